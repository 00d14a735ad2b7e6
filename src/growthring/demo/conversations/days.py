"""When people meet: by the school's own calendar, and nobody in two places at once."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, time, timedelta
from random import Random

from growthring.conversations.models import Purpose
from growthring.standards.years import SchoolYear, SchoolYears

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
# The term, and from and to which of its weeks.
WINDOWS: dict[str, tuple[tuple[int, int, int], ...]] = {
    Purpose.OPENING: ((0, 2, 6),),
    Purpose.FIVE: ((0, 9, 14), (2, 1, 4)),
    Purpose.CHECK_IN: ((1, 2, 9), (0, 4, 9)),
    Purpose.MID_YEAR: ((1, 4, 9),),
    Purpose.REVIEW: ((2, 6, 11),),
}
HOURS = (
    *(time(8, 5), time(15, 30), time(12, 20), time(16, 20), time(13, 10), time(9, 15), time(14, 20), time(10, 45)),
    *(time(7, 20), time(17, 10)),
)


def window(year: SchoolYear, purpose: str, nth: int) -> tuple[date, date]:
    """From and to which day the nth talk of a purpose is held."""
    term, first, last = WINDOWS[purpose][min(nth, len(WINDOWS[purpose]) - 1)]
    span = year.terms[term]
    monday = span.first_day - span.first_day.weekday() * DAY
    latest = span.last_day - 2 * DAY
    return min(monday + (first - 1) * WEEK, latest), min(monday + last * WEEK - 3 * DAY, latest)


def some_day(years: SchoolYears, year: SchoolYear, purpose: str, nth: int, chance: Random) -> date:
    first, last = window(year, purpose, nth)
    return open_by(years, first + chance.randint(0, max(0, (last - first).days)) * DAY, last)


def open_by(years: SchoolYears, day: date, last: date) -> date:
    """The first open day from then on; the last one before when that would be too late."""
    found = years.first_open_day(day)
    while found > last or not years.is_open(found):
        found -= DAY
    return found


def open_before(years: SchoolYears, day: date) -> date:
    while not years.is_open(day):
        day -= DAY
    return day


def in_week(year: SchoolYear, years: SchoolYears, term: str, week: int, chance: Random) -> date:
    """Some day of the nth week of a term, or the first open one after it."""
    span = year.terms[("autumn", "spring", "summer").index(term)]
    monday = span.first_day - span.first_day.weekday() * DAY
    return open_by(years, monday + (week - 1) * WEEK + chance.randint(1, 4) * DAY, span.last_day)


class Diary:
    """Hands out hours: nobody sits in two meetings at one time."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self._taken: dict[tuple[int, date], set[int]] = defaultdict(set)

    def hour(self, persons: Collection[int], day: date) -> time:
        taken = set().union(*(self._taken[person, day] for person in persons))
        free = [place for place in range(len(HOURS)) if place not in taken] or list(range(len(HOURS)))
        place = free[min(len(free) - 1, int(self.chance.expovariate(0.4)))]
        for person in persons:
            self._taken[person, day].add(place)
        return HOURS[place]
