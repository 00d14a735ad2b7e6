"""`growthring serve` over a world, for as long as it is measured: the very processes people would be answered by."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

SECONDS_TO_START = 90
# Demo mode lets the measuring visitor in with one click; no other process of ours shares the machine.
MEASURING = {"GROWTHRING_BENCHMARK": "1", "GROWTHRING_DEMO": "1", "GROWTHRING_WORKER": "0", "GROWTHRING_RISK_DATA": "1"}
SEVERAL = ("GROWTHRING_", "PORT", "DJANGO_")


@dataclass(frozen=True, slots=True)
class Place:
    """A world: the folder it is in, and the database when that is not the folder's own."""

    home: Path
    database_url: str = ""

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(SEVERAL)}
        mine = {"GROWTHRING_HOME": str(self.home), "GROWTHRING_DATABASE_URL": self.database_url}
        return {**kept, **MEASURING, **mine}


@dataclass(frozen=True, slots=True)
class Running:
    port: int
    process: "subprocess.Popen[bytes]"

    def memory(self) -> list[int]:
        """Megabytes of each process that answers pages, with its part of what they share; Linux only."""
        return sorted(found for pid in _children(self.process.pid) if (found := _megabytes(pid)))


def growthring(place: Place, *argv: str, seconds: int = 900) -> str:
    """Run a command to its end and give what it said; the run ends when the command fails."""
    done = subprocess.run(
        [sys.executable, "-m", "growthring", *argv],
        env=place.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=seconds,
        text=True,
    )
    if done.returncode != 0:
        sys.exit(f"growthring {' '.join(argv)} ended with {done.returncode}:\n{done.stdout}")
    return done.stdout


@contextmanager
def serving(place: Place) -> Iterator[Running]:
    port = _free_port()
    log = place.home / "serve.log"
    with log.open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "growthring", "serve", "--port", str(port)],
            env=place.environment(),
            stdout=said,
            stderr=said,
        )
    try:
        _wait(process, port, log)
        yield Running(port, process)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with closing(HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
                connection.request("GET", "/readyz")
                if connection.getresponse().status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    sys.exit(f"The server did not start:\n{log.read_text(errors='replace')[-4000:]}")


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in listed.read_text().split()] if listed.exists() else []


def _megabytes(pid: int) -> int:
    rollup = Path(f"/proc/{pid}/smaps_rollup")
    lines = rollup.read_text().splitlines() if rollup.exists() else []
    return next((round(int(line.split()[1]) / 1024) for line in lines if line.startswith("Pss:")), 0)
