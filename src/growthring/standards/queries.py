"""How a school works with stages: its own set-up where it has one, else the trust's.

Each question comes twice: for one school, and for many at once with the same few queries. `None` stands for the
trust itself (a post in the central team has no school).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q

from growthring.core.scoping import ScopedQuerySet
from growthring.core.wordings import worded
from growthring.people.models import Post, School
from growthring.standards.models import (
    Calendar,
    Closure,
    DueTime,
    Expectation,
    Gate,
    ScaleVersion,
    SchoolStages,
    Stage,
    StageMode,
    Term,
)
from growthring.standards.years import SchoolYear, SchoolYears, Span

WHY = "how a school works is the same whoever asks: due dates, scale and mode follow from it"

SchoolId = int | None
DUE_ORDER = {due: place for place, due in enumerate(DueTime.values)}


def years_of(school: School) -> SchoolYears:
    return years_for(school.trust_id, [school.pk])[school.pk]


def years_of_trust(trust_id: int) -> SchoolYears:
    return years_for(trust_id, [None])[None]


def years_for(trust_id: int, school_ids: Iterable[SchoolId]) -> dict[SchoolId, SchoolYears]:
    """By school: its own years, and the trust's where it has none that overlaps. Three queries."""
    wanted = set(school_ids)
    calendars: dict[SchoolId, list[SchoolYear]] = defaultdict(list)
    for calendar in _of_bodies(calendars_with_parts(), trust_id, wanted):
        calendars[calendar.school_id].append(school_year(calendar))
    return {school: SchoolYears.of(_own_else(calendars[school], calendars[None])) for school in wanted}


def year_name(trust_id: int, school_id: SchoolId, on: date) -> str:
    """The school year a page about somebody stands in; empty when no calendar says. One query."""
    return str(_of_year(trust_id, school_id, on)[0] or "")


def year_began(trust_id: int, school_id: SchoolId, on: date) -> date | None:
    """The first day of the school year that holds the day. One query."""
    began: date | None = _of_year(trust_id, school_id, on)[1]
    return began


def _of_year(trust_id: int, school_id: SchoolId, on: date) -> tuple[Any, Any]:
    """Name and first day of the calendar that holds the day: the school's own, or else the trust's."""
    schools = [] if school_id is None else [school_id]
    found = {school: says for school, *says in _years_on(None, trust=trust_id, schools=schools, on=on)}
    return tuple(found.get(school_id) or found.get(None) or (None, None))


@worded
def _years_on(_nobody: None, *, trust: int, schools: list[int], on: date) -> Any:
    here = Q(school__isnull=True) | Q(school__in=schools)
    years = Calendar.objects.unscoped(reason=WHY).filter(here, trust=trust, starts_on__lte=on, ends_on__gt=on)
    return years.values_list("school_id", "name", "starts_on")


def terms_of_year(trust_id: int, school_id: SchoolId, on: date) -> list[Term]:
    """The terms of the year that holds the day, the school's own or else the trust's. One query."""
    rows = Term.objects.unscoped(reason=WHY).select_related("calendar")
    now = rows.filter(
        Q(calendar__school__isnull=True) | Q(calendar__school=school_id),
        trust=trust_id,
        calendar__starts_on__lte=on,
        calendar__ends_on__gt=on,
    )
    terms = list(now)
    own = [term for term in terms if term.calendar.school_id == school_id]
    return own or terms


def years_known(trust_id: int, school_id: SchoolId) -> list[tuple[str, date, date]]:
    """Name, first day and end of every year that the school or its trust has written down. One query."""
    rows = _of_bodies(Calendar.objects.unscoped(reason=WHY), trust_id, {school_id})
    return list(rows.values_list("name", "starts_on", "ends_on").distinct())


def calendars_with_parts() -> ScopedQuerySet[Calendar]:
    """Calendars with their terms and closures: read the parts from the calendar, without a query a row."""
    parts: list[Any] = [
        Prefetch("terms", Term.objects.unscoped(reason=WHY)),
        Prefetch("closures", Closure.objects.unscoped(reason=WHY)),
    ]
    return Calendar.objects.unscoped(reason=WHY).prefetch_related(*parts)


def school_year(calendar: Calendar) -> SchoolYear:
    """From a calendar whose terms and closures are prefetched."""
    return SchoolYear(
        name=calendar.name,
        starts_on=calendar.starts_on,
        ends_on=calendar.ends_on,
        terms=tuple(Span(term.first_day, term.last_day, term.name) for term in calendar.terms.all()),
        closures=tuple(Span(part.first_day, part.last_day, part.name) for part in calendar.closures.all()),
        calendar_id=calendar.pk,
    )


@dataclass(frozen=True, slots=True)
class Scales:
    """The versions a school may have been under: its own, and the trust's."""

    own: tuple[ScaleVersion, ...] = ()
    trust: tuple[ScaleVersion, ...] = ()

    def on(self, day: date) -> ScaleVersion:
        """Its newest by the day, unless with it the school went back to the trust's; else the trust's newest.

        Before the trust's first version the first one stands. Raises `ScaleVersion.DoesNotExist` when there is none.
        """
        begun = [version for version in self.own if version.in_force_from <= day]
        if begun and not newest(begun).back_to_trust:
            return newest(begun)
        if not self.trust:
            raise ScaleVersion.DoesNotExist("the trust has no stage scale")
        return newest(
            [version for version in self.trust if version.in_force_from <= day] or [min(self.trust, key=_age)]
        )


def scale_for(school: School, on: date) -> ScaleVersion:
    """Raises `ScaleVersion.DoesNotExist` when the trust was given no scale."""
    return scales_for(school.trust_id, [school.pk])[school.pk].on(on)


def scale_of_trust(trust_id: int, on: date) -> ScaleVersion:
    return scales_for(trust_id, [None])[None].on(on)


def scales_for(trust_id: int, school_ids: Iterable[SchoolId]) -> dict[SchoolId, Scales]:
    """By school. One query."""
    wanted = set(school_ids)
    versions: dict[SchoolId, list[ScaleVersion]] = defaultdict(list)
    for version in _of_bodies(ScaleVersion.objects.unscoped(reason=WHY), trust_id, wanted):
        versions[version.school_id].append(version)
    trust = tuple(versions[None])
    return {school: Scales(tuple(versions[school]) if school else (), trust) for school in wanted}


def newest(versions: Iterable[ScaleVersion]) -> ScaleVersion:
    return max(versions, key=_age)


def stages_of(scale: ScaleVersion) -> list[Stage]:
    return list(Stage.objects.unscoped(reason=WHY).filter(scale=scale))


def stages_by_scale(scales: Iterable[ScaleVersion]) -> dict[int, list[Stage]]:
    """By the version's number in the database. One query."""
    found: dict[int, list[Stage]] = defaultdict(list)
    for stage in Stage.objects.unscoped(reason=WHY).filter(scale__in=set(scales)):
        found[stage.scale_id].append(stage)
    return found


def mode_of(school: School | None) -> StageMode:
    """A school that has not chosen works as the model's default says; so does a central team."""
    return modes_for([school.pk])[school.pk] if school else default_mode()


def modes_for(school_ids: Iterable[SchoolId]) -> dict[SchoolId, StageMode]:
    wanted = set(school_ids)
    chosen = modes_chosen(wanted)
    return {school: chosen.get(school, default_mode()) for school in wanted}


def modes_chosen(school_ids: Iterable[SchoolId]) -> dict[SchoolId, StageMode]:
    """Of the schools that have chosen. One query."""
    rows = SchoolStages.objects.unscoped(reason=WHY).filter(school__in=set(school_ids) - {None})
    return {school: StageMode(mode) for school, mode in rows.values_list("school_id", "mode")}


def expectations_for(post: Post, on: date) -> list[Expectation]:
    """What is expected in the post on the day, in the order it is due: the trust's list and the school's beside it."""
    return expectations_for_posts([post], on)[post.pk]


def expectations_for_posts(posts: Iterable[Post], on: date) -> dict[int, list[Expectation]]:
    """By post. One query for posts of one trust."""
    wanted = list(posts)
    trusts, schools = {post.trust_id for post in wanted}, {post.school_id for post in wanted}
    rows = live_expectations(on).filter(Q(school__isnull=True) | Q(school__in=schools - {None}), trust__in=trusts)
    found = sorted(rows, key=_in_order)
    lists: dict[tuple[int, SchoolId, str], list[Expectation]] = {}
    for post in wanted:
        if _place(post) not in lists:
            lists[_place(post)] = [row for row in found if _concerns(row, post)]
    return {post.pk: lists[_place(post)] for post in wanted}


def _place(post: Post) -> tuple[int, SchoolId, str]:
    """Posts of one kind in one school are expected the same."""
    return post.trust_id, post.school_id, post.kind


def expectations_of(trust_id: int, school: School | None, post_kind: str, on: date) -> list[Expectation]:
    """What would be expected of a newcomer in such a post on the day, in order."""
    post = Post(trust_id=trust_id, school=school, kind=post_kind)
    return expectations_for_posts([post], on)[post.pk]


def live_expectations(on: date) -> ScopedQuerySet[Expectation]:
    still = Q(retired_on__isnull=True) | Q(retired_on__gt=on)
    return Expectation.objects.unscoped(reason=WHY).filter(still)


def _concerns(row: Expectation, post: Post) -> bool:
    return (
        row.trust_id == post.trust_id and row.school_id in (None, post.school_id) and row.post_kind in ("", post.kind)
    )


def _in_order(row: Expectation) -> tuple[bool, int, bool, bool, int, int]:
    """The mandatory list first; in each what is due first; what holds for all before what holds for one kind."""
    later = row.gate != Gate.MANDATORY
    return later, DUE_ORDER[row.due], row.post_kind != "", row.school_id is not None, row.position, row.pk


def _of_bodies(rows: ScopedQuerySet, trust_id: int, schools: set[SchoolId]) -> ScopedQuerySet:  # type: ignore[type-arg]
    """The trust's own rows and those of the schools."""
    return rows.filter(Q(school__isnull=True) | Q(school__in=schools - {None}), trust=trust_id)


def _own_else(own: list[SchoolYear], trust: list[SchoolYear]) -> list[SchoolYear]:
    """The school's own years; of the trust's those whose middle no own year holds, cut where an own one begins."""
    kept = [year for year in trust if not any(_middle(year) in mine for mine in own)]
    return [*own, *(_cut(year, own) for year in kept)]


def _cut(year: SchoolYear, own: list[SchoolYear]) -> SchoolYear:
    starts = max([year.starts_on, *(mine.ends_on for mine in own if year.starts_on in mine)])
    ends = min([year.ends_on, *(mine.starts_on for mine in own if mine.starts_on in year)])
    return year if (starts, ends) == (year.starts_on, year.ends_on) else replace(year, starts_on=starts, ends_on=ends)


def _middle(year: SchoolYear) -> date:
    return year.starts_on + (year.ends_on - year.starts_on) / 2


def _age(version: ScaleVersion) -> tuple[date, int]:
    return version.in_force_from, version.number


def default_mode() -> StageMode:
    return StageMode(SchoolStages._meta.get_field("mode").get_default())
