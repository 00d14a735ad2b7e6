"""Reading the record of events: who looked at one's own record, and one's own sign-ins."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Max, Q
from django.utils import timezone

from growthring.audit.models import Event
from growthring.core.access import Actor
from growthring.core.periods import Period
from growthring.core.scoping import ScopedQuerySet

WHY = "a person sees every event about them, and every view of a group they stood in"
LONGEST = 2000  # events read for one page


@dataclass(frozen=True, slots=True)
class Group:
    """Somewhere a person stood for a time: in a school, a team, or somebody's caseload."""

    field: str  # school_id, team_id or caseload_of
    id: int
    period: Period

    def holds(self, since: datetime) -> Q:
        within = Q(at__gte=max(since, midnight(self.period.starts_on)))
        if self.period.ends_on is not None:
            within &= Q(at__lt=midnight(self.period.ends_on))
        return Q(**{self.field: self.id}) & within


@dataclass(slots=True)
class Looks:
    """One person's looks at one place: "the head, staff table, 14 times"."""

    actor_id: int | None
    acting_as: str
    kind: str
    where: str
    of_group: bool
    at: list[datetime] = field(default_factory=list)


def looks_by_others(actor: Actor, groups: Iterable[Group], *, since: datetime) -> ScopedQuerySet[Event]:
    return Event.objects.unscoped(reason=WHY).filter(_by_others(actor, groups, since), at__gte=since)


def _by_others(actor: Actor, groups: Iterable[Group], since: datetime) -> Q:
    """Views and copies of what concerns the actor, by anybody else: in another trust, too, before a school moved."""
    about_me = Q(subject_id=actor.person_id)
    for group in groups:
        about_me |= group.holds(since) & Q(subject_id__isnull=True)  # in each part: every part has an index of its own
    return about_me & Q(verb__in=[Event.Verb.LOOKED, Event.Verb.EXPORTED]) & ~Q(actor_id=actor.person_id)


@dataclass(slots=True)
class Seen:
    looks: list[Looks]
    sign_ins: list[datetime]


def seen_by_others(actor: Actor, groups: Iterable[Group], *, since: datetime) -> Seen:
    """Who looked at the actor's record, or took a copy, and when the actor signed in; newest first. One query."""
    by_others = _by_others(actor, groups, since)
    by_me = Q(actor_id=actor.person_id, verb=Event.Verb.SIGNED_IN, trust_id=actor.trust_id)
    rows = Event.objects.unscoped(reason=WHY).filter(by_others | by_me, at__gte=since)
    events = list(rows.order_by("-at")[:LONGEST])
    return Seen(
        _together(event for event in events if event.verb != Event.Verb.SIGNED_IN),
        [event.at for event in events if event.verb == Event.Verb.SIGNED_IN],
    )


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
