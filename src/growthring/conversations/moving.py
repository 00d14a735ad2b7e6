"""Conversations go along with a school that changes trust, with all that was written in them.

The trust's questions they were held with are copied, as the school's own that hold for no new meeting.
"""

from datetime import date, timedelta
from typing import Any, TypeVar

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as say

from growthring.conversations.models import (
    Arisen,
    Change,
    Conversation,
    Edition,
    Evidence,
    Invited,
    Line,
    LineVersion,
    MeetingRules,
    Party,
    Question,
    QuestionSet,
    Rhythm,
    Signature,
    WayReview,
    Wellbeing,
    Words,
)
from growthring.people import moving
from growthring.people.models import TrustOwned
from growthring.people.moving import Move

WHY = "copying the questions a school's meetings were held with into its new trust"
DAY = timedelta(days=1)
Row = TypeVar("Row", bound=TrustOwned)


def register() -> None:
    moving.carries(Conversation, "post__school", say("conversations"))
    for model in (Party, Change, Invited, Words, Line, Evidence, Wellbeing, Arisen, Edition):
        moving.carries(model, "conversation__post__school")
    moving.carries(LineVersion, "line__conversation__post__school")
    moving.carries(Signature, "edition__conversation__post__school")
    moving.carries(Rhythm, "partnership__post__school")
    moving.carries(WayReview, "partnership__post__school")
    moving.carries(QuestionSet, "school", say("sets of questions"))
    moving.carries(Question, "version__school")
    moving.carries(MeetingRules, "school")
    moving.before(number_sets)
    moving.after(copy_questions)
    moving.last(name_in_records)


def number_sets(move: Move) -> None:
    """The school's own sets get numbers that neither trust has given."""
    free = _next_number(move)
    for place, own in enumerate(_own(move)):
        QuestionSet.objects.unscoped(reason=WHY).filter(pk=own.pk).update(number=free + place)


def copy_questions(move: Move) -> None:
    """Sets of the old trust that meetings of the school asked, word for word; then the new trust's hold."""
    asked = move.led_to(QuestionSet) | _of_questions(move)
    own = _own(move)
    copied: set[str] = set()
    for version in QuestionSet.objects.unscoped(reason=WHY).filter(pk__in=asked, trust=move.old).order_by("pk"):
        before = [each.in_force_from for each in own if each.purpose == version.purpose]
        _copy_set(move, version, min([version.in_force_from, *(day - DAY for day in before)]))
        copied |= {version.purpose} if not before else set()
    for purpose in sorted(copied):
        _back_to_trust(move, purpose)


def name_in_records(move: Move) -> None:
    """What was signed names people by their number: those who have a second entry now, by that one."""
    for edition in Edition.objects.unscoped(reason=WHY).filter(conversation__post__school=move.school.pk):
        if edition.content and _renamed(edition.content, move.entries):
            edition.save(update_fields=["content"])


def _renamed(content: dict[str, Any], entries: dict[int, int]) -> bool:
    said = [words for each in content["questions"] for words in each["words"]]
    found = [each for each in [content["learner"], *content["parties"], *said] if each["person"] in entries]
    for each in found:
        each["person"] = entries[each["person"]]
    return bool(found)


def _of_questions(move: Move) -> set[int]:
    rows = Question.objects.unscoped(reason=WHY).filter(pk__in=move.led_to(Question))
    return set(rows.order_by().values_list("version", flat=True))


def _copy_set(move: Move, version: QuestionSet, on: date) -> None:
    made = move.copy(version, school_id=move.school.pk, number=_next_number(move), in_force_from=on)
    for question in Question.objects.unscoped(reason=WHY).filter(version=version):
        move.copy(question, version_id=made.pk)


def _back_to_trust(move: Move, purpose: str) -> None:
    """Where the new trust has no questions for it, the school goes on with those it had."""
    if QuestionSet.objects.unscoped(reason=WHY).filter(trust=move.new, school__isnull=True, purpose=purpose).exists():
        QuestionSet.objects.create(
            trust=move.new,
            school_id=move.school.pk,
            purpose=purpose,
            number=_next_number(move),
            name=_("The trust's questions"),
            in_force_from=move.on,
            back_to_trust=True,
            note=_("The school joined the trust."),
        )


def _next_number(move: Move) -> int:
    rows = QuestionSet.objects.unscoped(reason=WHY).filter(trust__in=[move.old, move.new])
    return int(rows.aggregate(most=Max("number"))["most"] or 0) + 1


def _own(move: Move) -> list[QuestionSet]:
    return list(QuestionSet.objects.unscoped(reason=WHY).filter(school=move.school.pk))
