"""Counting a snapshot: the columns add up to n, whatever the world."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median

from growthring.stages.profile.facts import BESIDE, Place, Standing, Stood

FOUR = 4  # "at four and above": practice that fits what the school espouses


@dataclass(frozen=True, slots=True)
class Tally:
    """`stages[i]` counts the posts at stage i + 1. Adds up: sum(stages) + not_placed + proposed + contested == n."""

    stages: tuple[int, ...]
    not_placed: int = 0
    proposed: int = 0
    contested: int = 0
    persons: int = 0

    @property
    def placed(self) -> int:
        return sum(self.stages)

    @property
    def beside(self) -> int:
        """Posts that run and stand at no stage yet."""
        return self.not_placed + self.proposed + self.contested

    @property
    def n(self) -> int:
        return self.placed + self.beside

    @property
    def median(self) -> float | None:
        """The middle stage of the posts placed; between two stages it is a half."""
        positions = [i for i, count in enumerate(self.stages, start=1) for _each in range(count)]
        return float(median(positions)) if positions else None

    @property
    def at_four_or_above(self) -> int:
        return sum(self.stages[FOUR - 1 :])

    def count(self, place: Place) -> int:
        return getattr(self, place.value) if isinstance(place, Standing) else self.stages[place - 1]

    def columns(self) -> dict[str, int]:
        """By plain names, in the order of every table, file and answer: stage_1 … , not_placed, proposed, contested."""
        stages = {f"stage_{i}": count for i, count in enumerate(self.stages, start=1)}
        return {**stages, **{standing.value: self.count(standing) for standing in BESIDE}}


@dataclass(frozen=True, slots=True)
class Correction:
    """A column of a closed checkpoint that would be counted differently from today's records."""

    column: str
    recorded: int
    now: int

    @property
    def by(self) -> int:
        return self.now - self.recorded


def tally(rows: Iterable[Stood], stages: int) -> Tally:
    """`stages` is how many the scale has; a row above it makes room for itself, so that nobody is left out."""
    rows = list(rows)
    places: Counter[Place] = Counter([row.standing if row.position is None else row.position for row in rows])
    last = max([stages, *(place for place in places if isinstance(place, int))])
    return Tally(
        stages=tuple([places[position] for position in range(1, last + 1)]),
        not_placed=places[Standing.NOT_PLACED],
        proposed=places[Standing.PROPOSED],
        contested=places[Standing.CONTESTED],
        persons=len({row.person_id for row in rows}),
    )


def tally_by(rows: Iterable[Stood], key: Callable[[Stood], str], stages: int) -> dict[str, Tally]:
    """By the name the key gives, in the order of the names."""
    groups: dict[str, list[Stood]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return {name: tally(groups[name], stages) for name in sorted(groups)}


def highest(rows: Iterable[Stood]) -> int:
    return max((row.position or 0 for row in rows), default=0)


def corrections(recorded: Tally, now: Tally) -> list[Correction]:
    """Which columns differ and by how much; empty when nothing was corrected since."""
    before, after = recorded.columns(), now.columns()
    return [Correction(name, before[name], after[name]) for name in before if before[name] != after[name]]
