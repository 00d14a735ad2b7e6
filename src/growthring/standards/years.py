"""The arithmetic of school years: open days, school weeks, due dates and checkpoints. No models."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import islice

from growthring.standards.models.expectations import DueTime

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
SATURDAY = 5

FIRST_WEEKS = 6  # a newcomer's first weeks, and the year's first checkpoint
REVIEW_WEEK = 10  # a non-negotiable still open after week six is looked at again four school weeks later
WEEKS_OF = {DueTime.WEEK_TWO: 2, DueTime.WEEK_SIX: FIRST_WEEKS}
SIX_WEEKS = "six_weeks"
TERM_POINTS = ("term_1", "term_2", "term_3")


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first to the last, both included."""

    first_day: date
    last_day: date
    name: str = ""

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day


@dataclass(frozen=True)
class SchoolYear:
    """One year, `[starts_on, ends_on)`. `calendar_id` is the row it was read from, when there is one."""

    name: str
    starts_on: date
    ends_on: date
    terms: tuple[Span, ...]
    closures: tuple[Span, ...] = ()
    calendar_id: int | None = None

    def __contains__(self, day: date) -> bool:
        return self.starts_on <= day < self.ends_on

    def is_open(self, day: date) -> bool:
        return day in self._open_days

    @property
    def codes(self) -> tuple[str, ...]:
        """Of the points it may have, without looking for their days."""
        return (SIX_WEEKS, *TERM_POINTS[: len(self.terms)])

    def checkpoints(self) -> list[tuple[str, date]]:
        """Each point with its day, in order: the end of the sixth school week, then the last day of each term."""
        days = [self._six_weeks] if self._six_weeks else []
        ends = zip(TERM_POINTS, (term.last_day for term in self.terms), strict=False)
        return sorted([*((SIX_WEEKS, day) for day in days), *ends], key=lambda point: point[1])

    @cached_property
    def _open_days(self) -> frozenset[date]:
        taught = {day for term in self.terms for day in days_of(term) if day in self and day.weekday() < SATURDAY}
        return frozenset(taught.difference(*(days_of(closure) for closure in self.closures)))

    @cached_property
    def _six_weeks(self) -> date | None:
        """The last open day of the sixth week that has one, without looking at the rest of the year."""
        weeks = (days for monday in self._mondays() if (days := self._open_from(monday)))
        sixth = next(islice(weeks, FIRST_WEEKS - 1, None), None)
        return date.fromordinal(sixth[-1]) if sixth else None

    def _mondays(self) -> Iterator[int]:
        """As ordinals: the profile of ten years asks for a thousand days."""
        first = min((term.first_day for term in self.terms), default=self.ends_on)
        return iter(range(monday_of(max(first, self.starts_on)).toordinal(), self.ends_on.toordinal(), 7))

    def _open_from(self, monday: int) -> list[int]:
        """Open days of the week."""
        week = range(monday, monday + SATURDAY)
        taught = self._days_in(self.terms, week)
        return sorted(taught.difference(self._days_in(self.closures, week))) if taught else []

    def _days_in(self, spans: Iterable[Span], week: range) -> set[int]:
        first, last = max(week.start, self.starts_on.toordinal()), min(week.stop, self.ends_on.toordinal())
        found: set[int] = set()
        for span in spans:
            found.update(range(max(first, span.first_day.toordinal()), min(last, span.last_day.toordinal() + 1)))
        return found


@dataclass(frozen=True)
class SchoolYears:
    """The years a school knows, in order.

    Days between two known years are closed. Before the first and after the last, where nobody has said anything yet,
    every Monday to Friday counts as open, so that a due date can always be given.
    """

    years: tuple[SchoolYear, ...] = ()
    _ends: dict[tuple[date, int], date] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, years: Iterable[SchoolYear]) -> "SchoolYears":
        return cls(tuple(sorted(years, key=lambda year: year.starts_on)))

    def __iter__(self) -> Iterator[SchoolYear]:
        return iter(self.years)

    def year_of(self, day: date) -> SchoolYear | None:
        return next((year for year in self.years if day in year), None)

    def is_open(self, day: date) -> bool:
        year = self.year_of(day)
        if year is not None:
            return year.is_open(day)
        unknown = not self.years or day < self.years[0].starts_on or day >= self.years[-1].ends_on
        return unknown and day.weekday() < SATURDAY

    def first_open_day(self, day: date) -> date:
        """The day itself when it is open, else the next that is."""
        while not self.is_open(day):
            day += DAY
        return day

    def week_end(self, start: date, week: int) -> date:
        """The last open day of the nth school week, the week of the first open day on or after the start being one.

        A school week is a week from Monday with at least one open day: weeks without one are not counted.
        """
        if (start, week) not in self._ends:
            self._ends[start, week] = self._count(start, week)
        return self._ends[start, week]

    def due_on(self, start: date, due: DueTime | str) -> date:
        """When an item is due for somebody whose post starts on that day."""
        weeks = WEEKS_OF.get(DueTime(due))
        return self.first_open_day(start) if weeks is None else self.week_end(start, weeks)

    def review_on(self, start: date) -> date:
        return self.week_end(start, REVIEW_WEEK)

    def checkpoints(self) -> list[tuple[SchoolYear, str, date]]:
        return [(year, point, day) for year in self.years for point, day in year.checkpoints()]

    def _count(self, start: date, week: int) -> date:
        last = self.first_open_day(start)
        counted, monday = 1, monday_of(last)
        while True:
            if counted == week:
                return max(day for day in _week(monday) if self.is_open(day))
            monday = monday_of(self.first_open_day(monday + WEEK))
            counted += 1


def monday_of(day: date) -> date:
    return day - day.weekday() * DAY


def days_of(span: Span) -> set[date]:
    return set(_run(span.first_day, (span.last_day - span.first_day).days + 1))


def _week(monday: date) -> list[date]:
    return list(_run(monday, 7))


def _run(first: date, length: int) -> Iterator[date]:
    return (first + offset * DAY for offset in range(length))
