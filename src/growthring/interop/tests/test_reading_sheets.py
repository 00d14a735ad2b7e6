"""Workbooks as offices keep them."""

import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from growthring.interop.reading import (
    COLUMNS,
    Limits,
    Roster,
    RosterError,
    look_at,
    sheets,
    template_csv,
    template_xlsx,
)
from growthring.interop.reading.kinds import KINDS
from growthring.interop.tests.rosters import everything_said, problems, read, refusal

HEADINGS = ["staff_id", "email", "given_name", "family_name", "school", "team", "post", "starts_on"]
ROWAN = [1, "rowan@larch.example", "Rowan", "Ash", "Oak", "Phase 1", "teacher", datetime(2024, 9, 1)]
MARA = ["0042", "mara@larch.example", "Mara", "Quill", "Oak", None, "Caretaker", "1/9/2023"]


def new() -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return book, sheet


def fill(sheet: Worksheet, *rows: Sequence[object]) -> Worksheet:
    for row in rows:
        sheet.append(list(row))
    return sheet


def saved(book: Workbook, folder: Path, name: str = "staff.xlsx") -> Path:
    book.save(folder / name)
    return folder / name


def of(folder: Path, *rows: Sequence[object], change: Callable[[Worksheet], None] | None = None) -> Roster:
    book, sheet = new()
    fill(sheet, *rows)
    if change:
        change(sheet)
    return read(saved(book, folder))


def rewritten(path: Path, part: str, change: Callable[[str], str]) -> Path:
    """The same workbook with one of its parts changed, as no library would write it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_a_plain_sheet(tmp_path: Path) -> None:
    roster = of(tmp_path, HEADINGS, ROWAN, MARA)
    assert [(r.line, r.source_id, r.kind, r.starts_on) for r in roster.staff] == [
        (2, "1", "teacher", date(2024, 9, 1)), (3, "0042", "site", date(2023, 9, 1)),
    ]  # fmt: skip
    assert (roster.format, roster.problems, roster.files_read) == ("growthring-xlsx", [], ["staff.xlsx"])


def test_titles_above_blank_rows_between_and_numbers_as_text(tmp_path: Path) -> None:
    odd = [123.0, *ROWAN[1:7], 45536]

    def as_written(sheet: Worksheet) -> None:
        sheet["A6"] = 42
        sheet["A6"].number_format = "00000"

    roster = of(tmp_path, ["Staff of Oak"], [], HEADINGS, odd, [], [None, *MARA[1:]], change=as_written)
    assert [(r.line, r.source_id, r.starts_on) for r in roster.staff] == [
        (4, "123", date(2024, 9, 1)), (6, "00042", date(2023, 9, 1)),
    ]  # fmt: skip


def test_the_sheet_whose_headings_fit_is_read_and_named(tmp_path: Path) -> None:
    book, sheet = new()
    fill(sheet, ["Please fill in the second sheet"])
    fill(book.create_sheet("Everyone"), HEADINGS, ROWAN)
    hidden = fill(book.create_sheet("Old"), HEADINGS, ROWAN, MARA)
    hidden.sheet_state = "hidden"
    roster = read(saved(book, tmp_path))
    assert [r.file for r in roster.staff] == ["staff.xlsx [Everyone]"]
    assert [p.severity for p in roster.problems] == ["note", "note"]
    assert ["“Old”" in p.message for p in roster.problems].count(True) == 1


def test_a_second_sheet_of_staff_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    book, sheet = new()
    fill(sheet, HEADINGS, ROWAN)
    fill(book.create_sheet("Elm"), HEADINGS, MARA)
    roster = read(saved(book, tmp_path))
    assert ([r.source_id for r in roster.staff], roster.complete) == (["1"], False)
    assert ["Elm" in p.message for p in roster.problems if p.severity == "file"] == [True]


def test_a_school_merged_down_its_staff_is_the_school_of_each(tmp_path: Path) -> None:
    rows = [
        [f"S{n}", f"p{n}@x.example", "Pat", f"Reed{n}", "Oak" if n == 0 else None, "Site", None, None] for n in range(4)
    ]
    roster = of(tmp_path, HEADINGS, *rows, change=lambda sheet: sheet.merge_cells("E2:E4"))
    assert [r.school for r in roster.staff] == ["Oak", "Oak", "Oak", ""]


def test_formulas_are_not_computed_and_their_saved_values_are_said(tmp_path: Path) -> None:
    def put_value(xml: str) -> str:
        return re.sub(r'<c r="F2"[^>]*>.*?</c>', '<c r="F2" t="str"><f>C2&amp;D2</f><v>Phase 2</v></c>', xml)

    book, sheet = new()
    fill(sheet, HEADINGS, [*ROWAN[:5], "=C2&D2", *ROWAN[6:]], [*MARA[:2], "=HYPERLINK(1)", *MARA[3:]])
    path = rewritten(saved(book, tmp_path), "xl/worksheets/sheet1.xml", put_value)
    roster = read(path)
    assert [(r.source_id, r.team) for r in roster.staff] == [("1", "Phase 2")]
    assert {(p.severity, p.line, p.column) for p in roster.problems} == {
        ("field", 3, None), ("row", 3, "given_name"), ("note", None, "team"),
    }  # fmt: skip


def test_error_cells_are_said_and_left_out(tmp_path: Path) -> None:
    roster = of(tmp_path, HEADINGS, [*ROWAN[:5], "#N/A", *ROWAN[6:]])
    assert (roster.staff[0].team, problems(roster)) == ("", [(2, None, "")])


def test_a_size_that_is_not_true_is_not_believed(tmp_path: Path) -> None:
    book, sheet = new()
    fill(sheet, HEADINGS, ROWAN, MARA)
    path = rewritten(
        saved(book, tmp_path), "xl/worksheets/sheet1.xml", lambda xml: xml.replace('ref="A1:H3"', 'ref="A1"')
    )
    assert len(read(path).staff) == 2


def test_a_row_far_below_is_a_limit_not_a_wait(tmp_path: Path) -> None:
    book, sheet = new()
    fill(sheet, HEADINGS, ROWAN)
    sheet["A900000"] = "x"
    assert "rows" in refusal(saved(book, tmp_path))


def with_many(folder: Path, number: int, line: int) -> Path:
    """A small file of many sheets, each with one cell at that line."""
    book, sheet = new()
    sheet.cell(line, 1, "x")
    for _each in range(number - 1):
        book.create_sheet().cell(line, 1, "x")
    return saved(book, folder)


def test_many_sheets_with_one_cell_far_below_are_no_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[object] = []

    def seen(value: object, _number_format: str = "") -> str:
        looked_at.append(value)
        return str(value)

    monkeypatch.setattr(sheets, "as_text", seen)
    path = with_many(tmp_path, 4, 59_999)
    with pytest.raises(RosterError, match="holds far more than"):
        look_at(path, on=date(2026, 11, 22))

    assert "nothing in it" in refusal(path), "headings stand further up"
    assert looked_at == ["x", "x", "x"], "blank cells are not looked at, nor sheets past what a list can be"


def test_a_workbook_of_very_many_sheets_is_refused(tmp_path: Path) -> None:
    assert "far more than" in refusal(with_many(tmp_path, 101, 1))


def test_limits_of_a_sheet(tmp_path: Path) -> None:
    book, sheet = new()
    fill(sheet, HEADINGS, ROWAN, MARA)
    path = saved(book, tmp_path)
    assert "more than 2 rows" in refusal(path, limits=Limits(max_sheet_rows=2))
    assert "far more than" in refusal(path, limits=Limits(max_book=1_000))


def test_pupils_in_a_sheet_are_counted(tmp_path: Path) -> None:
    roster = of(
        tmp_path, HEADINGS, ROWAN, ["P1", "token@x.example", "Tokenkit", "Tokenpupil", "Oak", None, "Pupil", "never"]
    )
    assert (len(roster.staff), roster.not_staff) == (1, {"student": 1})
    assert "token" not in everything_said(roster).lower()


def test_a_sheet_of_pupils_is_refused(tmp_path: Path) -> None:
    book, sheet = new()
    fill(sheet, ["UPN", "Forename", "Surname"], ["TOKEN", "TOKEN", "TOKEN"])
    said = refusal(saved(book, tmp_path))
    assert "list of pupils" in said
    assert "TOKEN" not in said


def test_blank_damaged_and_other_workbooks(tmp_path: Path) -> None:
    book, sheet = new()
    path = saved(book, tmp_path)
    assert "nothing in it" in refusal(path)
    fill(sheet, ["Hello"], ["there"])
    assert "headings" in refusal(saved(book, tmp_path))
    rewritten(path, "xl/worksheets/sheet1.xml", lambda xml: xml[:200])
    assert "damaged" in refusal(path)
    rewritten(path, "xl/workbook.xml", lambda _xml: "<nonsense/>")
    assert "damaged" in refusal(path) or "nothing in it" in refusal(path)


def test_an_office_document_that_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "staff.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    assert "not an Excel workbook" in refusal(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.bin", "x")
    assert "xlsb" in refusal(path)


def test_declarations_inside_a_workbook_are_refused_before_anything_parses_them(tmp_path: Path) -> None:
    book, sheet = new()
    fill(sheet, HEADINGS, ROWAN)
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    path = rewritten(saved(book, tmp_path), "xl/worksheets/sheet1.xml", lambda xml: bomb + xml)
    assert "declarations" in refusal(path)


def test_a_workbook_that_unpacks_to_very_much(tmp_path: Path) -> None:
    path = tmp_path / "staff.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", b" " * (32 * 1024 * 1024))
    assert "far larger" in refusal(path)


@pytest.mark.parametrize("row", [2, 10, 1_999])
def test_the_template_filled_in_is_read(tmp_path: Path, row: int) -> None:
    book = load_workbook(BytesIO(template_xlsx()))
    sheet = book.worksheets[0]
    for number, column in enumerate(COLUMNS, start=1):
        sheet.cell(row, number).value = column.example
    roster = read(saved(book, tmp_path))
    assert [(r.line, r.source_id, r.email, r.kind, r.mode) for r in roster.staff] == [
        (row, "S0042", "rowan.ashdown@oak.example", "teacher", "coaching")
    ]
    assert problems(roster, "row", "field", "file") == []


def test_the_template_offers_the_kinds_and_explains_every_column() -> None:
    book = load_workbook(BytesIO(template_xlsx()))
    staff, notes = book.worksheets
    assert [cell.value for cell in staff[1]] == [column.name for column in COLUMNS]
    assert [row[0].value for row in notes.iter_rows(min_row=2)] == [column.name for column in COLUMNS]
    offered = {str(v.sqref).split("2")[0]: v.formula1 for v in staff.data_validations.dataValidation}
    assert offered["H"] == f'"{",".join(kind.replace("_", " ") for kind in KINDS)}"'
    assert template_csv().decode("utf-8-sig") == ",".join(column.name for column in COLUMNS) + "\r\n"


def test_every_heading_means_one_column() -> None:
    ways = [way for column in COLUMNS for way in {column.name.replace("_", " "), *(w.lower() for w in column.synonyms)}]
    assert sorted(w for w in set(ways) if ways.count(w) > 1) == []
