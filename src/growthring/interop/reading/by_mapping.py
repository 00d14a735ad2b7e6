"""Reads a table by what somebody has said of its columns."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from django.utils.translation import gettext as _

from growthring.interop.reading.columns import HEADS, names_pupils
from growthring.interop.reading.csvrows import Row
from growthring.interop.reading.ledger import STEP, Job, unmapped
from growthring.interop.reading.looking import look
from growthring.interop.reading.mapping import Mapping, matched, signature
from growthring.interop.reading.own import about_pupils, read_own
from growthring.interop.reading.raw import LOOK_ROWS, Raw, heading_line
from growthring.interop.reading.shapes import Roster, RosterError
from growthring.interop.reading.tables import Table

Remembered = dict[str, Mapping]  # by the signature of the headings


def read_raw(raw: Raw, line: int, mapping: Mapping, job: Job) -> Roster:
    """`line` is where the headings stand; 0 for a table that has none."""
    cells = raw.headings(line)
    refuse_pupils(raw, line)
    found = matched(cells, mapping)
    if line and raw.form == "csv":
        found.width = raw.own_width(line)
    table = Table(raw.file, HEADS, found, line or 1, cells, _rows(raw, line, job))
    roster = read_own(table, job, f"mapped-{raw.form}", mapping, raw.not_staff)
    roster.signature = signature(cells) if line else ""
    if mapping.said:
        job.ledger.note(raw.file, mapping.said)
    return roster


def refuse_pupils(raw: Raw, line: int) -> None:
    """Whichever row is said to be that of the headings: one that names pupils is never read below."""
    pupils = names_pupils(raw.headings(line)) if line else ""
    if pupils:
        raise about_pupils(raw.file, pupils, line)


def _rows(raw: Raw, line: int, job: Job) -> Iterator[Row]:
    for count, row in enumerate(raw.below(line), start=1):
        if count % STEP == 0:
            job.tell(raw.file, count, count, len(raw.rows))
        yield _whole(row, raw)


def _whole(row: Row, raw: Raw) -> Row:
    """In a sheet a cell stands in its column whatever is beside it; in a CSV file it may have slipped."""
    return replace(row, cells=(row.cells or [])[: raw.width]) if raw.form == "xlsx" else row


def known(path: Path, remembered: Remembered, job: Job) -> tuple[str, int, Mapping] | None:
    """The title of the sheet and the line whose headings somebody has said something of before."""
    if not remembered:
        return None
    try:
        raws = look(path, job.unheard(), LOOK_ROWS)
    except RosterError:
        return None  # what it is instead, and what is wrong with it, is found out by whoever reads it
    for raw in raws:
        for row in raw.rows[:LOOK_ROWS]:
            mapping = remembered.get(signature(_trimmed(row.cells or [])))
            if mapping is not None and mapping.fits(row.cells or []):
                return raw.title, row.line, mapping
    return None


def _trimmed(cells: list[str]) -> list[str]:
    return [cell for cell in cells if cell.strip()]


def read_known(path: Path, title: str, line: int, mapping: Mapping, job: Job) -> Roster:
    raws = look(path, job)
    raw = next((raw for raw in raws if raw.title == title), raws[0])
    return read_raw(raw, line, mapping, job)


def read_as_said(path: Path, mapping: Mapping, job: Job, sheet: str = "", line: int | None = None) -> Roster:
    """For the command: by what was said in so many words, on a sheet and a line that may have been said, too."""
    raws = look(path, job)
    raw = next((raw for raw in raws if not sheet or raw.title.casefold() == sheet.casefold()), None)
    if raw is None:
        titles = ", ".join(raw.title for raw in raws if raw.title) or "–"
        raise unmapped(
            path.name,
            _("There is no sheet “{sheet}” in it.").format(sheet=sheet),
            _("Sheets that can be read: {titles}.").format(titles=titles),
        )
    line = heading_line(raw.rows) if line is None else line
    if not mapping.fits(raw.headings(line)):
        raise unmapped(
            raw.file,
            _("Not every column that was named is in row {line}.").format(line=line),
            _("Columns there: {columns}.").format(columns=", ".join(c for c in raw.headings(line) if c) or "–"),
            line=line,
        )
    return read_raw(raw, line, mapping, job)
