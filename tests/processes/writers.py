"""Eight who save one thing after the other, each with a name of its own, and note what was answered."""

import itertools
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.processes.conftest import World
from tests.processes.installation import Installation, wait_for
from tests.processes.visitor import BROKEN, Visitor

WRITERS = 8


class Writer(threading.Thread):
    """`saved`: what was answered as saved. `tried`: also what was sent and not answered."""

    def __init__(self, visitor: Visitor, number: int, page: str, stopped: threading.Event) -> None:
        super().__init__(daemon=True)
        self.visitor, self.number, self.page, self.stopped = visitor, number, page, stopped
        self.saved: list[str] = []
        self.tried: list[str] = []
        self.other: list[int] = []

    def run(self) -> None:
        for turn in itertools.count():
            if self.stopped.is_set():
                return
            name = f"team-{self.number}-{turn}"
            self.tried.append(name)
            try:
                status = self.visitor.post(self.page, name=name).status
            except BROKEN:
                time.sleep(0.05)
                continue
            if status == 302:
                self.saved.append(name)
            else:
                self.other.append(status)


def all_saved(writers: list[Writer]) -> set[str]:
    return {name for writer in writers for name in writer.saved}


def some_are_saved(writers: list[Writer]) -> None:
    """More than when this was called."""
    before = len(all_saved(writers))
    wait_for(lambda: len(all_saved(writers)) >= before + 2 * WRITERS, "saves are answered again")


@contextmanager
def writing(world: World, installations: list[Installation], office: Callable[..., Visitor]) -> Iterator[list[Writer]]:
    """Two people at eight screens, spread over the installations; at the end of the block they stop."""
    stopped = threading.Event()
    people = [office(installations[number % len(installations)], number) for number in range(2)]
    writers = [Writer(people[number % 2].another(), number, world.teams, stopped) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    try:
        yield writers
    finally:
        stopped.set()
        for writer in writers:
            writer.join(timeout=60)
