"""Everybody's own calendar follows who has a seat in a meeting: invited, told of changes, and told when it is off.

Nothing here says what a meeting is about: a calendar holds "Meeting", a time, a place and a link.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction
from django.db.models import Q
from django.urls import NoReverseMatch, reverse

from growthring.conversations.models import Conversation, Invited
from growthring.conversations.queries.possible import can_be
from growthring.core import clock
from growthring.core.periods import running_on
from growthring.notices.calendars import Meeting
from growthring.notices.services import calendar
from growthring.people.models import PartnerKind, Partnership, Person

WHY = "whose calendar holds a meeting follows from who has a seat in it"
AT_ONCE = 200
State = Conversation.State


def meeting_of(conversation: Conversation, sequence: int | None = None) -> Meeting:
    return Meeting(
        uid=f"meeting-{conversation.key}",
        sequence=conversation.sequence if sequence is None else sequence,
        starts_at=conversation.starts_at,
        minutes=conversation.minutes,
        where=conversation.where,
        url=page_of(conversation),
        is_cancelled=conversation.state == State.CALLED_OFF,
    )


def page_of(conversation: Conversation) -> str:
    try:
        return reverse("conversations_meeting", args=[conversation.key])
    except NoReverseMatch:  # pragma: no cover
        return f"/meetings/{conversation.key}/"


@transaction.atomic
def bring_up_to_date(*conversations: Conversation) -> int:
    """How many words went out. Of a meeting that has begun nothing is said any more."""
    meant = [each for each in conversations if each.state in (State.PLANNED, State.CALLED_OFF)]
    seated, known = _seated(meant), _known(meant)
    return sum(_tell(each, seated[each.pk], known[each.pk]) for each in meant)


def bring_all_up_to_date() -> int:
    """Every meeting ahead, and those called off that somebody's calendar still holds."""
    ahead = Q(state=State.PLANNED, starts_at__gte=clock.now())
    held = Q(state=State.CALLED_OFF, invited__is_cancelled=False, starts_at__gte=clock.now())
    rows = Conversation.objects.unscoped(reason=WHY).filter(ahead | held).order_by("pk").distinct()
    keys = list(rows.values_list("pk", flat=True))
    return sum(_some(keys[first : first + AT_ONCE]) for first in range(0, len(keys), AT_ONCE))


@transaction.atomic
def _some(keys: list[int]) -> int:
    """Locked: whoever moves one of them waits, or is waited for."""
    rows = Conversation.objects.unscoped(reason=WHY).select_for_update(of=("self",)).filter(pk__in=keys)
    return bring_up_to_date(*rows.select_related("post").order_by("pk"))


def _seated(conversations: Iterable[Conversation]) -> dict[int, dict[int, Person]]:
    """By conversation: who is to be there as things are today. Nobody, if it is off or the post ends before it."""
    ahead = [each for each in conversations if each.state == State.PLANNED and can_be(each)]
    posts = {each.post_id for each in ahead}
    others = {each.other_id for each in ahead if each.other_id}
    managers = Q(post__in=posts, kind=PartnerKind.LINE_MANAGER)
    held = Partnership.objects.unscoped(reason=WHY).filter(running_on(clock.today()), managers | Q(pk__in=others))
    by_post: dict[int, list[Partnership]] = defaultdict(list)
    for row in held.select_related("partner"):
        by_post[row.post_id].append(row)
    learners = Person.objects.unscoped(reason=WHY).filter(posts__in=posts)
    by_pk = {person.pk: person for person in learners}
    found: dict[int, dict[int, Person]] = defaultdict(dict)
    for each in ahead:
        partners = [row.partner for row in by_post[each.post_id] if _sits(each, row)]
        found[each.pk] = {person.pk: person for person in [by_pk[each.post.person_id], *partners]}
    return found


def _sits(conversation: Conversation, partnership: Partnership) -> bool:
    is_manager = partnership.kind == PartnerKind.LINE_MANAGER
    return conversation.with_manager if is_manager else partnership.pk == conversation.other_id


def _known(conversations: Iterable[Conversation]) -> dict[int, dict[int, Invited]]:
    rows = Invited.objects.unscoped(reason=WHY).filter(conversation__in=[each.pk for each in conversations])
    found: dict[int, dict[int, Invited]] = defaultdict(dict)
    for row in rows.select_related("person"):
        found[row.conversation_id][row.person_id] = row
    return found


def _tell(conversation: Conversation, seated: dict[int, Person], known: dict[int, Invited]) -> int:
    told = 0
    for person in seated.values():
        told += _invite(conversation, person, known.get(person.pk))
    for row in known.values():
        if row.person_id not in seated and not row.is_cancelled:
            told += _cancel(conversation, row)
    return told


def _invite(conversation: Conversation, person: Person, row: Invited | None) -> int:
    if row is not None and not row.is_cancelled and row.told == conversation.sequence:
        return 0
    is_new, is_anew = row is None, row is not None and row.is_cancelled
    row = row or Invited(trust_id=conversation.trust_id, conversation=conversation, person=person)
    row.sequence, row.told, row.is_cancelled = 0 if is_new else row.sequence + 1, conversation.sequence, False
    row.starts_at = conversation.starts_at
    if calendar.invite(meeting=meeting_of(conversation, row.sequence), person=person, is_anew=is_anew) is None:
        return 0  # no address is known yet
    row.save()
    return 1


def _cancel(conversation: Conversation, row: Invited) -> int:
    """As the calendar has it: somebody who lost the seat is not told where it was moved to since."""
    row.sequence, row.told, row.is_cancelled = row.sequence + 1, conversation.sequence, True
    known = replace(meeting_of(conversation, row.sequence), starts_at=row.starts_at, where="")
    calendar.cancel(meeting=known, person=row.person)
    row.save()
    return 1
