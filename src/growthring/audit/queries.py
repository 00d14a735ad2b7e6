"""Reading the record of events: who looked at one's own record, and one's own sign-ins."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Max, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from growthring.audit.models import Event
from growthring.core.access import Actor
from growthring.core.periods import Period
from growthring.core.scoping import ScopedQuerySet
from growthring.core.wordings import worded

WHY = "a person sees every event about them, and every view of a group they stood in"
NOBODY = 0  # whom a view of a group is about
LONGEST = 2000  # events read for one page


@dataclass(frozen=True, slots=True)
class Group:
    """Somewhere a person stood for a time: in a school, a team, or somebody's caseload."""

    field: str  # school_id, team_id or caseload_of
    id: int
    period: Period


@dataclass(slots=True)
class Looks:
    """One person's looks at one place: "the head, staff table, 14 times"."""

    actor_id: int | None
    acting_as: str
    kind: str
    where: str
    of_group: bool
    at: list[datetime] = field(default_factory=list)


# Of each group the column of an event that it is in, and whether its days have an end.
Shape = tuple[tuple[str, bool], ...]


def number_of_looks(actor: Actor, groups: Iterable[Group], *, since: datetime) -> int:
    """How many times others looked at what concerns the actor. One query."""
    shape, given = _told(list(groups), since)
    return sum(_numbers(actor, shape, since=since, **given))


@worded
def _numbers(actor: Actor, shape: Shape, *, since: datetime, **given: Any) -> QuerySet[Event, Any]:
    rows = _all().filter(_by_others(actor, shape, given), at__gte=since)
    numbers: Any = rows.order_by().values("verb").annotate(number=Count("pk"))
    found: QuerySet[Event, Any] = numbers.values_list("number", flat=True)
    return found


def _all() -> ScopedQuerySet[Any]:
    """With `about`, so that a database begins with the group: of nobody in particular are most events there are."""
    return Event.objects.unscoped(reason=WHY).alias(about=Coalesce("subject_id", Value(NOBODY)))


def _told(groups: list[Group], since: datetime) -> tuple[Shape, dict[str, Any]]:
    given: dict[str, Any] = {}
    for place, group in enumerate(groups):
        given |= {f"id{place}": group.id, f"from{place}": max(since, midnight(group.period.starts_on))}
        if group.period.ends_on is not None:
            given[f"until{place}"] = midnight(group.period.ends_on)
    return tuple((group.field, group.period.ends_on is not None) for group in groups), given


def _by_others(actor: Actor, shape: Shape, given: Mapping[str, Any]) -> Q:
    """Views and copies of what concerns the actor, by anybody else: in another trust, too, before a school moved."""
    about_me = Q(subject_id=actor.person_id)
    for place, (column, has_end) in enumerate(shape):
        within = Q(at__gte=given[f"from{place}"], about=NOBODY)  # in each part: each has an index of its own
        if has_end:
            within &= Q(at__lt=given[f"until{place}"])
        about_me |= Q(**{column: given[f"id{place}"]}) & within
    return about_me & Q(verb__in=[Event.Verb.LOOKED, Event.Verb.EXPORTED]) & ~Q(actor_id=actor.person_id)


@dataclass(slots=True)
class Seen:
    looks: list[Looks]
    sign_ins: list[datetime]


def seen_by_others(actor: Actor, groups: Iterable[Group], *, since: datetime) -> Seen:
    """Who looked at the actor's record, or took a copy, and when the actor signed in; newest first. One query."""
    shape, given = _told(list(groups), since)
    events = _events(actor, shape, since=since, **given)
    return Seen(
        _together(event for event in events if event.verb != Event.Verb.SIGNED_IN),
        [event.at for event in events if event.verb == Event.Verb.SIGNED_IN],
    )


@worded
def _events(actor: Actor, shape: Shape, *, since: datetime, **given: Any) -> QuerySet[Event]:
    by_me = Q(actor_id=actor.person_id, verb=Event.Verb.SIGNED_IN, trust_id=actor.trust_id)
    rows = _all().filter(_by_others(actor, shape, given) | by_me, at__gte=since)
    return rows.order_by("-at")[:LONGEST]


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _together(events: Iterable[Event]) -> list[Looks]:
    found: dict[tuple[object, ...], Looks] = {}
    for event in events:
        of_group = event.subject_id is None
        key = (event.actor_id, event.acting_as, event.kind, event.where, of_group)
        looks = found.setdefault(key, Looks(event.actor_id, event.acting_as, event.kind, event.where, of_group))
        looks.at.append(event.at)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Happened:
    """That something happened, and how often: no person in it."""

    what: str
    kind: str
    where: str
    times: int
    last: datetime


def what_happened(actor: Actor, school_id: int, *, days: int = 30) -> list[Happened]:
    """For a head: events of the school in the last days, added up. Policy decides who may ask."""
    rows = (
        Event.objects.visible_to(actor)
        .filter(school_id=school_id, at__gte=midnight(actor.on - timedelta(days=days)))
        .order_by()
        .values("verb", "kind", "where")
        .annotate(times=Count("pk"), last=Max("at"))
        .order_by("-times", "where")
    )
    return [
        Happened(str(Event.Verb(row["verb"]).label), row["kind"], row["where"], row["times"], row["last"])
        for row in rows
    ]
