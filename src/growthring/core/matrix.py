"""The permission matrix: who may do what with each kind of record.

One row a record kind, one column a role. The policy of each package is plain code; this table is what it is tested
against, and what the permissions page and the label under each box are written from.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

from growthring.core.access import Role


@dataclass(frozen=True, slots=True)
class Row:
    kind: str
    cells: dict[Role, frozenset[str]]
    why: str


# Which codes of a cell allow a verb outright. `S*` and `E*` need a live grant for the case, so they allow nothing here.
VERBS: dict[str, frozenset[str]] = {
    "see": frozenset({"O", "E", "S"}),
    "edit": frozenset({"O", "E"}),
    "reply": frozenset({"O", "E", "r"}),
    "place": frozenset({"E", "place"}),
    "moderate": frozenset({"mod"}),
    "comment": frozenset({"E", "c"}),
    "directory": frozenset({"O", "E", "S", "N"}),
    "aggregate": frozenset({"A"}),
    "happened": frozenset({"O", "E", "S", "M"}),
    "promised": frozenset({"O", "E", "S", "W"}),
    "shared": frozenset({"S*", "E*"}),
}


@cache
def rows() -> dict[str, Row]:
    text = resources.files("growthring.core").joinpath("permission_matrix.csv").read_text(encoding="utf-8")
    return {line["record_kind"]: _row(line) for line in csv.DictReader(text.splitlines())}


def kinds() -> tuple[str, ...]:
    return tuple(rows())


def cell(kind: str, role: Role) -> frozenset[str]:
    return rows()[kind].cells[role]


def allows(kind: str, role: Role, verb: str) -> bool:
    """Whether the matrix gives the role this verb on records of the kind, without a further grant."""
    return bool(cell(kind, role) & VERBS[verb])


def roles_that_may(kind: str, verb: str) -> tuple[Role, ...]:
    return tuple(role for role in Role if allows(kind, role, verb))


def _row(line: dict[str, str]) -> Row:
    cells = {role: frozenset(line[role].split("+")) - {"-", ""} for role in Role}
    return Row(line["record_kind"], cells, line["why"])
