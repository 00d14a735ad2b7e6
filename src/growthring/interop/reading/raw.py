"""A table as it stands in a file, before anybody has said what its columns are."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from growthring.interop.reading.closed import is_closed
from growthring.interop.reading.columns import HEADS
from growthring.interop.reading.csvrows import Row
from growthring.interop.reading.kinds import PUPIL_WORDS
from growthring.interop.reading.text import clean, squash

LOOK_ROWS = 30
FEW = 2  # columns a table has at the least
LONG = 70  # letters in which a heading ends
NUMBER = re.compile(r"[-+£$€\d.,/:% ]+")


@dataclass(slots=True)
class Raw:
    """
    `file` is how problems name it, `title` the sheet's name or nothing. `rows` are all rows that hold something, with
    their lines. Of rows that say they are about pupils or parents only the number is kept, by what they say.
    """

    file: str
    form: str  # csv, xlsx
    rows: list[Row]
    title: str = ""
    not_staff: Counter[str] = field(default_factory=Counter)
    closed: list[str] = field(default_factory=list)

    @property
    def width(self) -> int:
        return max((len(row.cells or []) for row in self.rows), default=0)

    def own_width(self, line: int) -> int:
        """How many cells that row has itself: in a CSV file one with more has slipped."""
        return next((len(row.cells or []) for row in self.rows if row.line == line), self.width)

    def headings(self, line: int) -> list[str]:
        """The headings in that row, as many as the table is wide; without headings (line 0) all are blank."""
        cells = next((row.cells or [] for row in self.rows if row.line == line), [])
        return [clean(cell) for cell in cells] + [""] * (self.width - len(cells))

    def has(self, line: int) -> bool:
        return any(row.line == line for row in self.rows)

    def below(self, line: int) -> list[Row]:
        return [row for row in self.rows if row.line > line]


def heading_line(rows: list[Row]) -> int:
    """The line in which the headings seem to stand; 0 where the first row is about somebody already."""
    looked = [row for row in rows[:LOOK_ROWS] if row.cells]
    widest = max((_written(row) for row in looked), default=0)
    fit = [row for row in looked if _labels(row) >= max(FEW, 0.6 * widest)]
    if not fit:
        return 0
    return max(fit, key=lambda row: (HEADS.score(row.cells or []), -row.line)).line


def _written(row: Row) -> int:
    return sum(1 for cell in row.cells or [] if cell.strip())


def _labels(row: Row) -> int:
    """How many cells may be headings; none where one of them is an address or there are numbers beside few words."""
    written = [clean(cell) for cell in row.cells or [] if cell.strip()]
    if any("@" in cell for cell in written):
        return 0
    words = [cell for cell in written if len(cell) <= LONG and not NUMBER.fullmatch(cell)]
    return len(words) if len(words) >= 0.75 * len(written) else 0


def examples(raw: Raw, line: int, at: int, most: int = 4) -> list[str]:
    """The first different values of a column."""
    found: dict[str, None] = {}
    for row in raw.below(line):
        cells = row.cells or []
        value = clean(cells[at])[:40] if at < len(cells) else ""
        if value:
            found.setdefault(value, None)
        if len(found) == most:
            break
    return list(found)


def without_pupils(raw: Raw) -> Raw:
    """Without rows that say they are about pupils or parents: these are counted, and nothing else of them is kept."""
    kept: list[Row] = []
    counted = Counter(raw.not_staff)
    line = heading_line(raw.rows)
    for row in raw.rows:
        said = next((key for cell in row.cells or [] if (key := squash(cell)) in PUPIL_WORDS), "")
        if said and row.line > line:
            counted["guardian" if said == "guardian" else "parent" if said == "parent" else "student"] += 1
        else:
            kept.append(row)
    return replace(raw, rows=kept, not_staff=counted)


def without_closed(raw: Raw) -> Raw:
    """Without what no staff record here has a place for: birth dates, pay, bank details, home addresses."""
    line = heading_line(raw.rows)
    headings = raw.headings(line)
    shut = {at for at, heading in enumerate(headings) if is_closed(heading)}
    if not line or not shut:
        return raw
    rows = [row if row.line <= line else _blanked(row, shut) for row in raw.rows]
    return replace(raw, rows=rows, closed=[headings[at] for at in sorted(shut)])


def _blanked(row: Row, shut: set[int]) -> Row:
    return replace(row, cells=["" if at in shut else cell for at, cell in enumerate(row.cells or [])])
