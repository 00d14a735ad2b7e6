"""What the doctor says: one sentence about what is, and one about what to do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    FINE = 0
    LOOK = 1  # works, and could bite
    WRONG = 2  # does not work, or is not safe


@dataclass(frozen=True)
class Finding:
    level: Level
    what: str
    remedy: str = ""


Look = Callable[[], Iterator[Finding]]


def fine(what: str) -> Finding:
    return Finding(Level.FINE, what)


def look(what: str, remedy: str) -> Finding:
    return Finding(Level.LOOK, what, remedy)


def wrong(what: str, remedy: str) -> Finding:
    return Finding(Level.WRONG, what, remedy)
