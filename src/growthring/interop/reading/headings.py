"""Finds which column is which, however its heading is written."""

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher, get_close_matches
from functools import cached_property

from django.utils.translation import gettext as _

from growthring.interop.reading.closed import is_closed
from growthring.interop.reading.text import clean, squash

CLOSE = 0.72  # near enough to ask "did you mean"
MOST_HEADINGS = 40
LIKE_HEADING = re.compile(r"[^\W\d][\w ’'()/.?-]{1,40}")
LETTERS_MORE = 2
MISSPELT = 0.86  # near enough to be that column, where it can be no other


@dataclass(frozen=True)
class Heads:
    """
    Names of columns and the ways their headings are written, the best first. `passed` are columns one knows and
    does not read; `prefixes` begin headings that belong to nobody in particular.
    """

    spellings: dict[str, tuple[str, ...]]
    passed: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()

    @cached_property
    def lookup(self) -> dict[str, tuple[str, int]]:
        found: dict[str, tuple[str, int]] = {}
        for name, ways in self.spellings.items():
            for rank, way in enumerate((name, *ways)):
                found.setdefault(squash(way), (name, rank))
        return found

    @cached_property
    def known_others(self) -> frozenset[str]:
        return frozenset(squash(name) for name in self.passed)

    def is_passed(self, key: str) -> bool:
        return key in self.known_others or key.startswith(self.prefixes)

    def score(self, cells: list[str]) -> int:
        return len({self.lookup[key][0] for cell in cells if (key := squash(cell)) in self.lookup})

    def near_score(self, cells: list[str]) -> int:
        """The same, counting misspelt headings: dear, so only for a row that looks like nothing but headings."""
        written = [clean(cell) for cell in cells if cell.strip()]
        if not 1 < len(written) <= MOST_HEADINGS or not all(LIKE_HEADING.fullmatch(cell) for cell in written):
            return 0
        return len(match(cells, self).at)


@dataclass(slots=True)
class Match:
    """Where each known column is, and how its heading was written; `strangers` are (heading, column it may mean)."""

    width: int
    at: dict[str, int] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    misspelt: list[tuple[str, str]] = field(default_factory=list)
    doubled: list[tuple[str, str]] = field(default_factory=list)
    strangers: list[tuple[str, str]] = field(default_factory=list)
    blank: list[int] = field(default_factory=list)

    def cell(self, cells: list[str], name: str) -> str:
        """As written; empty where the file has no such column or the row ends before it."""
        at = self.at.get(name)
        return cells[at] if at is not None and at < len(cells) else ""

    def any_of(self, *names: str) -> bool:
        return any(name in self.at for name in names)


def match(cells: list[str], heads: Heads) -> Match:
    found = Match(width=len(cells))
    best: dict[str, tuple[int, int]] = {}
    left: list[int] = []
    for at, cell in enumerate(cells):
        key = squash(cell)
        if not key:
            found.blank.append(at)
        elif key not in heads.lookup:
            left.append(at)
        else:
            _keep_best(best, heads.lookup[key], at, cells, found)
    for name, (_rank, at) in best.items():
        found.at[name], found.written[name] = at, clean(cells[at])
    for at in left:
        _guess(cells[at], at, heads, found)
    return found


def _keep_best(
    best: dict[str, tuple[int, int]], meant: tuple[str, int], at: int, cells: list[str], found: Match
) -> None:
    name, rank = meant
    if name not in best:
        best[name] = (rank, at)
        return
    held_rank, held_at = best[name]
    kept, dropped = (at, held_at) if rank < held_rank else (held_at, at)
    best[name] = (min(rank, held_rank), kept)
    found.doubled.append((clean(cells[dropped]), clean(cells[kept])))


def _guess(cell: str, at: int, heads: Heads, found: Match) -> None:
    key, written = squash(cell), clean(cell)
    if heads.is_passed(key):
        return
    near = get_close_matches(key, heads.lookup, n=6, cutoff=CLOSE) if len(key) > 3 else []
    names = list(dict.fromkeys(name for way in near if (name := heads.lookup[way][0]) not in found.at))
    if is_closed(written):
        found.strangers.append((shown(written, at), ""))
    elif len(names) == 1 and heads.lookup[near[0]][0] == names[0] and _is_slip(key, near[0]):
        found.at[names[0]], found.written[names[0]] = at, written
        found.misspelt.append((written, names[0]))
    else:
        found.strangers.append((shown(written, at), names[0] if names else ""))


def _is_slip(written: str, meant: str) -> bool:
    """A slip of the fingers, and not another word: it begins alike and is nearly as long."""
    alike = SequenceMatcher(None, written, meant).ratio() >= MISSPELT
    return alike and written[0] == meant[0] and abs(len(written) - len(meant)) <= LETTERS_MORE


def shown(heading: str, at: int) -> str:
    """The heading as written, or its number where it does not look like one: it may be somebody's name."""
    return heading if LIKE_HEADING.fullmatch(heading) else _("column {number}").format(number=at + 1)
