"""The worker that `growthring serve` keeps beside its web processes: put back when it dies, gone with the server."""

import os
import subprocess
import sys
import time

import structlog

log = structlog.get_logger("growthring.upkeep")
BETWEEN_STARTS_S = 5.0  # a worker that dies at once is not started over and over


class Background:
    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._started = float("-inf")

    def keep(self) -> None:
        """See that it is there. Called every second or so."""
        if self.is_there() or time.monotonic() - self._started < BETWEEN_STARTS_S:
            return
        if self._process is not None:
            log.warning("the background worker was gone: it is started again")
        self._started = time.monotonic()
        command = [sys.executable, "-m", "growthring", "worker", "--parent", str(os.getpid())]
        self._process = subprocess.Popen(command)  # noqa: S603 - our own command

    def is_there(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def stop(self) -> None:
        """It ends what it has in hand, and takes nothing more."""
        if self._process is not None and self.is_there():
            self._process.terminate()

    def wait(self, until: float) -> None:
        """At most `until` a moment of the monotonic clock. What is cut off then, another worker takes up again."""
        while self.is_there() and time.monotonic() < until:
            time.sleep(0.1)
        if self._process is not None and self.is_there():
            self._process.kill()
            self._process.wait()
