"""A term's meetings for everybody somebody supports: who there is to meet, and a time for each."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.timezone import localdate, make_aware
from django.utils.translation import gettext as _

from growthring.conversations.models import Conversation
from growthring.conversations.policy import meetings_of
from growthring.conversations.queries.free import Taken, is_free, taken
from growthring.conversations.queries.rhythm import Pace, has_seat, pace_of, rule, with_pace
from growthring.conversations.queries.waiting import is_ahead
from growthring.core import clock
from growthring.core.access import Actor
from growthring.core.periods import running_on
from growthring.people.models import PartnerKind, Partnership, Post
from growthring.standards.queries import years_for
from growthring.standards.years import SchoolYears, Span

DAY = timedelta(days=1)
LATEST = time(20)
TERMS_AHEAD = 6


@dataclass(frozen=True)
class Candidate:
    """One person to meet. `planned_on`: their meetings with me that are planned already; `missed`: where there is none,
    one whose day is over and that nobody held."""

    partnership: Partnership
    pace: Pace
    years: SchoolYears
    planned_on: tuple[date, ...] = ()
    minutes: int = 45  # as the school means it
    missed: Conversation | None = None

    @property
    def post(self) -> Post:
        return self.partnership.post

    @property
    def with_manager(self) -> bool:
        return self.partnership.kind == PartnerKind.LINE_MANAGER

    @property
    def other(self) -> Partnership | None:
        return None if self.with_manager else self.partnership

    def planned_in(self, span: Span) -> date | None:
        return next((day for day in self.planned_on if day in span), None)


@dataclass(frozen=True)
class Pattern:
    """Days from the first to the last, on these weekdays (0 is Monday), so many one after another from a time on."""

    first: date
    last: date
    weekdays: frozenset[int]
    at: time
    minutes: int
    a_day: int = 1

    def slots(self) -> Iterator[datetime]:
        day = self.first
        while day <= self.last:
            if day.weekday() in self.weekdays:
                yield from self._on(day)
            day += DAY

    def _on(self, day: date) -> Iterator[datetime]:
        begins = datetime.combine(day, self.at)
        for _number in range(self.a_day):
            if begins.date() != day or begins.time() > LATEST:
                return
            yield make_aware(begins)
            begins += timedelta(minutes=self.minutes)


@dataclass
class Times:
    """What is taken, by person; grows with every proposal."""

    by_person: dict[int, list[Taken]] = field(default_factory=dict)

    def are_free(self, persons: Collection[int], starts_at: datetime, minutes: int) -> bool:
        return is_free(self.by_person, persons, starts_at, minutes)

    def take(self, persons: Iterable[int], starts_at: datetime, minutes: int) -> None:
        span = Taken(starts_at, starts_at + timedelta(minutes=minutes))
        for person in persons:
            self.by_person.setdefault(person, []).append(span)


def candidates(actor: Actor, midnight: datetime) -> list[Candidate]:
    """By post, the line manager's seat before another; those whose meeting is due first come first. Five queries."""
    held = Partnership.objects.visible_to(actor).filter(running_on(actor.on), partner_id=actor.person_id)
    running = held.filter(running_on(actor.on, path="post")).select_related("post__person")
    rows = with_pace(running).annotate(usual_minutes=rule("minutes"))
    first: dict[int, Any] = {}
    for row in sorted(rows, key=lambda row: (row.kind != PartnerKind.LINE_MANAGER, row.pk)):
        first.setdefault(row.post_id, row)
    years = years_for(actor.trust_id, {row.post.school_id for row in first.values()})
    meetings = meetings_of(actor).filter(is_ahead(midnight), state=Conversation.State.PLANNED, post__in=list(first))
    ahead = list(meetings.order_by("starts_at"))
    found = [_candidate(actor, row, years[row.post.school_id], ahead, midnight) for row in first.values()]
    return sorted(found, key=lambda each: (each.pace.due_on, each.post.person.family_name, each.post.pk))


def _candidate(actor: Actor, row: Any, years: SchoolYears, ahead: list[Conversation], midnight: datetime) -> Candidate:
    mine = [each for each in ahead if has_seat(each, row)]
    planned_on = tuple(localdate(each.starts_at) for each in mine if each.starts_at >= midnight)
    missed = mine[-1] if mine and not planned_on else None
    return Candidate(row, pace_of(row, actor.on), years, planned_on, row.usual_minutes, missed)


def terms(people: list[Candidate], on: date) -> list[Span]:
    """Terms that run or are to come, of the first one's school."""
    if not people:
        return []
    spans = [term for year in people[0].years for term in year.terms if term.last_day >= on]
    return spans[:TERMS_AHEAD]


def times_of(actor: Actor, people: Iterable[Candidate], first: date, last: date) -> Times:
    persons = {actor.person_id, *(each.post.person_id for each in people)}
    since, until = clock.midnight(first), clock.midnight(last + DAY)
    return Times(dict(taken(persons, since, until)))


def propose(me: int, people: list[Candidate], pattern: Pattern, times: Times) -> dict[int, datetime]:
    """By post: the first free time on a day on which the person's school is open; whoever finds none is left out."""
    found: dict[int, datetime] = {}
    waiting = list(people)
    for starts_at in pattern.slots():
        fits = (each for each in waiting if _suits(me, each, starts_at, pattern.minutes, times))
        chosen = next(fits, None)
        if chosen is not None:
            waiting.remove(chosen)
            found[chosen.post.pk] = starts_at
            times.take([me, chosen.post.person_id], starts_at, pattern.minutes)
    return found


def _suits(me: int, each: Candidate, starts_at: datetime, minutes: int, times: Times) -> bool:
    day = localdate(starts_at)
    return (
        each.years.is_open(day)
        and day in each.post.period
        and day in each.partnership.period
        and times.are_free([me, each.post.person_id], starts_at, minutes)
    )


def against(actor: Actor, each: Candidate, starts_at: datetime, minutes: int, times: Times) -> str:
    """Why a row cannot be, in words; of another's meeting only that it is."""
    if not each.years.is_open(localdate(starts_at)):
        return _("The school is closed on that day.")
    if not times.are_free([actor.person_id], starts_at, minutes):
        return _("You have another meeting at that time.")
    if not times.are_free([each.post.person_id], starts_at, minutes):
        return _("Busy at that time.")
    return ""
