"""When a school's profile is looked at: its years, and the checkpoints it has closed. One query for any number."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import BigIntegerField, CharField, DateTimeField, F, JSONField, Q, Value
from django.db.models.functions import Cast

from growthring.core.wordings import worded
from growthring.stages.models import Checkpoint
from growthring.standards.models import Calendar, Closure, Term
from growthring.standards.years import SchoolYear, SchoolYears, Span

WHY = "when terms end and checkpoints close is open to whoever has business with the school"
COLUMNS = ("at_what", "at_row", "at_calendar", "at_body", "at_label", "at_first", "at_last", "at_moment", "at_counts")
# With their types said: PostgreSQL takes a bare NULL in a union for a text.
NOBODY = Cast(Value(None), BigIntegerField())
NEVER = Cast(Value(None), DateTimeField())
NO_COUNTS = Cast(Value(None), JSONField())


@dataclass(frozen=True, slots=True)
class Closed:
    """A checkpoint that was closed, and when; `counted` once its rows are past their time, as `Checkpoint` has it."""

    pk: int
    calendar_id: int
    code: str
    on: date
    closed_at: datetime
    counted: dict[str, Any] | None = field(default=None, compare=False)


@dataclass
class Timetable:
    years: SchoolYears
    closed: list[Closed] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)  # of the years, by calendar


def timetables(trust_id: int, school_ids: Iterable[int], *, with_counts: bool = False) -> dict[int, Timetable]:
    """By school: its own years, the trust's where it has none that overlaps, and its closed checkpoints.

    `with_counts`, for whoever sees every row of the schools: what old checkpoints have counted.
    """
    wanted = set(school_ids)
    years: dict[int | None, list[SchoolYear]] = defaultdict(list)
    closed: dict[int, list[Closed]] = defaultdict(list)
    parts: dict[tuple[str, int], list[Span]] = defaultdict(list)
    calendars: list[tuple[Any, ...]] = []
    for what, row, calendar, body, label, first, last, moment, counts in _rows(
        None, with_counts, trust=trust_id, schools=sorted(wanted)
    ):
        if what == "calendar":
            calendars.append((row, body, label, first, last))
        elif what == "checkpoint":
            closed[body].append(Closed(row, calendar, label, first, moment, counts))
        else:
            parts[what, calendar].append(Span(first, last, label))
    for row, body, label, first, last in calendars:
        terms = tuple(sorted(parts["term", row], key=lambda term: term.first_day))
        years[body].append(SchoolYear(label, first, last, terms, tuple(parts["closure", row]), row))
    names = {row: label for row, _body, label, _first, _last in calendars}
    return {each: Timetable(_years(years[each], years[None]), closed[each], names) for each in wanted}


def _years(own: list[SchoolYear], trust: list[SchoolYear]) -> SchoolYears:
    """A school's own years, and the trust's where it has none that overlaps."""
    rest = [year for year in trust if not any(_overlap(mine, year) for mine in own)]
    return SchoolYears.of([*own, *rest])


def _overlap(one: SchoolYear, other: SchoolYear) -> bool:
    return one.starts_on < other.ends_on and other.starts_on < one.ends_on


@worded
def _rows(_actor: None, with_counts: bool, *, trust: int, schools: list[int]) -> Any:
    mine = Q(school__isnull=True) | Q(school__in=schools)
    parts = Q(calendar__school__isnull=True) | Q(calendar__school__in=schools)
    calendars = _columns(Calendar, "calendar", F("pk"), F("school_id"), "name", "starts_on", "ends_on")
    terms = _columns(Term, "term", F("calendar_id"), NOBODY, "name", "first_day", "last_day")
    closures = _columns(Closure, "closure", F("calendar_id"), NOBODY, "name", "first_day", "last_day")
    closed = _columns(Checkpoint, "checkpoint", F("calendar_id"), F("school_id"), "point", "on", "on")
    closed = closed.annotate(at_moment=F("closed_at"), at_counts=F("counted") if with_counts else NO_COUNTS)
    return (
        calendars.filter(mine, trust=trust)
        .values_list(*COLUMNS)
        .union(
            terms.filter(parts, trust=trust).values_list(*COLUMNS),
            closures.filter(parts, trust=trust).values_list(*COLUMNS),
            closed.filter(trust=trust, school__in=schools).values_list(*COLUMNS),
            all=True,
        )
    )


def _columns(model: Any, what: str, calendar: Any, body: Any, label: str, first: str, last: str) -> Any:
    return (
        model.objects.unscoped(reason=WHY)
        .order_by()
        .annotate(
            at_what=Value(what, output_field=CharField()),
            at_row=F("pk"),
            at_calendar=calendar,
            at_body=body,
            at_label=F(label),
            at_first=F(first),
            at_last=F(last),
            at_moment=NEVER,
            at_counts=NO_COUNTS,
        )
    )
