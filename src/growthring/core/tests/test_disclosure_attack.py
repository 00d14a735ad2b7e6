"""An attacker with everything open over three years, the staff list of every day, and a linear programme.

Given who worked there when, but not who stood where, the attacker looks for somebody whose cell is the only one
possible: from one picture alone, and from several side by side on the guess that nobody (or nobody downwards) moved
between them. People with the same dates are alike to the attacker, so that one variable a group and cell is exact.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest
from scipy.optimize import linprog

from growthring.core.disclosure import Cell, Cells, How, Picture, State, publish, release, together

CELLS = 4  # no stage yet, and three phases
POINTS = (date(2023, 10, 13), date(2023, 12, 20), date(2024, 3, 28), date(2024, 7, 19))
ON = [date(day.year + year, day.month, day.day) for year in range(3) for day in POINTS]
FORTNIGHTS = [ON[0] + timedelta(weeks=2 * n) for n in range(40)]
SIZES = {1: 9, 2: 12, 3: 16, 4: 34, 5: 60, 6: 110}
# What the attacker takes people in several pictures to have done, and how many pictures the guess is made over: that
# in two terms running nobody at all moved is nobody's guess.
GUESSES = {"nobody moved": 2, "only up": 3}
SEEDS = [*range(3), *(pytest.param(seed, marks=pytest.mark.long) for seed in range(3, 40))]

Open = tuple[frozenset[object], Cells]  # the staff list of a day, and what was open about it


def history(seed: int, size: int, days: list[date]) -> list[tuple[date, State]]:
    """A school's staff on each day: people leave, join, move up and, seldom, down; small schools are alike."""
    dice = random.Random(seed * 1000 + size)
    usual = [2] * 8 + ([1, 3, 3, 0] if size > 14 else [])
    people: dict[object, int] = {n: dice.choice(usual) for n in range(size)}
    following, past = size, days[0]
    found: list[tuple[date, State]] = []
    for day in days:
        terms = (day - past).days / 90
        for person in list(people):
            if dice.random() < 0.05 * terms:
                del people[person]
                if dice.random() < 0.95:
                    people[following], following = dice.choice([0, 1, 1, 2]), following + 1
            elif dice.random() < 0.06 * terms:
                people[person] = max(0, min(CELLS - 1, people[person] + dice.choice([1, 1, 1, -1])))
        found.append((day, dict(people)))
        past = day
    return found


# ---- Ways of publishing


def guarded(days: list[tuple[date, State]]) -> list[Open]:
    """As the product does."""
    released: list[Picture] = []
    for on, state in days:
        answer = release(released, state, CELLS, on)
        if isinstance(answer, Picture):
            released.append(answer)
    return [(frozenset(picture.state), picture.cells) for picture in released]


def banded_at_will(days: list[tuple[date, State]]) -> list[Open]:
    """Small cells banded, and a new picture whenever somebody asks."""
    pictures = [(frozenset(state), publish(counted(state))) for _on, state in days]
    return [(staff, cells) for staff, cells in pictures if cells is not None]


def threshold_only(days: list[tuple[date, State]]) -> list[Open]:
    """Ten persons or more, at fixed points, and every count as it is."""
    exact = [(frozenset(state), [Cell(n, n, How.EXACT) for n in counted(state)]) for _on, state in days]
    return [(staff, tuple(cells)) for staff, cells in exact if len(staff) >= 10]


def counted(state: State) -> list[int]:
    return [sum(cell == i for cell in state.values()) for i in range(CELLS)]


# ---- The attack


def determined(pictures: list[Open], *, moves: str) -> set[object]:
    found: set[object] = set()
    for window in windows(len(pictures), GUESSES[moves]):
        found |= attack([pictures[i] for i in window], moves=moves)
    return found


def windows(length: int, widest: int) -> Iterator[range]:
    for width in range(1, widest + 1):
        for start in range(length - width + 1):
            yield range(start, start + width)


def attack(pictures: list[Open], *, moves: str) -> set[object]:
    """Persons whose cell in one of the pictures is certain. `moves`: what those in two pictures did between them."""
    groups: dict[tuple[int, ...], list[object]] = defaultdict(list)
    for person in set().union(*(staff for staff, _cells in pictures)):
        groups[tuple(i for i, (staff, _cells) in enumerate(pictures) if person in staff)].append(person)
    problem = Problem(groups, pictures, moves)
    if problem.lowest(0) is None:
        return set()  # somebody moved after all: the guess is refuted
    certain: set[object] = set()
    for pattern, members in groups.items():
        for picture in pattern:
            for cell in range(CELLS):
                least = problem.lowest(problem.index[pattern, picture, cell])
                if least is not None and least > len(members) - 1e-6:
                    certain |= set(members)
    return certain


class Problem:
    """How many of each group of people with the same dates stood in each cell of each picture."""

    def __init__(self, groups: dict[tuple[int, ...], list[object]], pictures: list[Open], moves: str) -> None:
        keys = [(pattern, i, cell) for pattern in groups for i in pattern for cell in range(CELLS)]
        self.index = {key: number for number, key in enumerate(keys)}
        self.bounds = [(0, len(groups[pattern])) for pattern, _i, _cell in keys]
        self.equal: list[tuple[list[int], float]] = []
        self.most: list[tuple[list[tuple[int, int]], float]] = []
        for pattern, members in groups.items():
            for i in pattern:
                self.equal.append(([self.index[pattern, i, cell] for cell in range(CELLS)], len(members)))
            for i, j in pairwise(pattern):
                self._link(pattern, i, j, moves)
        for i, (_staff, cells) in enumerate(pictures):
            for cell, told in enumerate(cells):
                those = [self.index[pattern, i, cell] for pattern in groups if i in pattern]
                self.most.append(([(n, 1) for n in those], told.high))
                self.most.append(([(n, -1) for n in those], -told.low))

    def _link(self, pattern: tuple[int, ...], i: int, j: int, moves: str) -> None:
        for cell in range(CELLS):
            before = [self.index[pattern, i, c] for c in range(cell + 1)]
            after = [self.index[pattern, j, c] for c in range(cell + 1)]
            # Nobody moved down: no more of them up to this cell than before. Nobody moved: no fewer either.
            self.most.append(([*((n, 1) for n in after), *((n, -1) for n in before)], 0))
            if moves == "nobody moved":
                self.most.append(([*((n, -1) for n in after), *((n, 1) for n in before)], 0))

    def lowest(self, number: int) -> float | None:
        goal = [0.0] * len(self.index)
        goal[number] = 1.0
        answer = linprog(
            goal,
            A_ub=[self._row(terms) for terms, _limit in self.most],
            b_ub=[limit for _terms, limit in self.most],
            A_eq=[self._row([(n, 1) for n in those]) for those, _total in self.equal],
            b_eq=[total for _those, total in self.equal],
            bounds=self.bounds,
            method="highs",
        )
        return float(answer.fun) if answer.success else None

    def _row(self, terms: list[tuple[int, int]]) -> list[int]:
        row = [0] * len(self.index)
        for number, factor in terms:
            row[number] += factor
        return row


@pytest.mark.parametrize("size", SIZES.values())
@pytest.mark.parametrize("moves", GUESSES)
@pytest.mark.parametrize("seed", SEEDS)
def test_nobody_is_determined_by_what_is_open_over_three_years(seed: int, size: int, moves: str) -> None:
    pictures = guarded(history(seed, size, ON))
    assert (len(pictures) > 3) == (size > 10), "the test would prove nothing if nothing was released"
    assert determined(pictures, moves=moves) == set()


def test_without_release_control_whoever_leaves_is_determined() -> None:
    pictures = banded_at_will(history(1, SIZES[6], FORTNIGHTS))
    assert len(determined(pictures, moves="nobody moved")) > 0


def test_without_banding_people_who_are_alike_are_determined() -> None:
    pictures = threshold_only(history(1, SIZES[2], ON[:3]))
    assert len(determined(pictures, moves="nobody moved")) > 0


def test_the_trust_says_nothing_that_its_schools_do_not_say() -> None:
    """Every school's cells stay as wide as they are when the trust's picture is laid beside them."""
    for point in range(len(ON)):
        states = [history(1, size, ON)[point][1] for size in SIZES.values()]
        pictures = [cells for state in states if (cells := publish(counted(state))) is not None]
        left_out = sum(len(state) for state in states if publish(counted(state)) is None)
        whole = together(pictures, left_out)
        if whole is None:
            continue
        for i, cell in enumerate(whole):
            low, high = sum(cells[i].low for cells in pictures), sum(cells[i].high for cells in pictures)
            assert (cell.low, cell.high) == (low, high + left_out)
