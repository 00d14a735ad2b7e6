"""What may be told of a group to people who may not see every person in it. The one place for suppression.

One picture a group, of few cells: counts of persons that add up to an open total. Three rules, each of which would
leak without the others:

- *Size.* A group of fewer than ten persons has no picture. A cell of fewer than five is shown as "fewer than five",
  and another is shown as a range with it, so that it cannot be had by subtraction. Which one follows from its place,
  from the middle outwards, never from its size: a choice by size would itself tell something of the small one.
- *Release.* A new picture waits until five persons changed or about a term passed: the difference between two
  pictures would otherwise tell where the one who left had stood.
- *Likeness.* A picture is held back when, set beside an earlier one, it says where all who joined or left had stood.

A picture of several groups is the sum of their pictures, ranges and all: it says nothing that they do not say.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

PERSONS = 10  # fewer in a group: nothing is shown
SMALL = 5  # fewer in a cell: shown as "fewer than five"
CHANGED = 5  # persons who must differ before a new picture within a term
TERM = timedelta(weeks=10)
LOOK_BACK = 4  # earlier pictures a new one is set beside: about a year of them

State = Mapping[Hashable, int]  # person to the index of the cell they are in


class How(StrEnum):
    EXACT = "exact"
    FEW = "few"  # fewer than five
    HIDDEN = "hidden"  # not small itself: a range, so that a small one cannot be had by subtraction
    RANGE = "range"  # a sum of cells, some of them not exact


class Withheld(StrEnum):
    TOO_FEW = "too_few"
    TOO_SOON = "too_soon"
    TOO_ALIKE = "too_alike"


@dataclass(frozen=True, slots=True)
class Cell:
    """What is open about one cell: from `low` to `high` persons, both included."""

    low: int
    high: int
    how: How


Cells = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A released picture with the state it was made from, which stays inside."""

    on: date
    cells: Cells
    state: State


def publish(counts: Sequence[int]) -> Cells | None:
    """Cells safe to show beside the open total, or None when nothing is. `counts` are persons, each in one cell."""
    if sum(counts) < PERSONS:
        return None
    small = [i for i, count in enumerate(counts) if count < SMALL]
    if not small:
        return tuple(Cell(count, count, How.EXACT) for count in counts)
    others = sorted(set(range(len(counts))) - set(small), key=lambda i: (abs(i - len(counts) // 2), i))
    choices = (others[:n] for n in range(1, len(others) + 1))
    hidden = next((choice for choice in choices if _covers(counts, small, choice)), None)
    return None if hidden is None else _cells(counts, small, hidden)


def _covers(counts: Sequence[int], small: list[int], hidden: list[int]) -> bool:
    """Every small cell could still be anything from none to four, whatever is known of the others."""
    together = sum(counts[i] for i in [*small, *hidden])
    return together - SMALL * len(hidden) >= SMALL - 1


def _cells(counts: Sequence[int], small: list[int], hidden: list[int]) -> Cells:
    together = sum(counts[i] for i in [*small, *hidden])
    most = together - SMALL * (len(hidden) - 1)
    least = together - (SMALL - 1) * len(small) if len(hidden) == 1 else SMALL
    made = []
    for i, count in enumerate(counts):
        if i in small:
            made.append(Cell(0, SMALL - 1, How.FEW))
        elif i in hidden:
            made.append(Cell(max(SMALL, least), most, How.HIDDEN))
        else:
            made.append(Cell(count, count, How.EXACT))
    return tuple(made)


def together(pictures: Sequence[Cells], left_out: int) -> Cells | None:
    """The picture of several groups; `left_out` persons are in groups without a picture, known only as a number."""
    if not pictures or 0 < left_out < PERSONS:
        return None
    summed = []
    for cells in zip(*pictures, strict=True):
        low, high = sum(cell.low for cell in cells), sum(cell.high for cell in cells) + left_out
        summed.append(Cell(low, high, How.EXACT if low == high else How.RANGE))
    return tuple(summed)


def release(before: Sequence[Picture], state: State, cells: int, on: date) -> Picture | Withheld:
    """The next picture of a group, or why there is none. `before`: those released, in order, at least `LOOK_BACK`."""
    counts = [sum(cell == i for cell in state.values()) for i in range(cells)]
    shown = publish(counts)
    if shown is None:
        return Withheld.TOO_FEW
    picture = Picture(on, shown, state)
    if before and on - before[-1].on < TERM and changed(before[-1].state, state) < CHANGED:
        return Withheld.TOO_SOON
    if any(_pins(earlier, picture) for earlier in before[-LOOK_BACK:] if len(earlier.cells) == cells):
        return Withheld.TOO_ALIKE
    return picture


def changed(before: State, after: State) -> int:
    """Persons who joined, left, or are in another cell."""
    return sum(before.get(person) != after.get(person) for person in {*before, *after})


def _pins(before: Picture, after: Picture) -> bool:
    """Whether the two, side by side, place everybody who joined or everybody who left.

    For a reader who takes it that of those in both nobody moved, or that people only ever move to a later cell: then
    nobody but joiners can have made the first cell larger, nobody but leavers the last one smaller.
    """
    joined = len(after.state.keys() - before.state.keys())
    left = len(before.state.keys() - after.state.keys())
    pairs = list(zip(before.cells, after.cells, strict=True))
    grew = [now.low - then.high for then, now in pairs]  # by so many at least
    shrank = [then.low - now.high for then, now in pairs]
    nobody_moved = sum(max(0, by) for by in grew) <= joined and sum(max(0, by) for by in shrank) <= left
    for i in range(len(pairs)):
        if joined and grew[i] >= joined and (nobody_moved or i == 0):
            return True
        if left and shrank[i] >= left and (nobody_moved or i == len(pairs) - 1):
            return True
    return False
