"""A table with headings: what a CSV file and a sheet of a workbook have in common."""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO, TextIO

from django.utils.translation import gettext as _

from growthring.interop.reading.csvrows import Feed, LineTooLong, Row, read_rows, sample
from growthring.interop.reading.encoding import Encoding, find_encoding
from growthring.interop.reading.headings import Heads, Match, match
from growthring.interop.reading.ledger import STEP, Job, refuse
from growthring.interop.reading.sources import Member, wrong_kind

DELIMITERS = (",", ";", "\t", "|")
LOOK = 65_536  # characters in which the headings must stand
LOOK_ROWS = 30
NEAR = 6  # first rows in which headings that are misspelt are looked for
ENOUGH = 2  # headings one must know to believe that a row is the row of headings
STRANGERS = 20


@dataclass(slots=True)
class Table:
    """`rows` are those below the headings; it can be gone through once."""

    file: str
    heads: Heads
    match: Match
    line: int
    cells: list[str]
    rows: Iterator[Row]


@dataclass(frozen=True, slots=True)
class Plan:
    """Where in a CSV file the table begins, and how to read it."""

    encoding: Encoding
    delimiter: str
    line: int
    cells: list[str]
    heads: Heads
    score: int


@contextmanager
def opened_text(member: Member, encoding: Encoding) -> Iterator[tuple[TextIO, BinaryIO]]:
    with member.opener() as raw:
        buffered = io.BufferedReader(raw, 1 << 18) if not isinstance(raw, io.BufferedReader) else raw  # type: ignore[type-var]
        with io.TextIOWrapper(buffered, encoding.name, encoding.errors, newline="") as text:
            yield text, raw


def plan_csv(member: Member, choices: Sequence[Heads], job: Job) -> Plan | None:
    """The best way to read the file as one of `choices`; None where it has no headings one of them knows."""
    encoding = encoding_of(member)
    rows = [(by, row.line, row.cells or []) for by, sampled in samples(member, encoding, job) for row in sampled]
    plans = [Plan(encoding, by, line, cells, h, h.score(cells)) for by, line, cells in rows for h in choices]
    best = max(plans, key=lambda p: (p.score, -p.line), default=None)
    if best is None or best.score < ENOUGH:
        plans = [
            Plan(encoding, by, line, cells, h, h.near_score(cells))
            for by, line, cells in rows
            if line <= NEAR
            for h in choices
        ]
        best = max(plans, key=lambda p: (p.score, -p.line), default=None)
    return best if best and best.score >= ENOUGH else None


def samples(member: Member, encoding: Encoding, job: Job) -> list[tuple[str, list[Row]]]:
    """The first rows of the file, by each of the signs that may part its cells."""
    with opened_text(member, encoding) as (text, _raw):
        start = text.read(LOOK)
    if len(start) == LOOK:
        start = start[: start.rfind("\n") + 1] or start
    if not start.strip("\ufeff\x00 \r\n\t,;|"):
        raise refuse(member.name, _("The file is empty."), _("Export the staff list again and choose the new file."))
    return [
        (
            by,
            [
                row
                for row in _sample(start, by, job)
                if row.cells and len(row.cells) <= job.limits.max_columns and not _swallows(row, by)
            ],
        )
        for by in delimiters(start)
    ]


def _swallows(row: Row, delimiter: str) -> bool:
    """A quote left open among the headings takes rows for a part of them."""
    return row.folded and any("\n" in cell.replace("\r", "\n") and delimiter in cell for cell in row.cells or [])


def _sample(start: str, delimiter: str, job: Job) -> list[Row]:
    try:
        return sample(start, delimiter, LOOK_ROWS, job.limits.max_line)
    except LineTooLong:
        return []


def delimiters(start: str) -> tuple[str, ...]:
    """Excel may say in a first line which one it used."""
    said = start.lstrip("\ufeff")[:8].lower()
    if said.startswith("sep=") and len(said) > 4 and said[4] in DELIMITERS:
        return (said[4],)
    return tuple(d for d in DELIMITERS if d in start) or (",",)


def encoding_of(member: Member) -> Encoding:
    start = member.start()
    if not start:
        raise refuse(member.name, _("The file is empty."), _("Export the staff list again and choose the new file."))
    if wrong := wrong_kind(start, lambda: member.start(4 << 20)):
        raise refuse(member.name, *wrong)
    encoding = find_encoding(member.opener)
    if encoding is None:
        raise refuse(
            member.name,
            _("This file is not text: no table can be read from it."),
            _("Export the list as CSV (UTF-8) or as Excel workbook (.xlsx)."),
        )
    return encoding


@contextmanager
def open_csv(member: Member, plan: Plan, job: Job) -> Iterator[Table]:
    found = match(plan.cells, plan.heads)
    tell_encoding(member, plan.encoding, job)
    with opened_text(member, plan.encoding) as (text, raw):
        feed = Feed(text, job.limits.max_line, job.limits.max_record_lines)
        rows = (row for row in read_rows(feed, plan.delimiter) if row.line > plan.line)
        yield Table(member.name, plan.heads, found, plan.line, plan.cells, watched(rows, member, raw, job))


def watched(rows: Iterator[Row], member: Member, raw: BinaryIO, job: Job) -> Iterator[Row]:
    count = 0
    try:
        for count, row in enumerate(rows, start=1):
            if count % STEP == 0:
                job.tell(member.name, count, raw.tell(), member.size)
            yield row
    except LineTooLong as error:
        raise refuse(
            member.name,
            _("Line {line} is longer than a row of a table can be.").format(line=error.line),
            _("Export the list again as CSV, one person on each line."),
            line=error.line,
        ) from error
    job.tell(member.name, count, member.size, member.size)


def tell_encoding(member: Member, encoding: Encoding, job: Job) -> None:
    if encoding.mixed:
        job.ledger.note(
            member.name,
            _("Some letters of this file are written as UTF-8 and some as Windows-1252. Both were read as such."),
            _("Look through the names with accents before you go on."),
        )
    elif encoding.name == "cp1252":
        job.ledger.note(
            member.name,
            _("This file is not UTF-8. It was read as Windows-1252, as Excel writes it in Western Europe."),
            _("If names with accents look wrong, save it as “CSV UTF-8” and choose it again."),
        )
    elif encoding.name.startswith("utf-16"):
        job.ledger.note(member.name, _("This file was read as UTF-16 (“Unicode text”)."))


def tell_headings(table: Table, job: Job, labels: dict[str, str]) -> None:
    """What was made of the headings: said once a heading, never once a row."""
    found = table.match
    for written, name in found.misspelt:
        message = _("The column “{written}” was read as “{label}”.").format(
            written=written[:60], label=labels.get(name, name)
        )
        job.ledger.note(table.file, message, _("If that is wrong, rename the column."), line=table.line, column=written)
    for written, kept in found.doubled:
        message = _("There are two columns for the same thing; “{kept}” was read.").format(kept=kept[:60])
        job.ledger.note(table.file, message, _("Remove the one that is not meant."), line=table.line, column=written)
    for written, perhaps in found.strangers[:STRANGERS]:
        remedy = _("Did you mean “{label}”?").format(label=labels.get(perhaps, perhaps)) if perhaps else ""
        job.ledger.note(table.file, _("This column was not read."), remedy, line=table.line, column=written[:60])
    if len(found.strangers) > STRANGERS:
        message = _("{count} more columns were not read.").format(count=len(found.strangers) - STRANGERS)
        job.ledger.note(table.file, message, line=table.line)


def whole_rows(table: Table, job: Job) -> Iterator[Row]:
    """
    Rows whose cells stand under their headings. Blank rows are passed over; of a row that cannot be told apart into
    cells only its line is said, for it may be about a pupil.
    """
    nameless = set(table.match.blank)
    for row in table.rows:
        cells = row.cells
        if cells is None:
            job.ledger.lost(
                table.file,
                row.line,
                _("The quotation marks in this line do not pair up, so it cannot be told apart into columns."),
                _("Correct the line, or export the file again."),
            )
        elif any(cell.strip() for cell in cells):
            if any(cell.strip() for cell in cells[table.match.width :]):
                job.ledger.lost(
                    table.file,
                    row.line,
                    _("This row has more cells than there are headings, so nobody can tell which is which."),
                    _("Put a cell that contains a comma into quotation marks, or remove the extra cells."),
                )
            else:
                if nameless and any(cells[at].strip() for at in nameless if at < len(cells)):
                    nameless = _tell_nameless(table, job)
                yield row


def _tell_nameless(table: Table, job: Job) -> set[int]:
    job.ledger.note(
        table.file,
        _("A column has no heading and was not read."),
        _("Give it a heading if it is needed."),
        line=table.line,
    )
    return set()


def best_heading(rows: Sequence[Row], choices: Sequence[Heads]) -> tuple[Row | None, Heads]:
    """The row with most of the headings of one of `choices`, the first of equals; misspelt ones count if need be."""
    for near in (False, True):
        scored = [
            ((h.near_score if near else h.score)(row.cells or []), -number, row, h)
            for number, row in enumerate(rows[: NEAR if near else None])
            for h in choices
        ]
        score, _number, row, heads = max(scored, key=lambda s: s[:2], default=(0, 0, None, choices[0]))
        if score >= ENOUGH:
            return row, heads
    return None, choices[0]


def as_table(file: str, rows: Iterator[Row], choices: Sequence[Heads]) -> Table | None:
    """The same for rows that are cells already, as in a workbook."""
    looked: list[Row] = []
    for row in rows:
        looked.append(row)
        if len(looked) == LOOK_ROWS:
            break
    headings, heads = best_heading(looked, choices)
    if headings is None:
        return None
    below = chain((row for row in looked if row.line > headings.line), rows)
    cells = headings.cells or []
    return Table(file, heads, match(cells, heads), headings.line, cells, below)
