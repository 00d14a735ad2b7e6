"""Which questions a conversation asks: the school's own set for the purpose where it has one, else the trust's."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q

from growthring.conversations.models import MeetingRules, Purpose, Question, QuestionSet
from growthring.core.wordings import worded

WHY = "how a school holds conversations is the same whoever asks"


def sets_in_force(trust_id: int, school_id: int | None, on: date) -> dict[Purpose, QuestionSet]:
    """By purpose, in the order of purposes. One query. Before the trust's first version the first one stands."""
    rows = QuestionSet.objects.unscoped(reason=WHY).filter(Q(school__isnull=True) | Q(school=school_id), trust=trust_id)
    found: dict[str, dict[int | None, QuestionSet]] = defaultdict(dict)
    for row in rows.order_by("in_force_from", "number"):
        if row.in_force_from <= on or (row.school_id is None and None not in found[row.purpose]):
            found[row.purpose][row.school_id] = row
    chosen = {purpose: _in_force(found[purpose], school_id) for purpose in Purpose if purpose in found}
    return {purpose: each for purpose, each in chosen.items() if each is not None}


def set_in_force(trust_id: int, school_id: int | None, purpose: str, on: date) -> QuestionSet:
    """Raises `QuestionSet.DoesNotExist` when the trust was given no questions for the purpose."""
    found = sets_in_force(trust_id, school_id, on).get(Purpose(purpose))
    if found is None:
        raise QuestionSet.DoesNotExist(f"no questions for {purpose}")
    return found


def questions_of(version: QuestionSet) -> list[Question]:
    return _questions(None, version=version.pk)


@worded
def _questions(_nobody: None, *, version: int) -> Any:
    return Question.objects.unscoped(reason=WHY).filter(version=version)


def questions_by_set(versions: Iterable[QuestionSet]) -> dict[int, list[Question]]:
    """By the version's number in the database. One query."""
    found: dict[int, list[Question]] = defaultdict(list)
    for question in Question.objects.unscoped(reason=WHY).filter(version__in=set(versions)):
        found[question.version_id].append(question)
    return found


def rules_for(trust_id: int, school_ids: Iterable[int | None]) -> dict[int | None, MeetingRules]:
    """By school: its own rules, else the trust's, else as the model begins. One query."""
    wanted = set(school_ids)
    found = {row.school_id: row for row in _rules(None, trust=trust_id, schools=[each for each in wanted if each])}
    standing = found.get(None) or MeetingRules(trust_id=trust_id)
    return {school: found.get(school, standing) for school in wanted}


@worded
def _rules(_nobody: None, *, trust: int, schools: list[int]) -> Any:
    return MeetingRules.objects.unscoped(reason=WHY).filter(Q(school__isnull=True) | Q(school__in=schools), trust=trust)


def _in_force(versions: dict[int | None, QuestionSet], school_id: int | None) -> QuestionSet | None:
    own = versions.get(school_id) if school_id else None
    return own if own is not None and not own.back_to_trust else versions.get(None)
