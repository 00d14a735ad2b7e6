"""Measure pages, rates and memory: `python -m benchmarks`, or `make bench`. `--help` says what can be chosen."""

import sys
import time
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.measuring import measure
from benchmarks.report import Measured, write
from benchmarks.server import serving
from benchmarks.worlds import LARGE, SMALL, TINY, World, make, place_for, said_json

REPORT = Path(__file__).parents[1] / "docs" / "reference" / "performance.md"
ENGINES = ("sqlite", "postgres")


def main(argv: list[str]) -> None:
    told = _told(argv)
    begun = time.monotonic()
    worlds = _worlds(told)
    found = [_measured(engine, world, told) for engine in told.engines for world in worlds]
    minutes = (time.monotonic() - begun) / 60
    command = " ".join(["make bench", *argv]) if argv else "make bench"
    day = datetime.now(tz=UTC).date().isoformat()
    schools = _largest(worlds[0]), _largest(worlds[-1])
    text = write(found, command=command, day=day, minutes=minutes, schools=schools)
    told.report.write_text(text, encoding="utf-8")
    _say(f"{told.report} ({minutes:.1f} minutes)")


def _told(argv: list[str]) -> Namespace:
    parser = ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--requests", type=int, default=20, help="of each page, at one and at many at a time")
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 8])
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true", help="the smaller world alone, in a tenth of the time")
    size.add_argument("--tiny", action="store_true", help="one small school: to see that measuring works")
    parser.add_argument("--report", type=Path, default=REPORT)
    return parser.parse_args(argv)


def _worlds(told: Namespace) -> list[World]:
    if told.tiny:
        return [TINY]
    return [SMALL] if told.quick else [SMALL, LARGE]


def _largest(world: World) -> int:
    from growthring.demo.synth.size import Size, schools_by_trust

    size = Size(world.trusts, world.schools, world.staff, world.years, world.seed)
    return len(schools_by_trust(size)[0])


def _measured(engine: str, world: World, told: Namespace) -> Measured:
    with place_for(engine) as place:
        _say(f"{engine}: making {world.words}")
        made = make(world, place)
        _say(f"{engine}: {made.rows:,} rows in {made.seconds:.0f} seconds")
        rates = said_json(place, "benchmarks.rates")
        with serving(place) as running:
            results = measure(running, told.requests, tuple(told.clients), _say)
            memory = running.memory()
        imports = said_json(place, "benchmarks.imports", "--json", *map(str, world.imports))
    return Measured(engine, world, made, rates, memory, results, imports)


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
