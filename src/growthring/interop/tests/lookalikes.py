"""Uploads as people make them from a form somebody else sent: written here, each after one that was really sent.

Nobody in them is real. None of them is a staff list: what matters is the answer.
"""

import csv
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

ASKED = ["Account holder name", "Mobile phone number", "Mobile network", "Pay monthly or PAYG?",
         "Has someone shared the privacy statement with the account holder?"]  # fmt: skip
CHOICES: dict[str, list[str | bool]] = {
    "Mobile networks": ["Mobile networks", "Larkphone", "Merecell", "Tollring"],
    "Subscriber type": ["Subscriber type", "Pay monthly", "Pay-as-you-go (PAYG)"],
    "Account holder consent": ["Account holder consent", True, False],
}
STORED = ["ID", "Account holder name", "Device phone number", "Requested", "Last updated", "Mobile network ID",
          "Status", "Contract type"]  # fmt: skip
CLEAN = [["Ines Barrow", "07000000001", "Larkphone", "Pay monthly", True],
         ["Arlo Quill", "07000000002", "Tollring", "Pay monthly", True]]  # fmt: skip
UNCLEAN = [
    ["Ines Barrow", "07000000001", "Larkphone", "Pay monthly", True],
    ["Marsh, Bram", "07000000002", "Merecell", "Pay-as-you-go (PAYG)", True],
    ["Mara Quill\n", "07000000003", "Tollring", "Pay-as-you-go (PAYG)", True],
    ["   Arlo Ashdown.  ", "07000000004", "Larkphone", "Pay monthly", True],
]


def blank(folder: Path) -> Path:
    """A workbook that was made and saved, and nothing else."""
    made = Workbook()
    made.worksheets[0].title = "Sheet1"
    return _saved(made, folder / "blank.xlsx")


def stored(folder: Path, encoding: str, name: str) -> Path:
    """A system's own table: what its people never see, with times to the second and words for machines."""
    text = StringIO()
    written = csv.writer(text, lineterminator="\n")
    written.writerow(STORED)
    times = ["2026-01-13 09:53:23 +0000", "2026-02-03 10:50:27 +0000"]
    written.writerow(["1", name, "07000000003", *times, "59", "complete", "pay_as_you_go_payg"])
    path = folder / f"requests-{encoding}.csv"
    path.write_bytes(text.getvalue().removesuffix("\n").encode(encoding))
    return path


def from_a_shared_sheet(folder: Path) -> Path:
    """Downloaded from a spreadsheet in the browser: a thousand rows kept ready, lists of choices on hidden sheets."""
    made = _form(CLEAN)
    sheet = made.worksheets[0]
    for line in range(len(CLEAN) + 2, 1_001):
        for column in range(1, 6):
            sheet.cell(line, column).number_format = "@"
    return _saved(made, folder / "shared-sheet.xlsx")


def unclean(folder: Path) -> Path:
    """Names as they were typed: turned round, with a line break, between blanks and with a full stop."""
    return _saved(_form(UNCLEAN), folder / "unclean.xlsx")


def numbered(folder: Path) -> Path:
    """The same names, where the form had a number for each."""
    made = Workbook()
    made.worksheets[0].append(["Ref", "Account holder name"])
    for number, (name, *_rest) in enumerate(UNCLEAN, start=1):
        made.worksheets[0].append([number, str(name)])
    return _saved(made, folder / "numbered.xlsx")


def _form(rows: Sequence[Sequence[object]]) -> Workbook:
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = "Extra mobile data requests"
    for row in [ASKED, *rows]:
        sheet.append(list(row))
    for (title, values), column in zip(CHOICES.items(), "CDE", strict=True):
        choices = made.create_sheet(title)
        choices.sheet_state = "hidden"
        for value in values:
            choices.append([value])
        rule = DataValidation(type="list", formula1=f"'{title}'!$A$2:$A${len(values)}")
        rule.add(f"{column}2:{column}1000")
        sheet.add_data_validation(rule)
    return made


def _saved(made: Workbook, path: Path) -> Path:
    made.save(path)
    return path
