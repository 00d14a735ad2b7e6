"""The loop of `growthring worker`: say that it lives, see what is due, take the next task, again."""

import os
import secrets
import signal
import socket
import threading
import time
from contextlib import suppress
from datetime import timedelta

import structlog
from django.db import DatabaseError, InterfaceError, close_old_connections, connections

from growthring.core import clock
from growthring.upkeep import claims, rescue, schedule
from growthring.upkeep.models import Worker

log = structlog.get_logger("growthring.upkeep")
LEASE_S = 60.0  # a worker that has not been seen for so long is taken for dead
PAUSE_S = 1.0  # between two looks into an empty queue
SLICE_S = 0.1  # how soon a worker that waits hears that it shall stop
AFTER_TROUBLE_S = 5.0


class Loop:
    """`lease`: seconds after which others take up this worker's task. `parent`: the process it must not outlive."""

    def __init__(self, *, lease: float = LEASE_S, parent: int | None = None) -> None:
        self.lease = lease
        self.parent = parent
        self.name = ""
        self.is_stopping = False
        self._next_round = 0.0

    def run(self) -> None:
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        beats = threading.Thread(target=self._beat, name="heartbeat", daemon=True)
        self._begin()
        beats.start()
        while not self._must_end():
            self._wait(self._step())
        self._leave()

    def once(self) -> bool:
        """Whether there was a task."""
        if time.monotonic() >= self._next_round:
            schedule.ask_for_what_is_due()
            rescue.take_up_again(timedelta(seconds=self.lease))
            self._next_round = time.monotonic() + self.lease / 4
        task = claims.take(self.name)
        if task is not None:
            claims.run(task, self.name)
        return task is not None

    def _step(self) -> float:
        """Seconds to wait before the next."""
        try:
            return 0.0 if self.once() else PAUSE_S
        except (DatabaseError, InterfaceError):
            # Whatever was in hand is another worker's from now on: the rescue finds it under the name given up.
            log.exception("the database does not do what it is asked; the worker tries again")
            self._begin()
            return AFTER_TROUBLE_S
        finally:
            close_old_connections()

    def _begin(self) -> None:
        self._give_up_name()
        self.name = secrets.token_hex(16)
        self._next_round = 0.0
        self._say_alive(self.name)

    def _give_up_name(self) -> None:
        with suppress(DatabaseError, InterfaceError):
            Worker.objects.filter(name=self.name).delete()

    def _leave(self) -> None:
        self._give_up_name()
        log.info("the worker has stopped")

    def _must_end(self) -> bool:
        return self.is_stopping or (self.parent is not None and os.getppid() != self.parent)

    def _stop(self, _signal: int, _frame: object) -> None:
        self.is_stopping = True

    def _wait(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not self._must_end() and time.monotonic() < until:
            time.sleep(SLICE_S)

    def _beat(self) -> None:
        """In a thread of its own, so that a long task does not look like a dead worker."""
        while True:
            time.sleep(self.lease / 4)
            self._say_alive(self.name)
            connections.close_all()

    def _say_alive(self, name: str) -> None:
        now = clock.now()
        with suppress(DatabaseError, InterfaceError):  # silence is what the others must hear then
            Worker.objects.update_or_create(
                name=name, defaults={"seen_at": now}, create_defaults=_here(name) | {"seen_at": now, "started_at": now}
            )


def _here(name: str) -> dict[str, str]:
    return {"name": name, "host": socket.gethostname()}
