"""Where a running import says how far it is, beside the transaction it writes in, and hears that it shall stop.

SQLite lets one connection write at a time, and that is the import's: so there it is a small file beside the database.
With PostgreSQL it is a row, written by a connection of its own. Numbers and the names of steps, nobody's words.
"""

import time
from dataclasses import dataclass
from typing import Protocol

from django.db import connection

from growthring.interop.applying import Step

OFTEN = 0.5  # seconds between two words about the same step
QUIET = 120  # seconds without a word, after which it is taken to have been killed


class Stopped(Exception):
    """Somebody has asked it to stop."""


@dataclass(frozen=True)
class Told:
    """`ago`: seconds since the last word."""

    step: Step
    ago: float
    is_to_stop: bool

    @property
    def is_quiet(self) -> bool:
        return self.ago > QUIET


class Place(Protocol):
    """Where it is written. `put` says whether somebody has asked to stop; so does `ask_to_stop` for the other side."""

    def put(self, step: Step) -> bool: ...
    def ask_to_stop(self) -> None: ...
    def read(self) -> Told | None: ...
    def clear(self) -> None: ...
    def close(self) -> None: ...


class Board:
    def __init__(self, place: Place) -> None:
        self._place = place
        self._what, self._next = "", 0.0

    def tell(self, step: Step) -> None:
        """Raises `Stopped` when somebody has asked for it."""
        if step.what == self._what and time.monotonic() < self._next:
            return
        self._what, self._next = step.what, time.monotonic() + OFTEN
        if self._place.put(step):
            raise Stopped

    def ask_to_stop(self) -> None:
        self._place.ask_to_stop()

    def read(self) -> Told | None:
        return self._place.read()

    def clear(self) -> None:
        self._place.clear()

    def close(self) -> None:
        self._place.close()


def board_of(batch_key: str) -> Board:
    from growthring.interop.running.files import InFile
    from growthring.interop.running.rows import InRow

    return Board(InFile(batch_key) if connection.vendor == "sqlite" else InRow(batch_key))
