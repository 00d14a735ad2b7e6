"""Work that leaves a trace in a file, so that it can be counted however its worker ended."""

import os
import time
from pathlib import Path

from django_tasks import task

TRACE = "trace"


def leave(text: str) -> None:
    """One write of a short line: whole, whoever else writes."""
    with (Path(os.environ["GROWTHRING_HOME"]) / TRACE).open("a") as trace:
        trace.write(f"{text}\n")


@task
def once(number: int) -> int:
    leave(f"done {number}")
    return number


@task
def slow(number: int, seconds: float) -> int:
    leave(f"began {number}")
    time.sleep(seconds)
    leave(f"done {number}")
    return number


@task
def slow_the_first_time(number: int) -> int:
    """As long as whoever kills its worker needs; then at once."""
    path = Path(os.environ["GROWTHRING_HOME"]) / TRACE
    seen = path.exists() and f"began {number}\n" in path.read_text()
    leave(f"began {number}")
    if not seen:
        time.sleep(120)
    leave(f"done {number}")
    return number


@task
def deadly(number: int) -> None:
    leave(f"began {number}")
    os.kill(os.getpid(), 9)
