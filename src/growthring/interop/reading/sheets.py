"""Rows of an Excel workbook. Formulas are never computed: at most the value that was saved with them is read."""

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.cell.read_only import EMPTY_CELL
from openpyxl.utils.exceptions import InvalidFileException

from growthring.interop.reading.csvrows import Row
from growthring.interop.reading.headings import Heads, match
from growthring.interop.reading.ledger import STEP, Job, refuse
from growthring.interop.reading.sheetxml import Merge, SheetFacts, check_parts, sheet_facts, too_much
from growthring.interop.reading.sources import open_zip
from growthring.interop.reading.tables import LOOK_ROWS, Table, as_table, best_heading
from growthring.interop.reading.text import SHEET_ERRORS

# What openpyxl raises on a workbook that is damaged or was made to annoy: the one place where they are all named.
TROUBLE = (
    InvalidFileException, ParseError, zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, AttributeError,
    IndexError, OverflowError, EOFError, RuntimeError, NotImplementedError, AssertionError,
)  # fmt: skip
BLOCK = 200
# However little a workbook says, each line that stands between two others is gone through, of every sheet.
MOST_SHEETS = 100
LOOK_LINES = 2_000  # of a sheet, written or not, among which the headings stand
SHEETS_FULL = 2  # as many lines as so many sheets may have, of all sheets together
PADDED = re.compile(r"0{2,}")


@dataclass(slots=True)
class Sheet:
    """`saved` is the same sheet with the values of its formulas instead of the formulas, where it has any."""

    title: str
    file: str
    worksheet: Any
    facts: SheetFacts
    saved: Any = None
    formulas: dict[int, int] = field(default_factory=dict)
    lines: int = 0  # gone through so far

    @property
    def is_hidden(self) -> bool:
        return bool(self.worksheet.sheet_state != "visible")


@contextmanager
def open_sheet(path: Path, choices: Sequence[Heads], job: Job) -> Iterator[Table | None]:
    """The table of the sheet whose headings fit best; None where no sheet has headings one of `choices` knows."""
    with _opened(path, job) as opened:
        sheet = _choose(path, opened[0], choices, job)
        if sheet is not None:
            _open_saved(path, sheet, opened)
        yield _table(sheet, choices, job) if sheet else None


@contextmanager
def _opened(path: Path, job: Job) -> Iterator[list[Any]]:
    """The workbook, first of a list of all that is to be closed at the end."""
    with open_zip(path, job.limits) as archive:
        check_parts(path.name, archive, job.limits)
    with _boundary(path.name), _quiet():
        opened = [load_workbook(path, read_only=True, data_only=False, keep_links=False)]
    try:
        if len(opened[0].worksheets) > MOST_SHEETS:
            raise too_much(path.name)
        yield opened
    finally:
        for each in opened:
            each.close()


def _open_saved(path: Path, sheet: Sheet, opened: list[Any]) -> None:
    """The values that were saved with the formulas of the sheet, where it has any."""
    if sheet.facts.has_formulas:
        with _boundary(path.name), _quiet():
            opened.append(load_workbook(path, read_only=True, data_only=True, keep_links=False))
            sheet.saved = opened[-1][sheet.title]


def all_sheets(path: Path, job: Job, most: int | None = None) -> Iterator[tuple[str, Iterator[Row]]]:
    """Every sheet one can see, by its title, with its rows or the first of them. Hidden ones are said and not read."""
    with _opened(path, job) as opened:
        lines = 0
        for worksheet in opened[0].worksheets:
            if lines > SHEETS_FULL * job.limits.max_sheet_rows:
                raise too_much(path.name)
            if worksheet.sheet_state != "visible":
                if most is None:
                    _tell_hidden(path.name, worksheet.title, job)
                continue
            sheet = Sheet(worksheet.title, path.name, worksheet, sheet_facts(path, worksheet))
            if len(opened[0].worksheets) > 1:
                sheet.file = f"{path.name} [{sheet.title}]"
            if most is None:
                _open_saved(path, sheet, opened)
            yield sheet.title, islice(_rows(sheet, job, LOOK_LINES if most else None), most)
            lines += sheet.lines


@contextmanager
def _boundary(file: str) -> Iterator[None]:
    try:
        yield
    except TROUBLE as error:
        raise refuse(
            file,
            _("The workbook is damaged or of a kind Growthring cannot read."),
            _("Open it in Excel and save it as Excel workbook (.xlsx), or as CSV."),
        ) from error


@contextmanager
def _quiet() -> Iterator[None]:
    """openpyxl warns of validations, styles and dates it drops: nothing a roster needs."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _choose(path: Path, book: Any, choices: Sequence[Heads], job: Job) -> Sheet | None:
    """Sheets one can see come first; a hidden one is never read, since nobody would know what it brings in."""
    fits: list[tuple[int, Sheet]] = []
    hidden: list[str] = []
    looks = [_looked(path, worksheet, job) for worksheet in book.worksheets]
    _check_written(path.name, looks)
    for sheet, looked in looks:
        headings, heads = best_heading(looked, choices)
        if headings is not None and sheet.is_hidden:
            hidden.append(sheet.title)
        elif headings is not None:
            fits.append((len(match(headings.cells or [], heads).at), sheet))
    for title in hidden:
        _tell_hidden(path.name, title, job)
    if not fits:
        return None
    best = max(fits, key=lambda fit: fit[0])[1]
    if len(book.worksheets) > 1:
        best.file = f"{path.name} [{best.title}]"
        _tell_choice(best, [sheet.title for _score, sheet in fits if sheet is not best], job)
    return best


def _looked(path: Path, worksheet: Any, job: Job) -> tuple[Sheet, list[Row]]:
    sheet = Sheet(worksheet.title, path.name, worksheet, sheet_facts(path, worksheet))
    return sheet, list(islice(_rows(sheet, job.unheard(), LOOK_LINES), LOOK_ROWS))


def _check_written(file: str, looks: Sequence[tuple[Sheet, list[Row]]]) -> None:
    written = [sheet for sheet, looked in looks if looked]
    if not written:
        raise refuse(file, _("There is nothing in it."), _("Choose the workbook that holds the staff list."))
    if all(sheet.is_hidden for sheet in written):
        raise refuse(
            file,
            _("Everything in it is on hidden sheets, which are never read: {titles}.").format(
                titles=", ".join(sheet.title for sheet in written)
            ),
            _("Unhide the sheet that holds the staff list, save the workbook and choose it again."),
        )


def _tell_choice(best: Sheet, others: list[str], job: Job) -> None:
    job.ledger.note(best.file, _("The workbook has several sheets; “{title}” was read.").format(title=best.title))
    if others:
        # Whoever stands there is in the workbook, and no leaver.
        job.ledger.lost_somebody = True
        job.ledger.file(
            best.file,
            _("Other sheets look like staff lists too and were not read: {sheets}.").format(sheets=", ".join(others)),
            _("Put everybody into one sheet, or give one workbook at a time."),
        )


def _tell_hidden(file: str, title: str, job: Job) -> None:
    message = _("The hidden sheet “{title}” was not read.").format(title=title)
    job.ledger.note(file, message, _("Unhide it if it holds the staff list."))


def _table(sheet: Sheet, choices: Sequence[Heads], job: Job) -> Table | None:
    table = as_table(sheet.file, _rows(sheet, job), choices)
    if table is not None:
        # Cells do not slip in a sheet: what stands right of the headings is a remark beside the row.
        table.match.blank += range(table.match.width, job.limits.max_columns)
        table.match.width = job.limits.max_columns
        table.rows = _finish(sheet, table, table.rows, job)
    return table


def _finish(sheet: Sheet, table: Table, rows: Iterator[Row], job: Job) -> Iterator[Row]:
    """Counts along, and says at the end where formulas were."""
    count = 0
    for count, row in enumerate(rows, start=1):
        if count % STEP == 0:
            job.tell(sheet.file, count, 0, None)
        yield row
    job.tell(sheet.file, count, 0, None)
    for name, at in table.match.at.items():
        if lines := sheet.formulas.get(at):
            message = _("Formulas in {count} cells were not computed; the values saved with them were read.").format(
                count=lines
            )
            job.ledger.note(
                sheet.file, message, _("Check them, or paste the column as values."), column=table.match.written[name]
            )


def _rows(sheet: Sheet, job: Job, most: int | None = None) -> Iterator[Row]:
    """Of the first `most` lines, or of all there may be."""
    limits = job.limits
    # What a sheet says of its size may be wrong either way: it is not believed.
    sheet.worksheet.reset_dimensions()
    bounds = {"max_row": most or limits.max_sheet_rows + 1, "max_col": limits.max_columns}
    rows = _blocks(sheet.file, sheet.worksheet.iter_rows(**bounds))
    saved = None
    if sheet.saved is not None:
        sheet.saved.reset_dimensions()
        saved = _blocks(sheet.file, sheet.saved.iter_rows(values_only=True, **bounds))
    merges, written = _Merged(sheet.facts.merges), _Written()
    for line, cells in enumerate(rows, start=1):
        sheet.lines += 1
        kept = next(saved, ()) if saved is not None else ()
        if line > limits.max_sheet_rows:
            raise refuse(
                sheet.file,
                _("The sheet has more than {limit} rows.").format(limit=limits.max_sheet_rows),
                _("Remove rows below the list, or save the sheet as CSV."),
                line=line,
            )
        texts = [
            _text(cell, kept[at] if at < len(kept) else None, at, line, sheet, job)
            for at, cell in enumerate(cells[: written.of(cells)])
        ]
        texts = merges.fill(line, texts)
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            yield Row(line, texts)


class _Written:
    """How many cells of a row to look at: the sheet's width is filled up in each, and all blank rows are one."""

    def __init__(self) -> None:
        self._blank: Any = None

    def of(self, cells: Any) -> int:
        if cells is self._blank:
            return 0
        width = next((at for at in range(len(cells), 0, -1) if cells[at - 1] is not EMPTY_CELL), 0)
        if not width:
            self._blank = cells
        return width


def _blocks(file: str, rows: Iterator[Any]) -> Iterator[Any]:
    while True:
        with _boundary(file), _quiet():
            block = list(islice(rows, BLOCK))
        if not block:
            return
        yield from block


def _text(cell: Any, saved: object, at: int, line: int, sheet: Sheet, job: Job) -> str:
    if cell.value is None:
        return ""
    value = cell.value
    if cell.data_type == "f":
        value = saved
        if value is None:
            _tell_unsaved(sheet, line, job)
            return ""
        sheet.formulas[at] = sheet.formulas.get(at, 0) + 1
    if cell.data_type == "e" or (isinstance(value, str) and value in SHEET_ERRORS):
        job.ledger.field(
            sheet.file,
            line,
            _("A cell of this row holds an error of the spreadsheet."),
            _("Correct the cell and save the workbook."),
        )
        return ""
    return as_text(value, _number_format(cell))


def _number_format(cell: Any) -> str:
    """Nothing where the cell points to a style that the workbook does not have."""
    try:
        return str(cell.number_format or "")
    except LookupError:
        return ""


def _tell_unsaved(sheet: Sheet, line: int, job: Job) -> None:
    job.ledger.field(
        sheet.file,
        line,
        _("A cell of this row holds a formula without a saved value. Growthring computes none."),
        _("Open and save the workbook in Excel, or paste the column as values."),
    )


def as_text(value: object, number_format: str = "") -> str:
    """Dates as ISO, whole numbers without a point, numbers shown with leading noughts with them."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, time | timedelta):
        return str(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if isinstance(value, int) and PADDED.fullmatch(number_format):
        return str(value).zfill(len(number_format))
    if isinstance(value, float) and "%" in number_format:
        return f"{value * 100:g}%"
    return str(value)


class _Merged:
    """A value written once beside several rows means each of them: a school merged down its staff, for example."""

    def __init__(self, merges: Sequence[Merge]) -> None:
        self._starting: dict[int, list[Merge]] = {}
        for merge in merges:
            self._starting.setdefault(merge.top, []).append(merge)
        self._held: dict[int, tuple[int, str]] = {}

    def fill(self, line: int, cells: list[str]) -> list[str]:
        if not self._starting and not self._held:
            return cells
        for column, (bottom, value) in list(self._held.items()):
            if line > bottom:
                del self._held[column]
            elif column < len(cells) and not cells[column]:
                cells[column] = value
            elif column >= len(cells):
                cells += [""] * (column - len(cells)) + [value]
        for merge in self._starting.pop(line, []):
            if merge.left < len(cells) and cells[merge.left]:
                self._held[merge.left] = (merge.bottom, cells[merge.left])
        return cells
