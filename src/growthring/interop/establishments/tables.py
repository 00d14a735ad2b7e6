"""Files and archives as tables of known kinds, read row by row and never held."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast

from django.utils.translation import gettext as _

from growthring.interop.establishments.columns import Headings, Kind, missing, recognise
from growthring.interop.reading.csvrows import Feed, LineTooLong, Row, read_rows
from growthring.interop.reading.encoding import Encoding, find_encoding

MAX_LINE = 100_000  # characters
MAX_RECORD_LINES = 20  # a quoted address may run over several
MAX_BYTES = 600 << 20
MAX_FILES = 60
LOOK_FOR_HEADINGS = 12  # lines
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError)
SIGNS = {b"\xd0\xcf\x11\xe0": "xls", b"%PDF": "pdf", b"\x89PNG": "picture"}

Opener = Callable[[], BinaryIO]
Told = Callable[[str, int, int], None]  # file, bytes read, bytes in all


class NotGias(ValueError):
    """`message` says what the file is or lacks, `remedy` what to do."""

    def __init__(self, name: str, message: str, remedy: str) -> None:
        super().__init__(f"{name}: {message} {remedy}")
        self.name, self.message, self.remedy = name, message, remedy


@dataclass(frozen=True, slots=True)
class Problem:
    """One row that is not taken, or taken in part."""

    file: str
    line: int
    value: str
    message: str
    remedy: str


@dataclass
class Table:
    """One file of a kind. `rows()` reads it anew each time: the line and the cells of the wanted columns."""

    name: str
    opener: Opener
    encoding: Encoding
    delimiter: str
    headings: Headings
    heading_line: int
    size: int
    problems: list[Problem] = field(default_factory=list)

    @property
    def kind(self) -> Kind:
        return self.headings.kind

    def rows(self, told: Told | None = None) -> Iterator[tuple[int, dict[str, str]]]:
        self.problems.clear()
        places, width = self.headings.places, self.headings.width
        with self.opener() as raw:
            stream = io.TextIOWrapper(raw, self.encoding.name, self.encoding.errors, newline="")
            for count, row in enumerate(self._read(stream)):
                if told is not None and count % 500 == 0:
                    told(self.name, _told_by(raw), self.size)
                if row.cells is None:
                    self._wrong(row.line, _("The quotes of this row do not pair up."))
                elif any(cell.strip() for cell in row.cells[width:]):
                    self._wrong(row.line, _("This row has more cells than there are headings."))
                elif any(cell.strip() for cell in row.cells):
                    yield row.line, {name: row.cells[at] if at < len(row.cells) else "" for name, at in places.items()}
        if told is not None:
            told(self.name, self.size, self.size)

    def _read(self, stream: io.TextIOWrapper) -> Iterator[Row]:
        try:
            yield from read_rows(Feed(stream, MAX_LINE, MAX_RECORD_LINES, self.heading_line), self.delimiter)
        except LineTooLong as error:
            self._wrong(error.line, _("This line is far too long; it and what follows it are not read."))

    def _wrong(self, line: int, message: str) -> None:
        remedy = _("Download the file anew; if you edited it, put names with commas into quotes.")
        self.problems.append(Problem(self.name, line, "", message, remedy))


def open_tables(paths: list[Path]) -> list[Table]:
    """Raises `NotGias` for the first file that cannot be used."""
    return [table for path in paths for table in _of_path(path)]


def _of_path(path: Path) -> list[Table]:
    if path.is_dir():
        files = sorted(each for each in path.iterdir() if each.suffix.lower() in {".csv", ".zip"})
        if not files:
            raise NotGias(path.name, _("There is no CSV or ZIP file in this folder."), _remedy())
        return open_tables(files)
    try:
        size = path.stat().st_size
    except OSError as error:
        raise NotGias(path.name, _("This file cannot be found."), _("Check its name.")) from error
    if size > MAX_BYTES:
        raise NotGias(path.name, _("This file is far larger than a GIAS download."), _remedy())
    if zipfile.is_zipfile(path):
        try:
            return _of_archive(path)
        except BROKEN as error:
            message = _("This archive is damaged, or locked with a password.")
            raise NotGias(path.name, message, _("Download it anew.")) from error
    return [_table(path.name, lambda: path.open("rb"), size)]


def _of_archive(path: Path) -> list[Table]:
    with zipfile.ZipFile(path) as archive:
        infos = [info for info in archive.infolist() if _is_ours(info)]
        if any(name.startswith("xl/") for name in archive.namelist()):
            raise NotGias(
                path.name,
                _("This is an Excel workbook."),
                _("GIAS offers each download as CSV, too: take that, or save the sheet as CSV (UTF-8)."),
            )
    if not infos or len(infos) > MAX_FILES or sum(info.file_size for info in infos) > MAX_BYTES:
        raise NotGias(path.name, _("No CSV file of a usable size is in this archive."), _remedy())
    return [_table(f"{path.name}/{info.filename}", _member(path, info.filename), info.file_size) for info in infos]


def _is_ours(info: zipfile.ZipInfo) -> bool:
    hidden = info.filename.startswith("__MACOSX") or Path(info.filename).name.startswith(".")
    return not info.is_dir() and not hidden and info.filename.lower().endswith(".csv")


def _member(path: Path, name: str) -> Opener:
    def open_member() -> BinaryIO:
        archive = zipfile.ZipFile(path)
        return cast(BinaryIO, archive.open(name))

    return open_member


def _table(name: str, opener: Opener, size: int) -> Table:
    with opener() as raw:
        start = raw.read(8)
    if not start:
        raise NotGias(name, _("This file is empty."), _remedy())
    if any(start.startswith(sign) for sign in SIGNS):
        raise NotGias(name, _("This is no CSV file."), _remedy())
    encoding = find_encoding(opener)
    if encoding is None:
        raise NotGias(name, _("This is no text."), _remedy())
    delimiter = _delimiter(opener, encoding)
    try:
        line, headings = _headings(name, opener, encoding, delimiter)
    except LineTooLong as error:
        raise NotGias(name, _("Its lines are far too long for a table."), _remedy()) from error
    return Table(name, opener, encoding, delimiter, headings, line, size)


def _delimiter(opener: Opener, encoding: Encoding) -> str:
    with opener() as raw:
        stream = io.TextIOWrapper(raw, encoding.name, encoding.errors, newline="")
        first = stream.readline(MAX_LINE)
    return max(",;\t|", key=first.count)


def _headings(name: str, opener: Opener, encoding: Encoding, delimiter: str) -> tuple[int, Headings]:
    """The line of the headings, and what they are: the first row, or one below a title."""
    nearest: tuple[Kind, list[str]] | None = None
    with opener() as raw:
        stream = io.TextIOWrapper(raw, encoding.name, encoding.errors, newline="")
        feed = Feed(stream, MAX_LINE, MAX_RECORD_LINES)
        for row in read_rows(feed, delimiter):
            found = recognise(row.cells) if row.cells else None
            if found:
                return feed.line, found
            nearest = nearest or missing(row.cells or [])
            if row.line >= LOOK_FOR_HEADINGS:
                break
    raise NotGias(name, _what_is_missing(nearest), _remedy())


def _what_is_missing(nearest: tuple[Kind, list[str]] | None) -> str:
    if nearest is None:
        return _("Its headings are not those of a GIAS download.")
    kind, columns = nearest
    return _("To be read as %(kind)s it lacks the column %(columns)s.") % {
        "kind": kind.value,
        "columns": ", ".join(columns),
    }


def _remedy() -> str:
    return _(
        "Bring CSV files from the downloads of Get Information about Schools: establishment fields "
        "(edubasealldata), establishment links, all group records, all group links records."
    )


def _told_by(raw: BinaryIO) -> int:
    try:
        return raw.tell()
    except (OSError, ValueError):
        return 0
