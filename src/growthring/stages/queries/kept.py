"""Since when each row is kept, and what closed checkpoints of before have left: their counts."""

from collections.abc import Iterable
from datetime import date
from itertools import count
from typing import Any

from growthring.stages.profile import Standing, Stood
from growthring.standards.retention import year_and
from growthring.standards.years import SchoolYears

AND_THREE = 3  # school years before the one that runs


def kept_since(years: SchoolYears, today: date) -> date:
    """Before this day nothing is counted anew: rows whose time is over may be gone already."""
    return year_and(AND_THREE, years, today)


def counted_rows(school: int, counted: dict[str, Any]) -> list[Stood]:
    """Rows that add up to what a checkpoint has kept: of nobody, in no team, for whoever sees the whole school."""
    return list(_rows(school, counted["places"], counted["persons"]))


def _rows(school: int, places: dict[str, int], persons: int) -> Iterable[Stood]:
    numbers = count(1)
    for place, posts in places.items():
        for _post in range(posts):
            number = next(numbers)
            person = -(number % max(persons, 1)) - 1
            if place.isdigit():
                yield Stood(-number, person, school, "", "", Standing.PLACED, int(place))
            else:
                yield Stood(-number, person, school, "", "", Standing(place))
