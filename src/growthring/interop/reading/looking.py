"""Looks at a file as tables, before anybody knows what their columns are."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from django.utils.translation import gettext as _

from growthring.interop.reading.columns import names_pupils
from growthring.interop.reading.csvrows import Feed, Row, read_rows
from growthring.interop.reading.layout import NEVER, holds, is_table, lay_out
from growthring.interop.reading.ledger import Job, refuse
from growthring.interop.reading.own import about_pupils
from growthring.interop.reading.raw import LOOK_ROWS, Raw, heading_line, without_closed, without_pupils
from growthring.interop.reading.shapes import RosterError
from growthring.interop.reading.sheets import all_sheets
from growthring.interop.reading.sources import ZIP, Bundle, Member, open_bundle
from growthring.interop.reading.tables import encoding_of, opened_text, samples, tell_encoding, watched

MOST_CELLS = 3_000_000  # of one file: 60,000 rows of fifty columns
LONGEST_CELL = 500  # characters: what is longer is nobody's name, post or school


def look(path: Path, job: Job, most: int | None = None) -> list[Raw]:
    """
    The tables of a file that has no layout of its own, or the first `most` rows of each. Raises RosterError where there
    is nothing in it, and where it is about pupils. Rows about pupils and columns nobody needs are let go of at once.
    """
    with open_bundle(path, job.limits) as bundle:
        raws = list(_tables(path, bundle, job, most))
    if not any(raw.rows for raw in raws):
        raise refuse(path.name, _("There is nothing in it."), _("Choose the file that holds the staff list."))
    if all(raw.width < 2 for raw in raws):
        raise refuse(
            path.name,
            _("There is only one column in it."),
            _("A staff list has a column for the name, and one for the e-mail address or staff number."),
        )
    return _for_us([raw for raw in raws if raw.rows], job)


def _tables(path: Path, bundle: Bundle, job: Job, most: int | None) -> Iterator[Raw]:
    member = bundle.members[0] if bundle.is_single else _only_list(bundle)
    if holds(member.name) in NEVER:
        raise refuse(
            member.name,
            _("By its name this file is about pupils or classes. It was not opened."),
            _("Give the staff list."),
        )
    if not member.start().startswith(ZIP):
        yield _csv(member, job, most)
        return
    room = MOST_CELLS
    for title, rows in all_sheets(path if path.is_file() else path / member.path, job, most):
        file = path.name if not title else f"{path.name} [{title}]"
        kept = list(_bounded(path.name, rows, job, room))
        room -= sum(len(row.cells or []) for row in kept)
        yield Raw(file, "xlsx", kept, title)


def _only_list(bundle: Bundle) -> Member:
    lists = lay_out(bundle).lists
    if len(lists) != 1 or not is_table(lists[0].name):
        raise refuse(
            bundle.name,
            _("It holds several files, or none that is a table."),
            _("Give the staff list by itself, as CSV or Excel (.xlsx)."),
        )
    return lists[0]


def _csv(member: Member, job: Job, most: int | None) -> Raw:
    encoding = encoding_of(member)
    sampled = samples(member, encoding, job)
    by, rows = max(sampled, key=lambda each: _evenness(each[1]), default=(",", []))
    if most is None:
        tell_encoding(member, encoding, job)
        with opened_text(member, encoding) as (text, raw):
            feed = Feed(text, job.limits.max_line, job.limits.max_record_lines)
            every = watched(read_rows(feed, by), member, raw, job)
            written = (row for row in every if row.cells is None or any(cell.strip() for cell in row.cells))
            rows = list(_bounded(member.name, written, job, MOST_CELLS))
    return Raw(member.name, "csv", list(_bounded(member.name, rows[:most], job, MOST_CELLS)))


def _evenness(rows: list[Row]) -> float:
    """How much the rows look like a table when their cells are parted so: how wide most of them are, and how many."""
    widths = Counter(len(row.cells or []) for row in rows if len(row.cells or []) > 1)
    width, times = max(widths.items(), key=lambda pair: pair[0] * pair[1], default=(0, 0))
    return width * times


def _bounded(name: str, rows: Iterable[Row], job: Job, room: int) -> Iterator[Row]:
    """The rows while there is room for their cells: counted as they come, so that a small file cannot grow large."""
    for row in rows:
        cells = row.cells or []
        room -= len(cells)
        if room < 0 or len(cells) > job.limits.max_columns:
            raise refuse(
                name,
                _("The table is larger than a staff list can be."),
                _("Remove the columns and rows that are not needed, and choose it again."),
            )
        yield replace(row, cells=[cell[:LONGEST_CELL] for cell in cells]) if row.cells else row


def _for_us(raws: list[Raw], job: Job) -> list[Raw]:
    """Without tables of pupils; where nothing else is left, the file is refused."""
    refused: RosterError | None = None
    kept: list[Raw] = []
    for raw in raws:
        above = [row for row in raw.rows[:LOOK_ROWS] if row.line <= heading_line(raw.rows)]
        said = next(((row.line, name) for row in above if (name := names_pupils(row.cells or []))), None)
        if said:
            refused = about_pupils(raw.file, said[1], said[0])
            job.ledger.add(refused.problem)
        else:
            kept.append(without_closed(without_pupils(raw)))
    if not kept and refused:
        raise refused
    return kept
