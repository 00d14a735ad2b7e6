"""Imports against a bare bulk insert of the same rows, in one run.

python -m benchmarks.imports [staff ...]                              on SQLite, in a folder that is gone afterwards
python -m tests.postgres python -m benchmarks.imports [staff ...]     on PostgreSQL
python -m benchmarks.imports --json [staff ...]                       into the world that is there, for the report
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

WHY = "a benchmark's own trust"


@dataclass
class Measured:
    """Seconds for each part. `bare` is `bulk_create` of the rows the import wrote, made ready beforehand; `barest` puts
    the same rows in by COPY or one prepared statement."""

    staff: int
    newcomers: bool
    already: int  # staff the trust held before
    rows: int
    reading: float
    planning: float  # and keeping the preview
    writing: float  # of what was previewed: compared once more, and written
    locked: float  # of that, the time others wait for the database
    bare: float
    barest: float
    again: float  # the same file, planned once more
    undo: float

    @property
    def seconds(self) -> float:
        """From the file to the last row; the file's reading and the preview count."""
        return self.reading + self.planning + self.writing


def measure(staff: int = 5_000, *, newcomers: bool = True, already: int = 0, tries: int = 1) -> Measured:
    """One import into a trust of its own, in the database Django is set up for; it leaves the trust behind, empty.

    Of several tries, the shortest time of each part.
    """
    from benchmarks.lists import staff_list
    from growthring.core import clock
    from growthring.people.models import Trust
    from growthring.standards.services.start import start_trust_standards

    tag = f"t{time.time_ns()}"
    trust = Trust.objects.create(name=tag, slug=tag)
    start_trust_standards(trust)
    today = clock.today()
    long_ago = today - timedelta(days=3 * 365)
    with tempfile.TemporaryDirectory() as folder:
        if already:
            _bring_in(trust, staff_list(Path(folder) / "already.csv", already, long_ago, tag=f"{tag}a"))
        path = staff_list(Path(folder) / "staff.csv", staff, today if newcomers else long_ago, tag=tag)
        found = [_once(trust, path) for _try in range(tries)]
    shortest = {name: min(each[name] for each in found) for name in found[0]}
    return Measured(staff, newcomers, already, **shortest)  # type: ignore[arg-type]


def _once(trust: Any, path: Path) -> dict[str, float]:
    from growthring.core import clock
    from growthring.interop import services
    from growthring.interop.reading import read_roster

    def preview(roster: Any) -> Any:
        return services.preview(actor=None, trust=trust, roster=roster, file_name=path.name)[0]

    found: dict[str, float] = {}
    known = services.known_ids(trust)
    found["reading"], roster = _timed(lambda: read_roster(path, on=clock.today(), known_ids=known))
    found["planning"], batch = _timed(lambda: preview(roster))
    before = _last_keys()
    with _locked() as locked:
        found["writing"], _done = _timed(lambda: services.apply(actor=None, batch=batch))
    found["locked"] = max(locked)
    written = _rows_since(before)
    found["rows"] = sum(map(len, written))
    roster = read_roster(path, on=clock.today())
    found["again"], twin = _timed(lambda: preview(roster))
    assert twin.summary["joins"] + twin.summary["changes"] == 0, twin.summary
    found["undo"], _rows = _timed(lambda: services.undo(actor=None, batch=batch))
    found["bare"], found["barest"] = _bare(written, _create), _bare(written, _copy)
    return found


def _timed(what: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    found = what()
    return time.perf_counter() - start, found


def _bring_in(trust: Any, path: Path) -> None:
    from growthring.core import clock
    from growthring.interop import services
    from growthring.interop.reading import read_roster

    roster = read_roster(path, on=clock.today())
    batch, _plan = services.preview(actor=None, trust=trust, roster=roster, file_name=path.name)
    services.apply(actor=None, batch=batch)


def _models() -> list[Any]:
    from growthring.people.models import Contract, Partnership, Person, Post, School, Team
    from growthring.stages.models import Assurance, AssuranceItem, Placement

    return [School, Team, Person, Post, Contract, Partnership, Assurance, AssuranceItem, Placement]


def _last_keys() -> list[int]:
    from django.db.models import Max

    return [model._base_manager.aggregate(last=Max("pk"))["last"] or 0 for model in _models()]


def _rows_since(keys: list[int]) -> list[list[Any]]:
    pairs = zip(_models(), keys, strict=True)
    return [list(model._base_manager.filter(pk__gt=key).order_by("pk")) for model, key in pairs]


def _bare(written: list[list[Any]], put: Callable[[list[Any]], None]) -> float:
    """Seconds for the very same rows, committed; they are gone again afterwards."""
    from django.db import transaction

    def insert() -> None:
        with transaction.atomic():
            for rows in filter(None, written):
                put(rows)

    seconds, _nothing = _timed(insert)
    with transaction.atomic():
        for rows in reversed(written):
            for start in range(0, len(rows), 5_000):
                some = type(rows[0])._base_manager.filter(pk__in=[row.pk for row in rows[start : start + 5_000]])
                some._raw_delete(some.db)
    return seconds


def _create(rows: list[Any]) -> None:
    type(rows[0])._base_manager.bulk_create(rows)


def _copy(rows: list[Any]) -> None:
    """Making the values ready counts, as it does for `bulk_create`."""
    from django.db import connection

    from growthring.demo.synth.rows import insert

    fields = type(rows[0])._meta.concrete_fields
    values = [tuple(f.get_db_prep_save(getattr(row, f.attname), connection) for f in fields) for row in rows]
    insert(type(rows[0])._meta.db_table, [f.column for f in fields], values)


class _locked:
    """Collects how long write transactions held others up."""

    def __enter__(self) -> list[float]:
        from django.db import transaction

        self._atomic, self.found = transaction.Atomic, []
        enter, leave, found = transaction.Atomic.__enter__, transaction.Atomic.__exit__, self.found
        started: list[float] = []

        def __enter__(atomic: Any) -> None:
            started.append(time.perf_counter())
            enter(atomic)

        def __exit__(atomic: Any, *error: Any) -> None:
            leave(atomic, *error)
            begun = started.pop()
            if not started:
                found.append(time.perf_counter() - begun)

        self._kept = (enter, leave)
        transaction.Atomic.__enter__, transaction.Atomic.__exit__ = __enter__, __exit__
        return found

    def __exit__(self, *error: object) -> None:
        self._atomic.__enter__, self._atomic.__exit__ = self._kept


def main() -> None:
    import django

    sizes = [int(size) for size in sys.argv[1:] if size.isdigit()] or [5_000]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "growthring.config.settings")
    if "--json" in sys.argv:
        django.setup()
        found = [measure(staff, newcomers=newcomers) for staff in sizes for newcomers in _which(staff)]
        print(json.dumps([asdict(each) for each in found]))
        return
    with tempfile.TemporaryDirectory() as home:
        os.environ.setdefault("GROWTHRING_HOME", home)
        django.setup()
        _alone(sizes)


def _which(staff: int) -> tuple[bool, ...]:
    """A whole trust of newcomers is nobody's September: it is measured for a batch alone."""
    return (False, True) if staff <= 5_000 else (False,)


def _alone(sizes: list[int]) -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0, skip_checks=True)
    for staff in sizes:
        for newcomers in (False, True)[: 1 if "--quick" in sys.argv else 2]:
            show(measure(staff, newcomers=newcomers, tries=3 if staff <= 5_000 else 1))
    if len(sys.argv) == 1:
        show(measure(5_000, newcomers=True, already=60_000))


def show(found: Measured) -> None:
    told = {name: round(value, 2) if isinstance(value, float) else value for name, value in asdict(found).items()}
    rate, barest = found.bare / found.seconds, found.barest / found.seconds
    print(told, f"of bulk_create {rate:.2f}, of the barest {barest:.2f}", flush=True)


if __name__ == "__main__":
    main()
