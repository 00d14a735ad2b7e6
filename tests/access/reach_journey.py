"""Which texts of a learning journey somebody should find: read from the rulings, not from the policy.

E* of a guest mentor is the partnership itself: they write in the one they were invited into.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from growthring.commitments.models import Offer, Promise
from growthring.conversations.models import (
    Arisen,
    Conversation,
    Edition,
    Evidence,
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
from growthring.core.access import Role

if TYPE_CHECKING:
    from tests.access.reach import Reach

PARTNERS = {Role.LM, Role.CM, Role.GM}
SIGNED = Conversation.State.SIGNED
RECORD = "Conversation record"


def of_the_journey(reach: Reach, row: Any) -> bool:
    if isinstance(row, QuestionSet | Question | MeetingRules):
        return reach.ties.is_staff(reach.person) or bool(reach.ties.partnered(reach.person))
    if isinstance(row, Offer):
        return reach.ties.is_staff(reach.person)
    if row._meta.app_label == "commitments":
        return _commitment(reach, row)
    if isinstance(row, Rhythm | WayReview):
        return reach.person.pk in (row.partnership.partner_id, row.partnership.post.person_id)
    return _meeting(reach, row)


def _commitment(reach: Reach, row: Any) -> bool:
    """The learner and who supports them; of a promise that was shared, those who lead: what and by when."""
    promise = getattr(row, "promise", row)
    roles = reach.ties.towards(reach.person, reach.ties.post(promise.post))
    leads = isinstance(row, Promise) and row.shared_at is not None and roles & {Role.HD, Role.PDL}
    return bool(leads or roles & {Role.SELF, *PARTNERS})


def _meeting(reach: Reach, row: Any) -> bool:
    meeting = _conversation_of(row)
    if isinstance(row, Words | Wellbeing | Evidence) and row.person_id == reach.person.pk:
        return True
    if isinstance(row, Wellbeing):
        return _between_the_two(reach, row, meeting)
    if isinstance(row, Words | Evidence | Line | LineVersion | Arisen):
        return _sat(reach, meeting)
    if isinstance(row, Edition | Signature) and _reads(reach, meeting):
        return True
    return _takes_part(reach, meeting) or (isinstance(row, Conversation) and _reads(reach, meeting))


def _conversation_of(row: Any) -> Conversation:
    for path in ("", "conversation", "line.conversation", "edition.conversation"):
        found = row
        for step in path.split(".") if path else ():
            found = getattr(found, step, None)
        if isinstance(found, Conversation):
            return found
    raise LookupError(row)


def _sat(reach: Reach, meeting: Conversation) -> bool:
    """In the world nobody has been replaced since a meeting, so that whoever sat is a partner still."""
    sat = Party.objects.unscoped(reason="test").filter(conversation=meeting, sat_at__isnull=False)
    return sat.filter(person=reach.person).exists()


def _takes_part(reach: Reach, meeting: Conversation) -> bool:
    if meeting.begun_at is not None:
        return _sat(reach, meeting)
    roles = reach.ties.towards(reach.person, reach.ties.post(meeting.post))
    beside = meeting.other is not None and meeting.other.partner_id == reach.person.pk
    return bool(roles & {Role.SELF, Role.LM}) or beside


def _between_the_two(reach: Reach, row: Wellbeing, meeting: Conversation) -> bool:
    """The learner and the line manager who sat there, once the meeting has begun."""
    sat = Party.objects.unscoped(reason="test").filter(conversation=meeting, sat_at__isnull=False)
    two = {meeting.post.person_id, *sat.filter(partnership__kind="line_manager").values_list("person", flat=True)}
    return meeting.begun_at is not None and {reach.person.pk, row.person_id} <= two


def _reads(reach: Reach, meeting: Conversation) -> bool:
    """What is signed, when the learner has opened it to a coach, mentor or guest."""
    return meeting.state == SIGNED and reach.ties.shared(reach.person, RECORD, [meeting.post_id])
