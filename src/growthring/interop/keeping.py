"""A roster as JSON, for the day in which somebody decides about it: staff, schools and problems.

Of everybody else there are only numbers. Staff are kept by columns, which is several times shorter than row by row; a
column that says the same of everybody is kept once.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, fields
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any

from growthring.interop.reading.shapes import Problem, Roster, SchoolRow, StaffRow

NAMES = [field.name for field in fields(StaffRow)]
READ: dict[str, Callable[[str], Any]] = {
    "starts_on": date.fromisoformat,
    "ends_on": date.fromisoformat,
    "fte": Decimal,
}
SETS = ("columns", "mentioned")


def kept(roster: Roster) -> dict[str, Any]:
    whole = {field.name: getattr(roster, field.name) for field in fields(roster)}
    return {
        **whole,
        "staff": {"count": len(roster.staff), **{name: _column(roster.staff, name) for name in NAMES}},
        "schools": [asdict(row) for row in roster.schools],
        "problems": [_told(problem) for problem in roster.problems],
        "not_staff": dict(roster.not_staff),
        **{name: sorted(getattr(roster, name)) for name in SETS},
    }


def unpacked(whole: dict[str, Any]) -> Roster:
    return Roster(
        **{
            **whole,
            "staff": _staff(whole["staff"]),
            "schools": [SchoolRow(**row) for row in whole["schools"]],
            "problems": [Problem(**row) for row in whole["problems"]],
            "not_staff": Counter(whole["not_staff"]),
            **{name: frozenset(whole[name]) for name in SETS},
        }
    )


def _column(staff: Sequence[StaffRow], name: str) -> Any:
    """A list with one value for each row, or the one value they share."""
    values = list(map(attrgetter(name), staff))
    if name in READ:
        values = [None if value is None else str(value) for value in values]
    first = values[0] if values else None
    return values if any(value != first for value in values) else first


def _staff(columns: dict[str, Any]) -> list[StaffRow]:
    told = [_values(name, columns[name], columns["count"]) for name in NAMES]
    return [StaffRow(*values) for values in zip(*told, strict=True)]


def _values(name: str, column: Any, count: int) -> list[Any]:
    values = column if isinstance(column, list) else [column] * count
    read = READ.get(name)
    if read is None:
        return values
    known = {value: None if value is None else read(value) for value in set(values)}
    return [known[value] for value in values]


def _told(problem: Problem) -> dict[str, Any]:
    return asdict(problem) | {"message": str(problem.message), "remedy": str(problem.remedy)}
