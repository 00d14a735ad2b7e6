"""The worlds that are measured: made by `growthring synth`, in a folder or a PostgreSQL server of their own."""

import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.server import Place, growthring

RATE = re.compile(r"([\d,]+) rows in ([\d.]+) seconds")


@dataclass(frozen=True, slots=True)
class World:
    name: str
    trusts: int
    schools: int
    staff: int
    years: int
    seed: int = 1
    imports: tuple[int, ...] = (5_000,)  # staff of the lists that are brought into it
    talks: int = 3  # conversations a person a year

    @property
    def words(self) -> str:
        schools = f"{self.schools:,} schools" if self.schools > 1 else "one school"
        return f"{self.staff:,} staff in {schools}, {self.years} years"


SMALL = World("small", 1, 30, 2_400, 10)
LARGE = World("large", 60, 500, 60_000, 3, imports=(60_000,), talks=1)
TINY = World("tiny", 1, 1, 60, 1, imports=(60,))


@dataclass(frozen=True, slots=True)
class Made:
    rows: int
    seconds: float


def make(world: World, place: Place) -> Made:
    growthring(place, "migrate", seconds=300)
    size = ["--trusts", world.trusts, "--schools", world.schools, "--staff", world.staff, "--years", world.years]
    size += ["--seed", world.seed, "--talks", world.talks]
    said = growthring(place, "synth", *map(str, size), seconds=1800)
    found = RATE.search(said)
    if found is None:
        raise ValueError(f"synth does not say how many rows it made: {said}")
    return Made(int(found[1].replace(",", "")), float(found[2]))


@contextmanager
def place_for(engine: str) -> Iterator[Place]:
    """A folder that is gone afterwards, and for PostgreSQL a server of its own."""
    with TemporaryDirectory(prefix="gr-bench-") as folder:
        if engine == "sqlite":
            yield Place(Path(folder))
            return
        from tests.postgres import server

        with server() as url:
            yield Place(Path(folder), url)


def timed(place: Place, *argv: str) -> tuple[float, str]:
    begun = time.perf_counter()
    said = growthring(place, *argv)
    return time.perf_counter() - begun, said


def said_json(place: Place, module: str, *argv: str) -> Any:
    """What a module of the benchmarks says on its last line, run over the world in a process of its own."""
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-m", module, *argv], env=place.environment(), capture_output=True, text=True, timeout=900
    )
    if done.returncode != 0:
        raise RuntimeError(f"{module}:\n{done.stderr[-3000:]}")
    return json.loads(done.stdout.strip().splitlines()[-1])
