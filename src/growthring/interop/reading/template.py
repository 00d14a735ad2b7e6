"""The staff list to download and fill in, made from the same table of columns it is read by."""

import csv
import io

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from growthring.core.spreadsheets import safe_cell
from growthring.interop.reading.columns import COLUMNS
from growthring.interop.reading.kinds import KINDS

CHOICES = {
    "post": tuple(kind.replace("_", " ") for kind in KINDS),
    "mode": ("mentoring", "coaching"),
    "early_career": ("yes", "no"),
}
ROWS = 2_000  # how far down choices are offered and cells kept as text
AS_TEXT = {"staff_id"}
AS_DATE = {"starts_on", "ends_on"}


def template_csv() -> bytes:
    """Headings only, with the mark by which Excel knows UTF-8: an example row would be imported by somebody."""
    text = io.StringIO(newline="")
    csv.writer(text).writerow(column.name for column in COLUMNS)
    return text.getvalue().encode("utf-8-sig")


def template_xlsx() -> bytes:
    book = Workbook()
    _staff(book.active, str(_("Staff")))
    _notes(book.create_sheet(str(_("Notes"))))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _staff(sheet: Worksheet | None, title: str) -> None:
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    sheet.append([column.name for column in COLUMNS])
    _heading_row(sheet)
    for number, column in enumerate(COLUMNS, start=1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = max(14, len(column.example) + 4)
        cells = f"{letter}2:{letter}{ROWS}"
        if column.name in AS_TEXT | AS_DATE:
            for (cell,) in sheet[cells]:
                cell.number_format = "@" if column.name in AS_TEXT else "yyyy-mm-dd"
        if choices := CHOICES.get(column.name):
            offered = DataValidation("list", formula1=f'"{",".join(choices)}"', allow_blank=True)
            # What the list does not offer may be written all the same: caretaker and HLTA are understood.
            offered.errorStyle = "information"
            sheet.add_data_validation(offered)
            offered.add(cells)


def _notes(sheet: Worksheet) -> None:
    needed = {"yes": _("needed"), "either": _("one of the two is needed"), "no": ""}
    sheet.append([str(_("Column")), str(_("What it means")), str(_("Example")), str(_("Needed"))])
    _heading_row(sheet)
    for column in COLUMNS:
        sheet.append([column.name, str(column.meaning), safe_cell(column.example), str(needed[column.required])])
    for letter, width in zip("ABCD", (18, 90, 30, 26), strict=True):
        sheet.column_dimensions[letter].width = width
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def _heading_row(sheet: Worksheet) -> None:
    sheet.freeze_panes = "A2"
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E4EBE0")
