"""What this room says to people outside its pages: their calendar feed, and the one mail a day.

Kinds, dates and numbers: never a name, never what anybody wrote.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as say

from growthring.conversations.models import Conversation
from growthring.conversations.policy import meetings_of
from growthring.conversations.queries import meetings
from growthring.conversations.queries.possible import can_be
from growthring.conversations.queries.ways import ways_asked
from growthring.conversations.services.inviting import meeting_of, page_of
from growthring.core import clock
from growthring.core.access import Actor
from growthring.notices import calendars, digest
from growthring.notices.calendars import Meeting
from growthring.notices.digest import Line
from growthring.people.actors import actor_of
from growthring.people.models import Person

State = Conversation.State
LOOKING_BACK = timedelta(days=90)
A_WEEK = timedelta(days=7)  # as long as the mail does not say the same again


def in_the_feed(person: Person) -> Iterator[Meeting]:
    """Planned, and held in the last three months, as far as the person may see them today."""
    actor = actor_of(person)
    if actor is None:
        return
    since = clock.now() - LOOKING_BACK
    shown = Q(state=State.PLANNED) | ~Q(state=State.CALLED_OFF) & Q(begun_at__isnull=False)
    rows = meetings_of(actor).filter(shown, starts_at__gte=since).select_related("post")
    for held in rows.order_by("starts_at", "pk"):
        if held.begun_at is not None or can_be(held):
            yield meeting_of(held)


def in_the_digest(actor: Actor) -> Iterator[Line]:
    ahead = meetings.ahead(actor)
    yield from _to_prepare(actor, ahead)
    yield from _changed(actor)
    for held in meetings.to_sign(actor):
        edition: int = held.edition
        again = _("The record of a meeting on %(day)s is open again")
        said = again if edition > 1 else _("A meeting on %(day)s to sign")
        yield Line(said % {"day": _day(held.starts_at)}, page_of(held), f"sign:{held.key}:{edition}")
    yield from _late(actor, ahead)
    for way in ways_asked(actor):
        yield Line(_("Mentoring or coaching: you are both asked"), way.url, f"way:{way.key}")


def _to_prepare(actor: Actor, ahead: list[Conversation]) -> Iterator[Line]:
    for row in meetings.rows_of(actor, ahead):
        if row.is_to_prepare and row.held.starts_at >= clock.now():
            said = _("A meeting on %(day)s to prepare") % {"day": _day(row.held.starts_at)}
            yield Line(said, row.url, f"prepare:{row.held.key}:{localdate(row.held.starts_at)}")


def _changed(actor: Actor) -> Iterator[Line]:
    for change in meetings.changes(actor):
        if change.at < clock.now() - A_WEEK:
            continue
        held = change.conversation
        if change.act == change.Act.CALLED_OFF:
            said = _("A meeting on %(day)s is called off") % {"day": _day(held.starts_at)}
        else:
            said = _("A meeting is moved to %(day)s") % {"day": _day(held.starts_at)}
        yield Line(said, page_of(held), f"change:{change.key}")


def _late(actor: Actor, ahead: list[Conversation]) -> Iterator[Line]:
    """One line for all, kindly: that it would be time."""
    own, supported = meetings.pairs(actor, ahead)
    late = [pair for pair in [*own, *supported] if pair.pace.is_late and pair.next_at is None]
    if late:
        day = max(pair.pace.due_on for pair in late)
        page, key = reverse("conversations_meetings"), f"late:{len(late)}:{day}"
        yield Line(_("It is a while since you met: a good time to find a day"), page, key)


def _day(moment: datetime) -> str:
    return date_format(localdate(moment), "j F")


def register() -> None:
    calendars.shows(in_the_feed)
    digest.tells(say("Meetings"))(in_the_digest)
