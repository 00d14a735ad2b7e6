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
from itertools import combinations

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
    alike = [earlier for earlier in before[-LOOK_BACK:] if len(earlier.cells) == cells]
    if any(_pins_if_nobody_moved(earlier, picture) for earlier in alike):
        return Withheld.TOO_ALIKE
    pairs = [[earlier, picture] for earlier in alike]
    if any(_pins_if_only_up(each) for each in [*pairs, *([*alike[i:], picture] for i in range(len(alike)))]):
        return Withheld.TOO_ALIKE
    return picture


def changed(before: State, after: State) -> int:
    """Persons who joined, left, or are in another cell."""
    return sum(before.get(person) != after.get(person) for person in {*before, *after})


def _pins_if_nobody_moved(before: Picture, after: Picture) -> bool:
    """Whether a reader who takes it that nobody moved can place everybody who joined or everybody who left."""
    joined, left = _joined(before, after), _joined(after, before)
    pairs = list(zip(before.cells, after.cells, strict=True))
    grew = [now.low - then.high for then, now in pairs]  # by so many at least
    shrank = [then.low - now.high for then, now in pairs]
    could_be = sum(max(0, by) for by in grew) <= joined and sum(max(0, by) for by in shrank) <= left
    return could_be and (0 < joined <= max(grew) or 0 < left <= max(shrank))


def _pins_if_only_up(pictures: Sequence[Picture]) -> bool:
    """The same for one who takes it that people only ever move to a later cell.

    Then nobody but joiners can have made the first cell larger, and nobody but leavers the last one smaller.
    """
    bounds = _bounds_if_only_up(pictures)
    if any(low > high for each in bounds for low, high in each):
        return False  # somebody did move back: the guess is refuted
    for (then, before), (now, after) in combinations(zip(bounds, pictures, strict=True), 2):
        joined, left = _joined(before, after), _joined(after, before)
        first_grew = now[0][0] - then[0][1]
        last_shrank = (len(before.state) - then[-1][1]) - (len(after.state) - now[-1][0])
        if 0 < joined <= first_grew or 0 < left <= last_shrank:
            return True
    return False


def _bounds_if_only_up(pictures: Sequence[Picture]) -> list[list[tuple[int, int]]]:
    """For each picture and each cell but the last: how many stood up to it, at least and at most.

    From one picture to the next only those who joined can add to them. Each bound is drawn in by its neighbours.
    """
    bounds = [_up_to(picture) for picture in pictures]
    steps = [(i, _joined(pictures[i], pictures[i + 1])) for i in range(len(pictures) - 1)]
    for _round in pictures:
        for i, joined in steps:
            pairs = list(zip(bounds[i], bounds[i + 1], strict=True))
            bounds[i] = [(max(then[0], now[0] - joined), then[1]) for then, now in pairs]
            bounds[i + 1] = [(now[0], min(now[1], then[1] + joined)) for then, now in pairs]
        bounds = [_drawn_in(each, picture.cells) for each, picture in zip(bounds, pictures, strict=True)]
    return bounds


def _up_to(picture: Picture) -> list[tuple[int, int]]:
    n, cells = len(picture.state), picture.cells
    found = []
    for i in range(1, len(cells)):
        low = max(sum(cell.low for cell in cells[:i]), n - sum(cell.high for cell in cells[i:]))
        high = min(sum(cell.high for cell in cells[:i]), n - sum(cell.low for cell in cells[i:]))
        found.append((low, high))
    return found


def _drawn_in(bounds: list[tuple[int, int]], cells: Cells) -> list[tuple[int, int]]:
    """Each sum is the one before it and a cell."""
    found = list(bounds)
    for i in range(1, len(found)):
        (low, high), (low_before, high_before), cell = found[i], found[i - 1], cells[i]
        found[i] = max(low, low_before + cell.low), min(high, high_before + cell.high)
        found[i - 1] = max(low_before, low - cell.high), min(high_before, high - cell.low)
    return found


def _joined(before: Picture, after: Picture) -> int:
    return len(after.state.keys() - before.state.keys())
