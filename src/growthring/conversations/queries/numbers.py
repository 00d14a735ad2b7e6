"""Whether meetings are alive in a school, in numbers: for many people, never for one, and no word of any meeting."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, F, FilteredRelation, OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from growthring.conversations.models import Conversation, Party, Rhythm
from growthring.conversations.queries.questions import rules_for
from growthring.core import clock
from growthring.core.disclosure import PERSONS
from growthring.core.periods import running_on
from growthring.core.scoping import ScopedQuerySet
from growthring.core.wordings import worded
from growthring.people.models import PartnerKind, Partnership, Post, School
from growthring.standards.queries import year_began

WHY = "how many meetings there are, for those who lead a school: counted, nobody's is read"
FEWEST = 5  # persons in a group, for who may see each row: smaller ones are counted together. For others, `PERSONS`
A_YEAR = timedelta(days=365)
State = Conversation.State
HELD = Q(held_on__isnull=False) & ~Q(state=State.CALLED_OFF)


@dataclass(frozen=True, slots=True)
class Fact:
    """Of one post, on its way into a sum. `is_due`: somebody manages it, and the first meeting's time has come."""

    person: int
    team: str
    planned: int
    held: int
    prepared: int
    signed: int
    is_due: bool
    in_rhythm: bool


@dataclass(frozen=True, slots=True)
class Numbers:
    """Of a group: persons, meetings, and posts that are due a meeting with their line manager."""

    name: str
    persons: int
    planned: int
    held: int
    prepared: int
    signed: int
    due: int
    in_rhythm: int

    @classmethod
    def of(cls, name: str, facts: Iterable[Fact]) -> "Numbers":
        rows = list(facts)
        return cls(
            name,
            len({row.person for row in rows}),
            sum(row.planned for row in rows),
            sum(row.held for row in rows),
            sum(row.prepared for row in rows),
            sum(row.signed for row in rows),
            sum(row.is_due for row in rows),
            sum(row.in_rhythm for row in rows),
        )


@dataclass(frozen=True, slots=True)
class SchoolNumbers:
    """`whole` is None for a school of fewer than `fewest`; `teams` is empty where there are not two groups to tell."""

    since: date
    fewest: int
    whole: Numbers | None
    teams: tuple[Numbers, ...] = ()


def numbers_of(school: School, on: date, *, row_access: bool) -> SchoolNumbers:
    """Since the school year began, of posts that run today. Four queries.

    `row_access`: who may know of each single meeting that it was held sees them by team; anybody else one number for
    the whole school, of ten persons or more.
    """
    since = year_began(school.trust_id, school.pk, on) or on - A_YEAR
    facts = _facts(school, since, on)
    whole = Numbers.of(str(school), facts)
    fewest = FEWEST if row_access else PERSONS
    if whole.persons < fewest:
        return SchoolNumbers(since, fewest, None)
    return SchoolNumbers(since, fewest, whole, tuple(groups(facts)) if row_access else ())


def groups(facts: Iterable[Fact]) -> list[Numbers]:
    """By team. Teams of fewer than five persons are one group, with the next larger one until it is large enough: no
    number of theirs can be had by taking the others from the whole. None where there is but one group."""
    by_team: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_team[fact.team].append(fact)
    named = [name for name in by_team if name and _persons(by_team[name]) >= FEWEST]
    rest = [fact for name, rows in by_team.items() if name not in named for fact in rows]
    named.sort(key=lambda name: (_persons(by_team[name]), name))
    while named and 0 < _persons(rest) < FEWEST:
        rest += by_team[named.pop(0)]
    found = [Numbers.of(name, by_team[name]) for name in sorted(named)]
    if rest:
        found.append(Numbers.of(_("Other teams"), rest))
    return found if len(found) > 1 else []


def held_in_schools(schools: Iterable[int], on: date) -> dict[int, int | None]:
    """Meetings held in the last year, by school; None where fewer than ten persons work. One query."""
    counted = _held_in(None, schools=list(schools), on=on, since=on - A_YEAR)
    return {school: held if persons >= PERSONS else None for school, persons, held in counted}


@worded
def _held_in(_actor: None, *, schools: list[int], on: date, since: date) -> Any:
    """Joined to the posts: asked school by school, every meeting of the trust is looked at for each of them."""
    met = FilteredRelation(
        "conversations", condition=Q(conversations__held_on__gt=since) & ~Q(conversations__state=State.CALLED_OFF)
    )
    posts = Post.objects.unscoped(reason=WHY).filter(running_on(on), school__in=schools).annotate(met=met)
    counted = posts.order_by().values("school").annotate(persons=Count("person", distinct=True), held=Count("met"))
    return counted.values_list("school", "persons", "held")


def _persons(facts: Iterable[Fact]) -> int:
    return len({fact.person for fact in facts})


def _facts(school: School, since: date, on: date) -> list[Fact]:
    usual = rules_for(school.trust_id, [school.pk])[school.pk].weeks
    counted = _meetings(None, school=school.pk, since=since, on=on, now=clock.now())
    counts: dict[int, dict[str, Any]] = {row["post"]: row for row in counted}
    return [_fact(row, counts.get(row["pk"], {}), usual, on) for row in _posts(None, school=school.pk, on=on)]


def _fact(row: dict[str, Any], counted: dict[str, Any], usual: int, on: date) -> Fact:
    allowed = timedelta(weeks=row["weeks"] or usual)
    managed, last = row["managed_since"], row["last"]
    in_rhythm = last is not None and last + allowed >= on
    is_due = managed is not None and (in_rhythm or last is not None or managed + allowed < on)
    numbers = {name: counted.get(name, 0) for name in ("planned", "held", "prepared", "signed")}
    return Fact(row["person"], row["team_name"] or "", **numbers, is_due=is_due, in_rhythm=is_due and in_rhythm)


@worded
def _posts(_actor: None, *, school: int, on: date) -> Any:
    """A row a post: whether it is managed, how often they meet, when they last did. It keeps no name."""
    managing = Partnership.objects.filter(running_on(on), post=OuterRef("pk"), kind=PartnerKind.LINE_MANAGER)
    agreed = Rhythm.objects.filter(
        running_on(on, path="partnership"),
        partnership__post=OuterRef("pk"),
        partnership__kind=PartnerKind.LINE_MANAGER,
    )
    met = Conversation.objects.filter(HELD, post=OuterRef("pk"), with_manager=True, held_on__lte=on)
    return (
        Post.objects.unscoped(reason=WHY)
        .filter(running_on(on), school=school)
        .order_by()
        .values("pk", "person", team_name=F("team__name"))
        .annotate(
            managed_since=Subquery(managing.values("starts_on")[:1]),
            weeks=Subquery(agreed.values("weeks")[:1]),
            last=Subquery(met.order_by("-held_on").values("held_on")[:1]),
        )
    )


@worded
def _meetings(_actor: None, *, school: int, since: date, on: date, now: datetime) -> Any:
    """By post: how many are planned, held, prepared by everybody who sat there, signed."""
    sat = Party.objects.unscoped(reason=WHY).filter(conversation=OuterRef("pk"), sat_at__isnull=False)
    unready = sat.order_by().values("conversation").annotate(number=Count("pk") - Count("ready_at")).values("number")
    of_school: ScopedQuerySet[Conversation] = Conversation.objects.unscoped(reason=WHY).filter(
        running_on(on, path="post"), post__school=school
    )
    in_year = HELD & Q(held_on__gte=since)
    return (
        of_school.alias(unready=Subquery(unready))
        .order_by()
        .values("post")
        .annotate(
            planned=Count("pk", filter=Q(state=State.PLANNED, starts_at__gte=now)),
            held=Count("pk", filter=in_year),
            prepared=Count("pk", filter=in_year & Q(unready=0)),
            signed=Count("pk", filter=in_year & Q(state=State.SIGNED)),
        )
    )
