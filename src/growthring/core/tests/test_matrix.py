from pathlib import Path

import pytest

from growthring.core import matrix
from growthring.core.access import Actor, Grant, Role
from growthring.core.clock import today
from growthring.core.permission_reasons import REASONS

KNOWN = {
    *("O", "E", "S", "r", "place", "mod", "c", "C", "join", "S*", "E*", "N", "H", "W", "R", "P", "M", "A", "F", "T"),
}


def test_every_code_in_the_matrix_is_one_the_legend_explains() -> None:
    used = {code for row in matrix.rows().values() for codes in row.cells.values() for code in codes}
    assert used <= KNOWN


def test_every_row_says_why() -> None:
    assert [kind for kind, row in matrix.rows().items() if not row.why] == []


def test_the_reader_is_told_the_reason_the_matrix_gives() -> None:
    assert {kind: str(why) for kind, why in REASONS.items()} == {kind: row.why for kind, row in matrix.rows().items()}


@pytest.mark.parametrize(
    ("kind", "role", "verb", "answer"),
    [
        ("Stage placement", Role.LM, "see", True),
        ("Stage placement", Role.CM, "see", False),
        ("Stage placement", Role.HD, "moderate", True),
        ("Stage placement", Role.PDL, "moderate", False),
        ("Stage placement", Role.SELF, "place", True),
        ("Profile open", Role.GOV, "aggregate", True),
        ("Profile exact", Role.CEO, "see", False),
        ("Import batch", Role.HD, "happened", True),
        ("Import batch", Role.HD, "see", False),
    ],
)
def test_cells_are_read_as_written(kind: str, role: Role, verb: str, answer: bool) -> None:
    assert matrix.allows(kind, role, verb) is answer


def test_the_csv_is_kept_sorted_as_the_page_shows_it() -> None:
    text = (Path(matrix.__file__).parent / "permission_matrix.csv").read_text(encoding="utf-8")
    assert text.splitlines()[0] == "record_kind," + ",".join(Role) + ",why"


def test_a_grant_for_the_trust_holds_in_each_school() -> None:
    actor = Actor(1, 1, 1, "", today(), grants=frozenset({Grant(Role.OFF, None), Grant(Role.HD, 7)}))
    held = [actor.holds(Role.OFF, 3), actor.holds(Role.HD, 7), actor.holds(Role.HD, 3), actor.trust_wide(Role.HD)]
    assert held == [True, True, False, False]
