"""Files of headings nobody knows, read by what somebody says of them."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from growthring.interop.reading import Mapping, Raw, Roster, RosterError, Unmapped, look_at, read_mapped, read_roster
from growthring.interop.reading.guessing import guess
from growthring.interop.reading.mapping import OUT, keys, signature
from growthring.interop.reading.raw import examples, heading_line
from growthring.interop.tests.rosters import TODAY, lines

ODD = "Ref,Person,Where,What,Boss,Began"
PEOPLE = (
    "7,\"Ashdown, Rowan\",OPS,Year 4 teacher,Mara Quill,01/09/2024",
    "8,Mara Quill,EHS,Boss of all,,2020-09-01",
    "9,FERN Ida,OPS,Governor person,,",
)  # fmt: skip
SAID = Mapping(
    {"ref": "staff_id", "person": "full_name", "where": "school", "what": "job_title", "boss": "line_manager",
     "began": "starts_on"},
    {"school": {"ops": "Oak Primary School"}, "post": {"boss of all": "leader", "governor person": OUT}},
)  # fmt: skip


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    path = tmp_path / "odd.csv"
    path.write_text(lines(ODD, *PEOPLE))
    return path


def facts(roster: Roster) -> list[tuple[str, ...]]:
    return [(r.source_id, r.name, r.school, r.kind, r.line_manager, str(r.starts_on)) for r in roster.staff]


ROWAN = ("7", "Rowan Ashdown", "Oak Primary School", "teacher", "8", "2024-09-01")
MARA = ("8", "Mara Quill", "EHS", "leader", "", "2020-09-01")


def test_a_file_nobody_knows_says_that_it_can_be_mapped(odd: Path) -> None:
    with pytest.raises(Unmapped) as caught:
        read_roster(odd, on=TODAY)
    assert "Say which column is what" in str(caught.value)


def test_needed_columns_that_were_not_found_are_said(tmp_path: Path) -> None:
    (tmp_path / "half.csv").write_text(lines("Forename,Surname,School,Badge", "Rowan,Ashdown,Oak,7"))
    with pytest.raises(Unmapped) as caught:
        read_roster(tmp_path / "half.csv", on=TODAY)
    said = caught.value.problem
    assert (said.line, "email" in said.message, "Forename, Surname, School" in said.remedy) == (1, True, True)


def test_it_is_read_by_what_was_said(odd: Path) -> None:
    roster = read_mapped(odd, SAID, on=TODAY)
    assert facts(roster) == [ROWAN, MARA]
    assert (roster.format, roster.not_staff, roster.mentioned) == ("mapped-csv", {"left out": 1}, frozenset({"9"}))
    assert [p.severity for p in roster.problems] == []


def test_a_remembered_file_is_read_at_once_whatever_stands_above_and_in_whatever_order(odd: Path) -> None:
    remembered = {signature(ODD.split(",")): SAID}
    assert facts(read_roster(odd, on=TODAY, remembered=remembered)) == [ROWAN, MARA]
    odd.write_text(
        lines("Staff of the trust", "", "Began;WHERE;Person;Ref ;Boss;What", "1.9.24;OPS;Rowan Ashdown;7;;TA")
    )
    found = read_roster(odd, on=TODAY, remembered=remembered)
    assert facts(found) == [("7", "Rowan Ashdown", "Oak Primary School", "teaching_assistant", "", "2024-09-01")]
    assert found.signature == signature(ODD.split(","))


def test_another_column_makes_it_another_file(odd: Path) -> None:
    with pytest.raises(Unmapped):
        read_roster(odd, on=TODAY, remembered={signature([*ODD.split(","), "More"]): SAID})


def test_a_cell_that_has_slipped_is_not_taken(odd: Path) -> None:
    odd.write_text(lines(ODD, "7,Ashdown, Rowan,OPS,Teacher,,1/9/2024", "8,Mara Quill,OPS,Teacher,,"))
    roster = read_mapped(odd, SAID, on=TODAY)
    assert ([r.source_id for r in roster.staff], roster.complete) == (["8"], False)


def test_names_are_split_however_they_are_written(tmp_path: Path) -> None:
    written = ['"Ashdown, Rowan"', "Rowan Ashdown", "ASHDOWN Rowan", "Mr Rowan Ashdown", '"Ashdown, Dr Rowan"']
    people = [f"{n},{name},,,," for n, name in enumerate(written)]
    (tmp_path / "odd.csv").write_text(lines(ODD, *people))
    roster = read_mapped(tmp_path / "odd.csv", SAID, on=TODAY)
    assert [(r.given_name, r.family_name) for r in roster.staff] == [("Rowan", "Ashdown")] * 5


def test_totals_and_notes_below_the_list_are_passed_over_and_said(odd: Path) -> None:
    odd.write_text(lines(ODD, *PEOPLE[:2], ",,,,,", ",,OPS,Total FTE 1.6,,", "Note: as at 1 September,,,,,", ODD))
    roster = read_mapped(odd, SAID, on=TODAY)
    assert facts(roster) == [ROWAN, MARA]
    assert [(p.severity, "lines 5, 6, 7" in p.message) for p in roster.problems] == [("note", True)]
    assert roster.complete


def tables(path: Path) -> list[Raw]:
    return look_at(path, on=date(2026, 11, 21))[0]


def test_what_nobody_needs_is_let_go_of_before_anything_is_kept(tmp_path: Path) -> None:
    headings = "Forename,Surname,NI Number,Date of Birth,Home Email,Work Email,Annual Salary,Address 1,Job"
    (tmp_path / "hr.csv").write_text(
        lines(headings, "Rowan,Ashdown,TOKEN,TOKEN,TOKEN@x.example,rowan@oak.example,TOKEN,TOKEN,Cook")
    )
    (raw,) = tables(tmp_path / "hr.csv")
    assert raw.closed == ["NI Number", "Date of Birth", "Home Email", "Annual Salary", "Address 1"]
    assert "TOKEN" not in str(raw)
    assert guess(raw, 1) == {
        "forename": "given_name",
        "surname": "family_name",
        "workemail": "email",
        "job": "job_title",
    }


def test_rows_about_pupils_are_counted_and_let_go_of(tmp_path: Path) -> None:
    (tmp_path / "all.csv").write_text(
        lines("Ref,Person,Sort", "1,Rowan Ashdown,Staff", "2,Token Tokenpupil,Student", "3,Token Tokenmum,Parent")
    )
    (raw,) = tables(tmp_path / "all.csv")
    assert (raw.not_staff, "oken" in str(raw.rows)) == ({"student": 1, "parent": 1}, False)


@pytest.mark.parametrize(
    "headings",
    [
        "Student's name,Ref,Where",
        "Child,Ref,Where",
        "Ref,Who,UPN",
        "Forename,Surname,Year",
        "Name,Class teacher,Pupil no",
    ],
)
def test_lists_of_pupils_are_refused_in_whatever_words(tmp_path: Path, headings: str) -> None:
    (tmp_path / "list.csv").write_text(lines(headings, "Token,Token,Token"))
    with pytest.raises(RosterError) as caught:
        look_at(tmp_path / "list.csv", on=TODAY)
    assert ("list of pupils" in str(caught.value), "Token" in str(caught.value)) == (True, False)


def test_where_the_headings_stand(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Larch Trust"], [], ["Run on", "3 May"], ["Ref", "Person", "Where"], [7, "Rowan Ashdown", "OPS"]):
        sheet.append(row)
    book.save(tmp_path / "odd.xlsx")
    (raw,) = tables(tmp_path / "odd.xlsx")
    assert (heading_line(raw.rows), examples(raw, 4, 1)) == (4, ["Rowan Ashdown"])


def test_a_table_without_headings_is_told_by_its_first_row(tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text(lines("Rowan,Ashdown,rowan@oak.example", "Mara,Quill,mara@oak.example"))
    (raw,) = tables(tmp_path / "odd.csv")
    assert (heading_line(raw.rows), guess(raw, 0)) == (0, {"#3": "email"})
    said = Mapping({"#1": "given_name", "#2": "family_name", "#3": "email"})
    assert [r.name for r in read_mapped(tmp_path / "odd.csv", said, on=TODAY).staff] == ["Rowan Ashdown", "Mara Quill"]


@pytest.mark.parametrize("grown", ["x" + "," * 30_000, ",".join("x" * 301)], ids=["commas", "cells"])
def test_a_row_as_wide_as_no_list_is_refused_while_it_is_read(tmp_path: Path, grown: str) -> None:
    (tmp_path / "list.csv").write_text(lines("Name,Code", *["a,b"] * 2000, grown))
    with pytest.raises(RosterError) as refused:
        tables(tmp_path / "list.csv")
    assert refused.value.problem.message == "The table is larger than a staff list can be."


def test_keys_of_headings_are_never_the_same_twice() -> None:
    assert keys(["Name", "name ", "", "Имя", "E-mail*"]) == ["name", "name~2", "#3", "имя", "email"]
    assert signature(["a", "b", ""]) == signature(["B", "A"])


@pytest.mark.parametrize(
    ("system", "headings", "said"),
    [
        ("SIMS", "Legal Surname,Chosen Forename,Legal Forename,Staff Code,Service Term,Start Date,Primary Email",
         "family_name preferred_name given_name staff_id post starts_on email"),
        ("Arbor", "Arbor ID,Title,Legal First Name,Legal Last Name,Work Email,Business Role,Start Date,Line Manager",
         "staff_id - given_name family_name email post starts_on line_manager"),
        ("Bromcom", "Staff Code,Preferred Forename,Legal Forename,Legal Surname,Job Title,FTE,School Email",
         "staff_id preferred_name given_name family_name job_title hours email"),
        ("only one first name", "Legal Surname,Preferred Forename,Work Email", "family_name given_name email"),
        ("ScholarPack", "Staff ID,Forename,Surname,Role,Email,Started,Left",
         "staff_id given_name family_name post email starts_on ends_on"),
        ("iTrent", "Personal reference,Known as,Surname,Forenames,Position title,Site,Position start date,Reports to",
         "staff_id preferred_name family_name given_name job_title school starts_on line_manager"),
        ("unknown", "Emp Ref No,Name (Surname First),Current School,Dept Name,Commenced,Who is their manager",
         "staff_id full_name school team starts_on line_manager"),
    ],
)  # fmt: skip
def test_headings_of_systems_are_guessed(tmp_path: Path, system: str, headings: str, said: str) -> None:
    row = ",".join("Mr" if cell == "Title" else "x" for cell in headings.split(","))
    (tmp_path / "list.csv").write_text(lines(headings, row))
    (raw,) = tables(tmp_path / "list.csv")
    found = guess(raw, 1)
    assert " ".join(found.get(key, "-") for key in keys(headings.split(","))) == said


@pytest.mark.parametrize("heading", ["NI Number", "Establishment nickname", "Personal Email", "Home address"])
def test_another_word_is_no_slip_of_the_fingers(tmp_path: Path, heading: str) -> None:
    (tmp_path / "list.csv").write_text(lines(f"Forename,Surname,Email,{heading}", "Rowan,Ashdown,r@oak.example,TOKEN"))
    roster = read_roster(tmp_path / "list.csv", on=TODAY)
    assert (len(roster.staff), "TOKEN" in str(roster)) == (1, False)
    assert [(p.column, p.message) for p in roster.problems] == [(heading, "This column was not read.")]
