"""A PostgreSQL that waits for its disk, and can be killed."""

import fcntl
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import psycopg

from tests import postgres

AS_SHIPPED = ["listen_addresses=", "jit=off"]


class Cluster:
    def __init__(self) -> None:
        # A name that a later run clears away, should this one be killed.
        self.base = Path(tempfile.mkdtemp(prefix=postgres.PREFIX, dir="/tmp"))
        self._lock = (self.base / "lock").open("w")
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        self._programs, self._identity = postgres.programs(self.base)
        postgres.initialise(self.base, self._programs, self._identity)
        self.process: subprocess.Popen[Any] | None = None
        self._made = 0

    def start(self) -> None:
        """After a kill the old server's children have to be gone first: they see it within moments."""
        self.process = postgres.start(self.base, self._programs, self._identity, AS_SHIPPED)

    def kill(self) -> None:
        """Without warning, the server and everything that answers for it."""
        assert self.process is not None
        doomed = [self.process.pid, *children(self.process.pid)]
        for pid in doomed:
            os.kill(pid, signal.SIGKILL)
        self.process.wait()
        until = time.monotonic() + 10
        while any(Path(f"/proc/{pid}").exists() for pid in doomed) and time.monotonic() < until:
            time.sleep(0.02)

    def remove(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.kill()  # nobody waits for what nobody keeps
        shutil.rmtree(self.base, ignore_errors=True)
        self._lock.close()

    def give(self, folder: Path) -> None:
        """To the user the server runs as."""
        if self._identity:
            os.chown(folder, self._identity["user"], self._identity["group"])

    def url(self, name: str) -> str:
        return f"postgres://postgres@/{name}?host={self.base}"

    def new(self, template: str = "template1") -> str:
        """The name of a new database."""
        self._made += 1
        name = f"made{self._made}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name


def children(pid: int) -> list[int]:
    """Of the process, those alive now."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found
