"""School weeks, due dates and checkpoints, against a slow and simple second reckoning."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growthring.standards.english import easter, english_year, school_year_of
from growthring.standards.models import DueTime
from growthring.standards.years import SchoolYear, SchoolYears, Span

DAY = timedelta(days=1)
YEARS = SchoolYears.of(english_year(start) for start in range(2023, 2028))
START = date(2024, 1, 1)
DAYS = st.integers(0, 900).map(lambda n: START + n * DAY)


@st.composite
def crowded_years(draw: st.DrawFn) -> SchoolYears:
    """A year with closures thrown about in it, some of them whole weeks, some over weekends."""
    base = english_year(2025)
    firsts = draw(st.lists(st.integers(0, 320), max_size=12))
    spans = [Span(base.starts_on + n * DAY, base.starts_on + (n + n % 11) * DAY) for n in firsts]
    year = SchoolYear(base.name, base.starts_on, base.ends_on, base.terms, (*base.closures, *spans))
    return SchoolYears.of([year, english_year(2026)])


def open_days_from(years: SchoolYears, start: date) -> list[date]:
    return [day for n in range(500) if years.is_open(day := start + n * DAY)]


def nth_week(years: SchoolYears, start: date, n: int) -> date:
    """By grouping all open days by ISO week: slow, and with nothing in common with the code under test."""
    weeks: dict[tuple[int, int], date] = {}
    for day in open_days_from(years, start):
        year, week, _ = day.isocalendar()
        weeks[year, week] = day
    return list(weeks.values())[n - 1]


@given(DAYS, st.integers(1, 12))
def test_week_end_agrees_with_a_count_by_calendar_week(start: date, week: int) -> None:
    assert YEARS.week_end(start, week) == nth_week(YEARS, start, week)


@given(crowded_years(), st.integers(0, 300), st.integers(1, 10))
def test_week_end_agrees_however_closures_fall(years: SchoolYears, offset: int, week: int) -> None:
    start = date(2025, 9, 1) + offset * DAY
    assert years.week_end(start, week) == nth_week(years, start, week)


@given(DAYS)
def test_due_dates_are_open_days_in_order_and_never_before_the_start(start: date) -> None:
    due = [YEARS.due_on(start, time) for time in DueTime]
    assert due == sorted(due)
    assert all(day >= start and YEARS.is_open(day) for day in due)


@given(DAYS, DAYS)
def test_a_later_start_is_never_due_earlier(one: date, other: date) -> None:
    first, second = sorted([one, other])
    assert all(YEARS.due_on(first, time) <= YEARS.due_on(second, time) for time in DueTime)


@pytest.mark.parametrize(
    ("start", "due", "expected"),
    [
        (date(2026, 9, 1), DueTime.DAY_ONE, date(2026, 9, 1)),
        (date(2026, 9, 1), DueTime.WEEK_TWO, date(2026, 9, 11)),
        (date(2026, 9, 1), DueTime.WEEK_SIX, date(2026, 10, 9)),
        (date(2026, 8, 15), DueTime.DAY_ONE, date(2026, 9, 1)),  # in the summer: the first day of the next year
        (date(2026, 10, 5), DueTime.WEEK_SIX, date(2026, 11, 20)),  # half term is not counted
        (date(2026, 11, 30), DueTime.WEEK_SIX, date(2027, 1, 22)),  # nor are the holidays
        (date(2026, 7, 13), DueTime.WEEK_SIX, date(2026, 9, 25)),  # from one year into the next
        (date(2026, 9, 5), DueTime.WEEK_TWO, date(2026, 9, 18)),  # a Saturday: the week begins on the Monday after
        (date(2026, 9, 4), DueTime.WEEK_TWO, date(2026, 9, 11)),  # a Friday: its own week is the first
    ],
)
def test_due_on(start: date, due: DueTime, expected: date) -> None:
    assert YEARS.due_on(start, due) == expected


def test_review_is_four_school_weeks_after_week_six() -> None:
    assert YEARS.review_on(date(2026, 9, 1)) == date(2026, 11, 13)


def test_without_a_calendar_weekdays_count() -> None:
    nothing = SchoolYears.of([])
    assert nothing.due_on(date(2026, 8, 1), DueTime.WEEK_TWO) == date(2026, 8, 14)
    assert nothing.checkpoints() == []


def test_after_the_last_known_year_weekdays_count_and_between_two_nothing_does() -> None:
    years = SchoolYears.of([english_year(2024), english_year(2026)])
    assert years.is_open(date(2027, 9, 1))
    assert not years.is_open(date(2025, 10, 1))
    assert years.first_open_day(date(2025, 9, 1)) == date(2026, 9, 1)


def test_checkpoints_of_a_year() -> None:
    assert english_year(2026).checkpoints() == [
        ("six_weeks", date(2026, 10, 9)),
        ("term_1", date(2026, 12, 18)),
        ("term_2", date(2027, 3, 25)),
        ("term_3", date(2027, 7, 22)),
    ]


def test_a_year_shorter_than_six_weeks_has_no_first_checkpoint() -> None:
    term = Span(date(2026, 9, 1), date(2026, 9, 30))
    year = SchoolYear("short", date(2026, 9, 1), date(2026, 10, 1), (term,))
    assert year.checkpoints() == [("term_1", date(2026, 9, 30))]


@pytest.mark.parametrize(
    ("year", "sunday"), [(2024, (3, 31)), (2025, (4, 20)), (2026, (4, 5)), (2038, (4, 25)), (2049, (4, 18))]
)
def test_easter(year: int, sunday: tuple[int, int]) -> None:
    assert easter(year) == date(year, *sunday)


@given(st.integers(2000, 2100))
def test_an_english_year_is_whole(start: int) -> None:
    year = english_year(start)
    parts = [day for term in year.terms for day in (term.first_day, term.last_day)]
    assert parts == sorted(parts)
    assert all(day in year and day.weekday() < 5 for day in parts)
    assert all(any(c.first_day in t and c.last_day in t for t in year.terms) for c in year.closures)
    assert 188 <= len(year._open_days) <= 199
    assert [point for point, _ in year.checkpoints()] == ["six_weeks", "term_1", "term_2", "term_3"]


@pytest.mark.parametrize(("day", "start"), [(date(2026, 8, 31), 2025), (date(2026, 9, 1), 2026)])
def test_the_school_year_of_a_day(day: date, start: int) -> None:
    assert school_year_of(day) == start
