"""Sheets like those that were really sent: the very words of the answer, and what is read once the columns are said."""

from pathlib import Path

import pytest

from growthring.interop.mapping.forms import missing_from
from growthring.interop.reading import Mapping, RosterError, Unmapped, look_at, read_mapped, read_roster
from growthring.interop.reading.guessing import guess
from growthring.interop.tests import lookalikes
from growthring.interop.tests.rosters import TODAY

NOT_KNOWN = (
    "The headings of this file are not known well enough to read it as a staff list. Say which column is what, or name "
    "the columns as in the template (growthring-staff-list): given_name, family_name, email."
)
WESTERN = (
    "This file is not UTF-8. It was read as Windows-1252, as Excel writes it in Western Europe. If names with accents "
    "look wrong, save it as “CSV UTF-8” and choose it again."
)
HIDDEN = [f"The hidden sheet “{title}” was not read. Unhide it if it holds the staff list." for title in
          ("Mobile networks", "Subscriber type", "Account holder consent")]  # fmt: skip
NO_KEY = "No column is “Work e-mail” or “Staff number or code” yet. One of them tells who somebody is next time."


def answer(path: Path) -> tuple[type[RosterError], str]:
    with pytest.raises(RosterError) as caught:
        read_roster(path, on=TODAY)
    return type(caught.value), str(caught.value)


def test_a_blank_workbook(tmp_path: Path) -> None:
    path = lookalikes.blank(tmp_path)
    assert answer(path) == (RosterError, "There is nothing in it. Choose the workbook that holds the staff list.")


@pytest.mark.parametrize(
    ("encoding", "name", "note"),
    [
        ("utf-8", "Ines Barāvičš", []),
        (
            "windows-1252",
            "Inès Bärrow",
            [WESTERN],
        ),
    ],
)
def test_a_systems_own_table(tmp_path: Path, encoding: str, name: str, note: list[str]) -> None:
    path = lookalikes.stored(tmp_path, encoding, name)
    assert answer(path) == (Unmapped, NOT_KNOWN)
    [raw], notes = look_at(path, on=TODAY)
    assert [str(one) for one in notes] == note
    assert raw.closed == ["Device phone number", "Mobile network ID"]
    assert raw.rows[1].cells == ["1", name, "", *raw.rows[1].cells[3:5], "", "complete", "pay_as_you_go_payg"]  # type: ignore[index]
    assert guess(raw, 1) == {"accountholdername": "full_name", "id": "staff_id"}
    roster = read_mapped(path, Mapping({"id": "staff_id", "accountholdername": "full_name"}), on=TODAY)
    assert [(row.source_id, row.name) for row in roster.staff] == [("1", name)]


@pytest.mark.parametrize(
    ("make", "rows"), [(lookalikes.from_a_shared_sheet, lookalikes.CLEAN), (lookalikes.unclean, lookalikes.UNCLEAN)]
)
def test_a_form_that_was_filled_in(tmp_path: Path, make: object, rows: list[list[object]]) -> None:
    path = make(tmp_path)  # type: ignore[operator]
    assert answer(path) == (Unmapped, NOT_KNOWN)
    [raw], notes = look_at(path, on=TODAY)
    assert ([str(one) for one in notes], raw.title) == (HIDDEN, "Extra mobile data requests")
    assert raw.closed == ["Mobile phone number", "Mobile network"]
    assert [row.cells[1:3] for row in raw.rows[1:]] == [["", ""]] * len(rows)  # type: ignore[index]
    likely = guess(raw, 1)
    assert (likely, missing_from(set(likely.values()))) == ({"accountholdername": "full_name"}, [NO_KEY])


def test_names_as_they_were_typed(tmp_path: Path) -> None:
    said = Mapping({"ref": "staff_id", "accountholdername": "full_name"})
    roster = read_mapped(lookalikes.numbered(tmp_path), said, on=TODAY)
    names = [(row.source_id, row.given_name, row.family_name) for row in roster.staff]
    assert names == [
        ("1", "Ines", "Barrow"),
        ("2", "Bram", "Marsh"),
        ("3", "Mara", "Quill"),
        ("4", "Arlo", "Ashdown."),
    ]


def test_a_column_that_was_named_and_is_not_there(tmp_path: Path) -> None:
    path = lookalikes.unclean(tmp_path)
    with pytest.raises(RosterError) as caught:
        read_mapped(path, Mapping({"accountholdername": "full_name", "payg": "staff_id"}), on=TODAY)
    columns = "Account holder name, Mobile phone number, Mobile network, Pay monthly or PAYG?"
    assert str(caught.value).startswith(f"Not every column that was named is in row 1. Columns there: {columns}, Has")
