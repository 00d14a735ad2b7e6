"""New versions of a set of questions: the trust's, a school's own, and the way back."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from growthring.audit.services import Verb
from growthring.conversations.models import MeetingRules, Purpose, Question, QuestionSet
from growthring.conversations.queries.questions import questions_of
from growthring.core import clock
from growthring.core.access import Actor
from growthring.people.models import School, Trust
from growthring.standards.services.common import require_set_up, stands_already, tell

WHY = "the service has asked the policy about the school or the trust"
PLACE = "questions"


@dataclass(frozen=True, slots=True)
class QuestionText:
    """What one question says; its position is its place in the list."""

    text: str
    purpose: str = ""
    learner_prompt: str = ""
    partner_prompt: str = ""
    code: str = ""

    @classmethod
    def of(cls, question: Question) -> "QuestionText":
        return cls(**{field.name: getattr(question, field.name) for field in fields(cls)})


@dataclass(frozen=True, slots=True)
class SetText:
    name: str
    introduction: str
    questions: tuple[QuestionText, ...]

    @classmethod
    def of(cls, version: QuestionSet) -> "SetText":
        return cls(version.name, version.introduction, tuple(map(QuestionText.of, questions_of(version))))


def versions_of(trust_id: int, school: School | None, purpose: str) -> list[QuestionSet]:
    """The newest first: the school's own and the trust's, or without a school the trust's."""
    rows = QuestionSet.objects.unscoped(reason=WHY).filter(trust=trust_id, purpose=purpose)
    own = rows.filter(school=school) if school else rows.none()
    return sorted({*own, *rows.filter(school__isnull=True)}, key=_age, reverse=True)


def starting_point(trust_id: int, school: School | None, purpose: str) -> QuestionSet:
    """The version an edit begins from: the newest of the school's own, also one yet to come; else the trust's.

    Raises `QuestionSet.DoesNotExist` when the trust was given no questions for the purpose.
    """
    versions = versions_of(trust_id, school, purpose)
    own = next((each for each in versions if school and each.school_id == school.pk), None)
    if own is not None and not own.back_to_trust:
        return own
    trusts = [each for each in versions if each.school_id is None]
    if not trusts:
        raise QuestionSet.DoesNotExist(f"no questions for {purpose}")
    return trusts[0]


@transaction.atomic
def publish_questions(
    *,
    actor: Actor,
    school: School | None,
    purpose: str,
    words: SetText,
    based_on: str,
    in_force_from: date,
    note: str = "",
) -> QuestionSet:
    """Add a version for the school, or without one for the trust. `based_on` is the key of the one it was edited from.

    Publishing the same words again gives the version that is there.
    """
    require_set_up(actor, actor.trust_id, school)
    _hold(actor.trust_id)
    _require(purpose, words.questions)
    base = starting_point(actor.trust_id, school, purpose)
    same = SetText.of(base) == words
    if stands_already(base, school, same=same, based_on=based_on, in_force_from=in_force_from):
        return base
    version = _add(actor.trust_id, school, purpose, words.name, words.introduction, in_force_from, note)
    Question.objects.bulk_create(
        Question(trust_id=version.trust_id, version=version, position=position, **asdict(question))
        for position, question in enumerate(words.questions, start=1)
    )
    tell(actor, Verb.ADDED, PLACE, school)
    return version


@transaction.atomic
def return_to_trust_questions(*, actor: Actor, school: School, purpose: str) -> QuestionSet | None:
    """From today the trust's questions hold for the school again; its own versions stay with what used them."""
    require_set_up(actor, school.trust_id, school)
    _hold(school.trust_id)
    own = [each for each in versions_of(school.trust_id, school, purpose) if each.school_id]
    if not own or own[0].back_to_trust:
        return None
    day = max(clock.today(), own[0].in_force_from)
    version = _add(school.trust_id, school, purpose, own[0].name, "", day, str(_("Back to the trust's questions")))
    version.back_to_trust = True
    version.save(update_fields=["back_to_trust"])
    tell(actor, Verb.ENDED, PLACE, school)
    return version


@transaction.atomic
def save_rules(*, actor: Actor, school: School | None, rules: dict[str, object]) -> MeetingRules:
    """How the school, or without one the trust, holds conversations from now on."""
    require_set_up(actor, actor.trust_id, school)
    row, _made = MeetingRules.objects.unscoped(reason=WHY).update_or_create(
        trust_id=actor.trust_id, school=school, defaults=rules
    )
    tell(actor, Verb.CHANGED, "how we meet", school)
    return row


def _require(purpose: str, questions: Sequence[QuestionText]) -> None:
    if not questions:
        raise ValidationError(_("A conversation needs at least one question."))
    if purpose == Purpose.FIVE and [each.code for each in questions if each.code] != list(Question.Code.values):
        raise ValidationError(_("The five questions stay, in their order; their words are yours to change."))


def _add(
    trust_id: int, school: School | None, purpose: str, name: str, introduction: str, day: date, note: str
) -> QuestionSet:
    rows = QuestionSet.objects.unscoped(reason=WHY).filter(trust=trust_id, purpose=purpose)
    number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
    return QuestionSet.objects.create(
        trust_id=trust_id,
        school=school,
        purpose=purpose,
        number=number,
        name=name,
        introduction=introduction,
        in_force_from=day,
        note=note,
    )


def _hold(trust_id: int) -> None:
    """One pen at a time: version numbers count through the whole trust."""
    Trust.objects.select_for_update().get(pk=trust_id)


def _age(version: QuestionSet) -> tuple[date, int]:
    return version.in_force_from, version.number
