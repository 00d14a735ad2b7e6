"""A roster as JSON, for the day in which somebody decides about it: staff, schools and problems.

Of everybody else there are only numbers.
"""

from collections import Counter
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from growthring.interop.reading.shapes import Problem, Roster, SchoolRow, StaffRow

DATES = ("starts_on", "ends_on")
SETS = ("columns", "mentioned")


def kept(roster: Roster) -> dict[str, Any]:
    whole = asdict(roster)
    whole["not_staff"] = dict(roster.not_staff)  # asdict() would count the pairs
    for name in SETS:
        whole[name] = sorted(getattr(roster, name))
    for problem in whole["problems"]:
        problem.update(message=str(problem["message"]), remedy=str(problem["remedy"]))
    for row in whole["staff"]:
        for name in (*DATES, "fte"):
            row[name] = str(row[name]) if row[name] is not None else None
    return whole


def unpacked(whole: dict[str, Any]) -> Roster:
    return Roster(
        **{
            **whole,
            "staff": [_staff(row) for row in whole["staff"]],
            "schools": [SchoolRow(**row) for row in whole["schools"]],
            "problems": [Problem(**row) for row in whole["problems"]],
            "not_staff": Counter(whole["not_staff"]),
            **{name: frozenset(whole[name]) for name in SETS},
        }
    )


def _staff(row: dict[str, Any]) -> StaffRow:
    dates = {name: date.fromisoformat(row[name]) if row[name] else None for name in DATES}
    return StaffRow(**{**row, **dates, "fte": Decimal(row["fte"]) if row["fte"] is not None else None})
