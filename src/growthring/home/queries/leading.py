"""The head's and PD lead's first screen: what was promised and not yet done, gaps and the year, in one query."""

from dataclasses import dataclass
from typing import Any

from growthring.commitments.queries.school import OWED, Line, owed_lines, read_owed
from growthring.core.access import Actor
from growthring.core.gathered import day, gathered, line, lines
from growthring.core.wordings import worded
from growthring.home.queries.years import COLUMNS, parts_in_force, year_of
from growthring.people.models import School
from growthring.people.queries.gaps import GapKind, counting
from growthring.standards.years import SchoolYear

GAPS = "gaps"
DAYS = ("first_day", "last_day", "calendar__starts_on", "calendar__ends_on")


@dataclass(frozen=True, slots=True)
class Glance:
    owed: list[Line]
    gaps: dict[str, int]
    year: SchoolYear | None


def at_a_glance(actor: Actor, school: School) -> Glance:
    found: dict[str, list[dict[str, Any]]] = {}
    for kind, says in lines(_asked(actor, school=school.pk, its_trust=school.trust_id)):
        found.setdefault(kind, []).append(says)
    numbers = next(iter(found.get(GAPS, [])), {})
    parts = [_part(what, row) for what in ("term", "closure") for row in found.get(what, [])]
    return Glance(
        owed=read_owed(actor, found.get(OWED, [])),
        gaps={kind.value: numbers.get(kind.name, 0) for kind in GapKind},
        year=year_of(parts),
    )


@worded
def _asked(actor: Actor, *, school: int, its_trust: int) -> Any:
    terms, closures = parts_in_force(actor, school, its_trust)
    dated = {name: name for name in COLUMNS} | {"calendar__ends_on": "calendar__ends_on"}
    return gathered(
        line(GAPS, counting(actor, school=school), **{kind.name: kind.name for kind in GapKind}),
        owed_lines(actor, school),
        line("term", terms, **dated),
        line("closure", closures, **dated),
    )


def _part(what: str, row: dict[str, Any]) -> dict[str, Any]:
    return row | {"what": what} | {name: day(row[name]) for name in DAYS}
