"""Files as people send them, each with what goes on in it. Every name is made up."""

import struct
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

HEADINGS = ["Staff Code", "Legal Forename", "Legal Surname", "Work Email", "School", "Job Title", "Start Date"]
ROWAN = ["S1", "Rowan", "Ashdown", "rowan@oak.example", "Oak", "Teacher", datetime(2024, 9, 1)]
MARA = ["S2", "Mara", "Quill", "mara@oak.example", "Oak", "Caretaker", datetime(2020, 1, 6)]
Rows = Sequence[Sequence[object]]
Make = Callable[[Path], Path]


def book(*sheets: tuple[str, Rows], change: Callable[[Workbook], None] | None = None, name: str = "staff.xlsx") -> Make:
    def make(folder: Path) -> Path:
        made = Workbook()
        made.remove(made.worksheets[0])
        for title, rows in sheets:
            sheet = made.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
        if change:
            change(made)
        made.save(folder / name)
        return folder / name

    return make


def one(*rows: Sequence[object], change: Callable[[Worksheet], None] | None = None) -> Make:
    def with_sheet(made: Workbook) -> None:
        if change:
            change(made.worksheets[0])

    return book(("Staff", rows), change=with_sheet)


def raw(content: bytes | str, name: str = "staff.csv") -> Make:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
        return folder / name

    return make


def part_changed(make: Make, part: str, change: Callable[[str], str]) -> Make:
    """The same workbook with one part of it changed, as no library would write it."""

    def made(folder: Path) -> Path:
        path = make(folder)
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        parts[part] = change(parts[part].decode()).encode()
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        return path

    return made


def archive(parts: dict[str, str], name: str, *, mimetype: str = "") -> Make:
    def make(folder: Path) -> Path:
        with zipfile.ZipFile(folder / name, "w") as made:
            if mimetype:
                made.writestr("mimetype", mimetype)
            for part, text in parts.items():
                made.writestr(part, text)
        return folder / name

    return make


def old_office(*streams: str) -> bytes:
    """The beginning of a compound file, with the names of its streams: what tells .xls, .doc and a locked .xlsx."""
    names = b"".join(name.encode("utf-16-le").ljust(64, b"\x00") + struct.pack("<H", 2 * len(name) + 2) + b"\x00" * 62
                     for name in streams)  # fmt: skip
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504 + names.ljust(1024, b"\x00")


def _hidden(made: Workbook) -> None:
    made.worksheets[1].sheet_state = "hidden"


def _merged_title(sheet: Worksheet) -> None:
    sheet.merge_cells("A1:G1")
    sheet["E5"].value = None
    sheet.merge_cells("E4:E5")


def _formats(sheet: Worksheet) -> None:
    sheet["A2"].value = 7
    sheet["A2"].number_format = "0000"


def csv(*rows: Sequence[object], by: str = ",", encoding: str = "utf-8", end: str = "\r\n", start: str = "") -> Make:
    def cell(value: object) -> str:
        text = f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
        return '"' + text.replace('"', '""') + '"' if by in text or '"' in text else text

    text = start + end.join(by.join(cell(value) for value in row) for row in rows) + end
    return raw(text.encode(encoding))


# What it is: (the file, what the answer must say, who is read from it as it is).
BOTH = ["Rowan Ashdown", "Mara Quill"]
READ: dict[str, tuple[Make, str, list[str]]] = {
    "headings in row 3, a title above": (
        one(["Larch Trust staff list"], [None, "Printed 3 May"], HEADINGS, ROWAN, MARA), "", BOTH),
    "merged title and a school merged down": (
        one(["Larch Trust"], [], HEADINGS, ROWAN, MARA, change=_merged_title), "", BOTH),
    "blank rows and blank columns": (
        one([], [None, *HEADINGS], [], [None, *ROWAN], [], [], [None, *MARA]), "", BOTH),
    "notes and totals below the table": (
        one(HEADINGS, ROWAN, MARA, [], ["Total staff: 2"], ["* part-time"], [None, None, None, None, "FTE", 1.6]),
        "3 rows name nobody and were passed over", BOTH),
    "a remark right of the table": (
        one(HEADINGS, ROWAN, [*MARA, None, "back in June"]), "A column has no heading", BOTH),
    "headings repeated on every page": (one(HEADINGS, ROWAN, HEADINGS, MARA), "1 row names nobody", BOTH),
    "numbers, dates as text and as serials": (
        one(HEADINGS, [1.0, *ROWAN[1:6], "1 Sept 2024"], [2, *MARA[1:6], 43836]), "", BOTH),
    "numbers shown with leading noughts": (one(HEADINGS, ROWAN, MARA, change=_formats), "", BOTH),
    "spaces and line breaks in cells": (
        one([f" {h}\n" for h in HEADINGS], [f" {v}\u00a0" if isinstance(v, str) else v for v in ROWAN], MARA),
        "", BOTH),
    "a second sheet of notes": (book(("Notes", [["Please read me"]]), ("Staff", [HEADINGS, ROWAN, MARA])),
                                "“Staff” was read", BOTH),
    "a hidden sheet of leavers": (
        book(("Staff", [HEADINGS, ROWAN, MARA]), ("Leavers", [HEADINGS, ROWAN]), change=_hidden),
        "The hidden sheet “Leavers” was not read", BOTH),
    "two sheets of staff": (
        book(("Oak", [HEADINGS, ROWAN]), ("Elm", [HEADINGS, MARA])),
        "Other sheets look like staff lists too", BOTH[:1]),
    "a formula without a saved value": (
        one(HEADINGS, ROWAN, [*MARA[:5], "=VLOOKUP(A3,X!A:B,2)", MARA[6]]), "a formula without a saved value", BOTH),
    "semicolons and Windows-1252": (csv(HEADINGS, ROWAN, [*MARA[:2], "Quíll", *MARA[3:]], by=";", encoding="cp1252"),
                                    "It was read as Windows-1252", ["Rowan Ashdown", "Mara Quíll"]),
    "tabs and UTF-16": (csv(HEADINGS, ROWAN, MARA, by="\t", encoding="utf-16"), "UTF-16", BOTH),
    "a byte-order mark and sep=": (csv(HEADINGS, ROWAN, MARA, start="\ufeffsep=,\r\n"), "", BOTH),
    "pipes and old Macintosh lines": (csv(HEADINGS, ROWAN, MARA, by="|", end="\r"), "", BOTH),
    "headings in capitals": (csv([h.upper() for h in HEADINGS], ROWAN, MARA), "", BOTH),
    "headings of two lines in a CSV": (
        raw('"Staff\nCode",Forename,Surname,"Work\nEmail"\nS1,Rowan,Ashdown,r@oak.example\n'), "", BOTH[:1]),
    "trailing separators": (csv([*HEADINGS, "", ""], [*ROWAN, "", ""], [*MARA, "", ""]), "", BOTH),
    "text as an Excel formula": (csv(HEADINGS, ['="0001"', *ROWAN[1:]], ["'0002", *MARA[1:]]), "", BOTH),
    "a file named .txt": (
        raw("Forename\tSurname\tEmail\nRowan\tAshdown\trowan@oak.example\n", "staff.txt"), "", BOTH[:1]),
}  # fmt: skip

SAID: dict[str, tuple[Make, str]] = {
    "a blank workbook": (one(), "nothing in it"),
    "a workbook of headings only": (one(HEADINGS), "nobody below it"),
    "a workbook whose only sheet with anything is hidden": (
        book(("Cover", []), ("Staff", [HEADINGS, ROWAN]), change=_hidden), "hidden"),
    "an empty CSV": (raw(""), "empty"),
    "a CSV of blank lines": (raw("\r\n,,,\r\n,,\r\n"), "empty"),
    "one column of names": (raw("Name\nRowan Ashdown\nMara Quill\n"), "only one column"),
    "a .xls renamed": (raw(old_office("Workbook"), "staff.xlsx"), "old kind (.xls)"),
    "a Word document of the old kind renamed": (raw(old_office("WordDocument"), "staff.xlsx"), "Word document"),
    "a workbook locked with a password": (
        raw(old_office("EncryptionInfo", "EncryptedPackage"), "staff.xlsx"), "password"),
    "an OpenDocument sheet renamed": (
        archive({"content.xml": "<x/>", "META-INF/manifest.xml": "<x/>"}, "staff.xlsx",
                mimetype="application/vnd.oasis.opendocument.spreadsheet"), "OpenDocument"),
    "an Apple Numbers file renamed": (
        archive({"Index/Document.iwa": "x", "preview.jpg": "x"}, "staff.xlsx"), "Numbers"),
    "a Word document renamed": (
        archive({"[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>"}, "staff.xlsx"),
        "not an Excel workbook"),
    "a PDF renamed": (raw(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "staff.xlsx"), "PDF"),
    "a picture renamed": (raw(b"\x89PNG\r\n\x1a\n" + b"\x00" * 60, "staff.xlsx"), "picture"),
    "a photograph of the list": (raw(b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\x00" * 60, "staff.jpg"), "picture"),
    "a web page named .xls": (raw("<html><table><tr><td>Forename</td></tr></table></html>", "staff.xls"), "web page"),
    "an e-mail with the list in it": (
        raw("From: office@oak.example\r\nTo: x@oak.example\r\nSubject: staff\r\n\r\nSee attached\r\n", "staff.eml"),
        "e-mail"),
    "a calendar": (raw("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "staff.ics"), "calendar or an address book"),
    "JSON": (raw('[{"forename": "Rowan", "surname": "Ashdown"}]', "staff.json"), "JSON"),
    "a shortcut to a Google sheet": (raw('{"url": "https://docs.google.example/1", "doc_id": "1"}', "staff.gsheet"),
                                     "shortcut"),
    "a damaged workbook": (raw(b"PK\x03\x04" + b"\x07" * 400, "staff.xlsx"), "damaged"),
    "a workbook cut off while it was sent": (lambda folder: _cut(one(HEADINGS, ROWAN)(folder)), "damaged"),
    "zeros from a synchronised folder": (raw(b"\x00" * 4096, "staff.xlsx"), "only blanks"),
    "a list of pupils": (csv(["UPN", "Forename", "Surname", "Reg Group"], ["X", "X", "X", "X"]), "list of pupils"),
    "prose in a text file": (
        raw("Dear all,\nplease find below the list of staff.\nRowan and Mara.\n", "staff.txt"), "which column is what"),
}  # fmt: skip


def _cut(path: Path) -> Path:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return path
