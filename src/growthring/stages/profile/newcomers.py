"""How long newcomers took to be assured: from the first day to the day each list was met."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median


@dataclass(frozen=True, slots=True)
class NewcomerFact:
    """One newcomer's two lists; a date is None while the list is open. The post ends before `ends_on`."""

    started_on: date
    mandatory_met_on: date | None
    non_negotiables_met_on: date | None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """Days from start to met: of `n` newcomers who met the list by the day, with those it is still open for."""

    n: int
    median: float | None
    shortest: int | None
    longest: int | None
    still_open: int
    left_before: int

    @property
    def all(self) -> int:
        return self.n + self.still_open + self.left_before


def days_to_mandatory(newcomers: Iterable[NewcomerFact], on: date) -> Days:
    return _days([(each, each.mandatory_met_on) for each in newcomers], on)


def days_to_non_negotiables(newcomers: Iterable[NewcomerFact], on: date) -> Days:
    """Both lists met: the non-negotiables count once the mandatory list is met too."""
    return _days([(each, _both_met(each)) for each in newcomers], on)


def _both_met(newcomer: NewcomerFact) -> date | None:
    if newcomer.mandatory_met_on is None or newcomer.non_negotiables_met_on is None:
        return None
    return max(newcomer.mandatory_met_on, newcomer.non_negotiables_met_on)


def _days(newcomers: list[tuple[NewcomerFact, date | None]], on: date) -> Days:
    begun = [(each, met) for each, met in newcomers if each.started_on <= on]
    took = [(met - each.started_on).days for each, met in begun if met is not None and met <= on]
    unmet = [each for each, met in begun if met is None or met > on]
    gone = sum(each.ends_on is not None and each.ends_on <= on for each in unmet)
    return Days(
        n=len(took),
        median=float(median(took)) if took else None,
        shortest=min(took, default=None),
        longest=max(took, default=None),
        still_open=len(unmet) - gone,
        left_before=gone,
    )
