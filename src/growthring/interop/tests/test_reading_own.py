"""Our own staff list as CSV, in the shapes people send it."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from growthring.interop.reading import Roster, StaffRow
from growthring.interop.tests.rosters import (
    HEADINGS,
    lines,
    problems,
    read,
    read_bytes,
    read_text,
    refusal,
)

ROWAN = "S1,Rowan.Ash@Larch.Example,Rowan,Ash,Oak Primary,Phase 1,teacher,Class teacher,2024-09-01"
MARA = "S2,mara.quill@larch.example,Mara,Quill,Elm High,,site,Caretaker,01/09/2023"
TWO = lines(HEADINGS, ROWAN, MARA)


def expected(file: str = "staff.csv", first_line: int = 2) -> list[StaffRow]:
    return [
        StaffRow(
            file, first_line, "S1", "rowan.ash@larch.example", "Rowan", "Ash", school="Oak Primary",
            school_id="Oak Primary",
            team="Phase 1", kind="teacher", title="Class teacher", starts_on=date(2024, 9, 1),
        ),
        StaffRow(
            file, first_line + 1, "S2", "mara.quill@larch.example", "Mara", "Quill", school="Elm High",
            school_id="Elm High",
            kind="site", title="Caretaker", starts_on=date(2023, 9, 1),
        ),
    ]  # fmt: skip


def test_a_plain_list_is_read_without_a_word(tmp_path: Path) -> None:
    roster = read_text(tmp_path, TWO)
    assert roster.staff == expected()
    assert (roster.format, roster.complete, roster.problems, roster.files_read) == (
        "growthring-csv",
        True,
        [],
        ["staff.csv"],
    )
    assert [(s.name, s.line) for s in roster.schools] == [("Oak Primary", 2), ("Elm High", 3)]
    assert roster.columns == {
        "source_id", "email", "given_name", "family_name", "school", "team", "kind", "title", "starts_on",
    }  # fmt: skip


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_delimiters_line_ends_and_encodings(tmp_path: Path, delimiter: str, ending: str, encoding: str) -> None:
    text = TWO.replace(",", delimiter).replace("\n", ending)
    roster = read_text(tmp_path, text, encoding=encoding)
    assert roster.staff == expected()
    assert problems(roster, "row", "field", "file") == []


def test_windows_1252_is_recognised_and_said(tmp_path: Path) -> None:
    text = lines(HEADINGS, "S1,zoe@larch.example,Zoë,O’Dell–Ångström,Oak,,teacher,,")
    roster = read_text(tmp_path, text, encoding="cp1252")
    assert [(r.given_name, r.family_name) for r in roster.staff] == [("Zoë", "O’Dell–Ångström")]
    assert ["Windows-1252" in p.message for p in roster.problems] == [True]


def test_a_file_in_two_encodings_is_read_line_by_line(tmp_path: Path) -> None:
    head = lines(HEADINGS, "S1,zoe@larch.example,Zoë,Ünal,Oak,,teacher,,").encode()
    roster = read_bytes(tmp_path, head + "S2,ana@larch.example,Anaïs,Brun,Oak,,teacher,,\n".encode("cp1252"))
    assert [r.given_name for r in roster.staff] == ["Zoë", "Anaïs"]
    assert ["look through" in p.remedy.lower() for p in roster.problems] == [True]


def test_an_accent_on_the_last_line_of_a_long_file_still_decides(tmp_path: Path) -> None:
    rows = [f"S{n},p{n}@larch.example,Pat,Reed{n},Oak,,teacher,," for n in range(30_000)]
    text = lines(HEADINGS, *rows, "S_,zoe@larch.example,Zoë,Ash,Oak,,teacher,,")
    assert read_text(tmp_path, text, encoding="cp1252").staff[-1].given_name == "Zoë"


def test_a_name_saved_twice_is_put_right_and_said(tmp_path: Path) -> None:
    roster = read_text(tmp_path, lines(HEADINGS, "S1,jose@larch.example,JosÃ©,Ash,Oak,,teacher,,"))
    assert roster.staff[0].given_name == "José"
    assert problems(roster) == [(2, "given_name", "JosÃ©")]


def test_lines_are_physical_lines(tmp_path: Path) -> None:
    text = lines(
        "Staff list,,,,,,,,", "", HEADINGS, ROWAN.replace("Class teacher", '"Class\nteacher"'), "", MARA, "S3,nobody"
    )
    roster = read_text(tmp_path, text)
    assert [(r.line, r.title) for r in roster.staff] == [(4, "Class teacher"), (7, "Caretaker")]
    assert [p.line for p in roster.problems if p.severity == "row"] == [8]


def test_headings_in_other_words(tmp_path: Path) -> None:
    text = lines(
        "Payroll Number;Work e-mail;Forename;SURNAME;School name;Department;Role;Job Title;FTE;Start Date;Leaving date;"
        "Line manager’s email;Coach;Mentor;Known as;ECT;Partnership mode",
        "00123;Rowan@larch.example;Rowan;Ash;Oak;Maths;Teacher;Teacher of maths;0.6;1/9/2024;31.08.2027;"
        "MARA@larch.example;S2;;Ro;Yes;Mentor",
    )
    roster = read_text(tmp_path, text)
    assert problems(roster) == []
    assert roster.staff == [
        StaffRow(
            "staff.csv", 2, "00123", "rowan@larch.example", "Rowan", "Ash", "Ro", "Oak", "Oak", "Maths", "teacher",
            "Teacher of maths", True, Decimal("0.6"), date(2024, 9, 1), date(2027, 8, 31), "mara@larch.example",
            "S2", "",
            "mentoring", True, "active",
        )
    ]  # fmt: skip
    assert roster.staff[0].until == date(2027, 9, 1)


def test_misspelt_headings_are_read_and_said_once(tmp_path: Path) -> None:
    text = lines(
        "staff_id,emial,given_nmae,famly_name,shoool",
        "S1,r@larch.example,Rowan,Ash,Oak",
        "S2,m@larch.example,Mara,Quill,Oak",
    )
    roster = read_text(tmp_path, text)
    assert [r.name for r in roster.staff] == ["Rowan Ash", "Mara Quill"]
    assert {(p.column, p.severity, p.line) for p in roster.problems} == {
        ("emial", "note", 1), ("given_nmae", "note", 1), ("famly_name", "note", 1), ("shoool", "note", 1),
    }  # fmt: skip


def test_unknown_and_doubled_columns_are_noted_once(tmp_path: Path) -> None:
    text = lines(HEADINGS + ",Salary,Email,,", ROWAN + ",1,other@larch.example,,", MARA + ",2,,,")
    roster = read_text(tmp_path, text)
    assert roster.staff == expected()
    assert {(p.column, p.message.split(";")[0]) for p in roster.problems} == {
        ("Salary", "This column was not read."), ("Email", "There are two columns for the same thing"),
    }  # fmt: skip


def test_headings_with_remarks(tmp_path: Path) -> None:
    text = lines(
        "First Name [Required],Last Name*,Email Address (required),Employee Title", "Rowan,Ash,r@x.example,Cook"
    )
    assert [(r.name, r.kind) for r in read_text(tmp_path, text).staff] == [("Rowan Ash", "catering")]


def test_the_better_of_two_headings_is_read(tmp_path: Path) -> None:
    text = lines("Username,Work email,First name,Surname", "rash,rowan@larch.example,Rowan,Ash")
    assert read_text(tmp_path, text).staff[0].email == "rowan@larch.example"


def test_a_column_without_a_heading_is_noted_if_it_holds_something(tmp_path: Path) -> None:
    roster = read_text(tmp_path, lines(HEADINGS + ",,", ROWAN + ",,", MARA + ",secret,"))
    assert [(p.severity, p.message, p.value) for p in roster.problems] == [
        ("note", "A column has no heading and was not read.", "")
    ]


@pytest.mark.parametrize(
    ("headings", "missing"),
    [
        ("staff_id,email,school", "given_name"),
        ("given_name,family_name,school", "email"),
        ("email,given_name", "family_name"),
    ],
)
def test_a_required_column_that_is_missing_is_named(tmp_path: Path, headings: str, missing: str) -> None:
    (tmp_path / "staff.csv").write_text(lines(headings, "a,b,c"))
    said = refusal(tmp_path / "staff.csv")
    assert missing in said
    assert "template" in said


def test_full_names_in_one_column(tmp_path: Path) -> None:
    text = lines("Name,Email", '"Ash, Rowan",r@x.example', "Mrs Mara Quill,m@x.example", "Ana van der Berg,a@x.example")
    roster = read_text(tmp_path, text)
    assert [(r.given_name, r.family_name) for r in roster.staff] == [
        ("Rowan", "Ash"),
        ("Mara", "Quill"),
        ("Ana", "van der Berg"),
    ]
    assert [p.line for p in roster.problems] == [4]


def test_bad_cells_are_reported_with_their_place_and_the_row_is_taken(tmp_path: Path) -> None:
    text = lines(
        HEADINGS + ",hours,mode,early_career,ends_on",
        "S1,not-an-address,Rowan,Ash,Oak,,wizard,Class teacher,09/13/2024,often,both,perhaps,soon",
    )
    roster = read_text(tmp_path, text)
    assert [(r.source_id, r.email, r.kind, r.starts_on) for r in roster.staff] == [("S1", "", "teacher", None)]
    assert problems(roster, "field") == [
        (2, "email", "not-an-address"), (2, "starts_on", "09/13/2024"), (2, "ends_on", "soon"), (2, "hours", "often"),
        (2, "post", "wizard"), (2, "mode", "both"), (2, "early_career", "perhaps"),
    ]  # fmt: skip
    assert [(p.column, p.line) for p in roster.problems if p.severity == "file"] == [("starts_on", 1)]
    assert all(p.message and p.remedy for p in roster.problems)


@pytest.mark.parametrize(
    "row",
    [
        ",,Rowan,Ash,Oak,,teacher,,",
        "S1,r@x.example,,Ash,Oak,,teacher,,",
        "S1,r@x.example,=CMD(),Ash,Oak,,teacher,,",
        "S1,r@x.example,Row\ufffdan,Ash,Oak,,teacher,,",
        f"S1,r@x.example,{'R' * 200},Ash,Oak,,teacher,,",
        "S1,r@x.example,#REF!,Ash,Oak,,teacher,,",
        "1.23E+11,,Rowan,Ash,Oak,,teacher,,",
        "S1,r@x.example,Rowan,Ash,Oak,,teacher,,2024-09-01,extra",
        'S1,"r@x.example,Rowan,Ash,Oak,,teacher,,',
    ],
)
def test_rows_that_are_not_taken(tmp_path: Path, row: str) -> None:
    roster = read_text(tmp_path, lines(HEADINGS, row, MARA))
    assert [r.source_id for r in roster.staff] == ["S2"]
    assert 2 in [p.line for p in roster.problems if p.severity == "row"]
    # Nobody is proposed as a leaver for standing in a row that could not be read.
    assert "S1" in roster.mentioned or not roster.complete


def test_an_open_quote_loses_one_line_only(tmp_path: Path) -> None:
    rows = [f"S{n},p{n}@x.example,Pat,Reed{n},Oak,,teacher,," for n in range(5)]
    rows[1] = rows[1].replace("Pat", '"Pat')
    roster = read_text(tmp_path, lines(HEADINGS, *rows))
    assert [r.source_id for r in roster.staff] == ["S0", "S2", "S3", "S4"]
    assert [p.line for p in roster.problems if p.severity == "row"] == [3]


def test_quotes_inside_a_quoted_name_are_put_up_with(tmp_path: Path) -> None:
    roster = read_text(tmp_path, lines(HEADINGS, '"S1","r@x.example","Ro"wa"n","Ash","Oak","","teacher","",""'))
    assert [r.family_name for r in roster.staff] == ["Ash"]


def test_an_end_before_the_start(tmp_path: Path) -> None:
    roster = read_text(tmp_path, lines(HEADINGS + ",ends_on", ROWAN + ",2020-01-01"))
    assert (roster.staff, problems(roster, "row")) == ([], [(2, "ends_on", "2020-01-01")])
    assert roster.mentioned == {"S1", "rowan.ash@larch.example"}


def test_one_person_with_two_posts(tmp_path: Path) -> None:
    second = "S1,,Rowan,Ash,Elm High,,leader,Assistant head,"
    roster = read_text(tmp_path, lines(HEADINGS, ROWAN, second))
    assert [(r.email, r.school, r.kind) for r in roster.staff] == [
        ("rowan.ash@larch.example", "Oak Primary", "teacher"), ("rowan.ash@larch.example", "Elm High", "leader"),
    ]  # fmt: skip
    assert roster.problems == []


def test_facts_that_contradict_are_taken_from_the_first_row(tmp_path: Path) -> None:
    second = "S1,rowan.other@larch.example,Rowan,Ash,Elm High,,leader,,"
    roster = read_text(tmp_path, lines(HEADINGS, ROWAN, second))
    assert [r.email for r in roster.staff] == ["rowan.ash@larch.example"] * 2
    assert problems(roster, "field") == [(3, "email", "rowan.other@larch.example")]


@pytest.mark.parametrize(
    ("second", "column"),
    [
        ("S1,cleo@larch.example,Cleo,Marsh,Oak,,teacher,,", "staff_id"),
        ("S9,rowan.ash@larch.example,Cleo,Marsh,Oak,,teacher,,", "email"),
    ],
)
def test_an_id_or_address_of_somebody_else(tmp_path: Path, second: str, column: str) -> None:
    roster = read_text(tmp_path, lines(HEADINGS, ROWAN, second))
    assert [r.name for r in roster.staff] == ["Rowan Ash"]
    (problem,) = roster.problems
    assert (problem.line, problem.column, problem.severity) == (3, column, "row")
    assert "line 2" in problem.message


def test_the_same_post_twice_says_which_line_was_taken(tmp_path: Path) -> None:
    roster = read_text(tmp_path, lines(HEADINGS, ROWAN, MARA, ROWAN))
    assert [r.line for r in roster.staff] == [2, 3]
    (problem,) = roster.problems
    assert (problem.line, "line 2" in problem.message) == (4, True)


def test_partners_by_address_number_and_name(tmp_path: Path) -> None:
    head = "staff_id,email,given_name,family_name,preferred_name,line_manager,coach,mentor"
    roster = read_text(
        tmp_path,
        lines(
            head,
            "S1,r@x.example,Rowan,Ash,,M@X.example,S3,Mara Quill",
            'S2,m@x.example,Mara,Quill,,"Marsh, Clee",Sam Reed,Somebody Else',
            "S3,c@x.example,Cleo,Marsh,Clee,S3,c@x.example,Cleo Marsh",
            "S4,s1@x.example,Sam,Reed,,,,",
            "S5,s2@x.example,Sam,Reed,,,bad@,",
        ),
    )
    assert [(r.line_manager, r.coach, r.mentor) for r in roster.staff] == [
        ("m@x.example", "S3", "m@x.example"), ("c@x.example", "", "Somebody Else"), ("", "", ""), ("", "", ""), ("",
        "", ""),
    ]  # fmt: skip
    assert sorted(problems(roster, "field"), key=str) == [
        (3, "coach", "Sam Reed"), (4, "coach", "c@x.example"), (4, "line_manager", "S3"), (4, "mentor", "Cleo Marsh"),
        (6, "coach", "bad@"),
    ]  # fmt: skip


def test_schools_written_differently_are_one(tmp_path: Path) -> None:
    roster = read_text(
        tmp_path,
        lines(
            HEADINGS, ROWAN, MARA.replace("Elm High", " OAK  primary"), "S3,t@x.example,Tess,Fenn,Trust,,leader,CEO,"
        ),
    )
    assert [s.source_id for s in roster.schools] == ["Oak Primary"]
    assert [r.school_id for r in roster.staff] == ["Oak Primary", "Oak Primary", ""]


def test_a_urn_is_kept_as_a_code(tmp_path: Path) -> None:
    roster = read_text(tmp_path, lines("email,first name,surname,URN", "r@x.example,Rowan,Ash,900001.0"))
    assert [(s.source_id, s.code) for s in roster.schools] == [("900001", "900001")]


def test_somebody_with_one_name(tmp_path: Path) -> None:
    roster = read_text(tmp_path, lines(HEADINGS, "S1,r@x.example,Rowan,-,Oak,,teacher,,"))
    assert [(r.given_name, r.family_name, roster.problems) for r in roster.staff] == [("Rowan", "", [])]


def test_progress_is_told(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_text(lines(HEADINGS, *(f"S{n},p{n}@x.example,Pat,Reed{n},Oak,,teacher,," for n in range(2_500))))
    heard: list[object] = []
    read(path, progress=heard.append)
    told = [(p.rows, p.staff, p.bytes_total) for p in heard]  # type: ignore[attr-defined]
    size = path.stat().st_size
    assert told == [(1_000, 999, size), (2_000, 1_999, size), (2_500, 2_500, size)]


def test_excel_says_its_delimiter_in_a_first_line(tmp_path: Path) -> None:
    roster = read_text(tmp_path, "sep=;\n" + TWO.replace(",", ";"))
    assert [r.line for r in roster.staff] == [3, 4]


def test_columns_in_any_case_and_blank_rows_and_commas_at_the_end(tmp_path: Path) -> None:
    text = lines(HEADINGS.upper() + ",,,", ROWAN + ",,,", ",,,,,,,,,,,", "", MARA, ",,")
    roster = read_text(tmp_path, text)
    assert roster.staff == [*expected()[:1], *expected(first_line=4)[1:]]


def test_a_roster_is_plain_data(tmp_path: Path) -> None:
    first, second = read_text(tmp_path, TWO), read_text(tmp_path, TWO)
    assert isinstance(first, Roster)
    assert first == second
