"""Which column of a file is what, as somebody has said, and how a file is known again by its headings."""

import hashlib
import json
from dataclasses import dataclass, field

from growthring.interop.reading.headings import Match
from growthring.interop.reading.text import clean, squash

OUT = "leave-out"  # what a kind of post is mapped to where rows that name it are not about staff of ours
Values = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Mapping:
    """
    `columns` goes from the key of a heading (see `keys`) to a column of ours; a heading that is left out has no line in
    it. `values` goes from what the file writes (see `plain`) to what is meant: under "post" a kind of post or OUT,
    under "school" the name of a school. `said` is the sentence with which a file that was read by it says so.
    """

    columns: dict[str, str]
    values: Values = field(default_factory=dict)
    said: str = ""

    def means(self, name: str, written: str) -> str:
        return self.values.get(name, {}).get(plain(written), "")

    def fits(self, cells: list[str]) -> bool:
        return set(self.columns) <= set(keys(cells))


def plain(written: str) -> str:
    """A value as it is looked up: without case and without spaces nobody sees."""
    return clean(written).casefold()


def keys(cells: list[str]) -> list[str]:
    """
    One key a column, none of them twice: the heading without case, spaces and signs. One in letters that leave nothing
    of that is kept as it is, and a column without heading goes by its number.
    """
    found: list[str] = []
    for at, cell in enumerate(cells):
        key = squash(cell) or plain(cell) or f"#{at + 1}"
        again = sum(1 for other in found if other == key or other.startswith(f"{key}~"))
        found.append(f"{key}~{again + 1}" if again else key)
    return found


def signature(cells: list[str]) -> str:
    """The same for the same headings, in whatever order they stand."""
    known = sorted(key for key in keys(cells) if not key.startswith("#"))
    return hashlib.sha256(json.dumps(known).encode()).hexdigest()


def matched(cells: list[str], mapping: Mapping) -> Match:
    """Where the columns are by what was said of them; nothing is guessed and nothing doubted."""
    found = Match(width=len(cells))
    for at, key in enumerate(keys(cells)):
        if name := mapping.columns.get(key, ""):
            found.at[name] = at
            found.written[name] = clean(cells[at]) or key
    return found
