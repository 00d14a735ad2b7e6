"""Each awkward file gets a helpful answer: it is read and says what was odd, or it says what it is and what to do."""

from pathlib import Path

import pytest

from growthring.interop.reading import RosterError, Unmapped, look_at, read_roster
from growthring.interop.tests.awkward import READ, SAID
from growthring.interop.tests.rosters import TODAY


@pytest.mark.parametrize("what", READ)
def test_what_can_be_read_is_read(tmp_path: Path, what: str) -> None:
    make, words, names = READ[what]
    roster = read_roster(make(tmp_path), on=TODAY)
    said = [str(problem) for problem in roster.problems]
    assert [row.name for row in roster.staff] == names
    assert [bool(row.email) for row in roster.staff] == [True] * len(names)
    assert any(words in line for line in said) if words else said == []


@pytest.mark.parametrize("what", SAID)
def test_what_cannot_be_read_says_what_it_is_and_what_to_do(tmp_path: Path, what: str) -> None:
    make, words = SAID[what]
    path = make(tmp_path)
    with pytest.raises(RosterError) as caught:
        read_roster(path, on=TODAY)
    error: RosterError = caught.value
    if isinstance(error, Unmapped):
        try:
            look_at(path, on=TODAY)
        except RosterError as refused:
            error = refused
    problem = error.problem
    assert words in str(error)
    assert (problem.severity, bool(problem.remedy), problem.file.startswith("staff")) == ("file", True, True)
