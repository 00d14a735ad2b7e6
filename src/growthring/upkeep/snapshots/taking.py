"""Everything in the database into one file, while people go on working."""

import platform
import zipfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from django.db import connections

from growthring.core import clock
from growthring.upkeep.snapshots import archive as files
from growthring.upkeep.snapshots.archive import Manifest, Table
from growthring.upkeep.snapshots.places import at_one_moment
from growthring.upkeep.snapshots.rows import Fingerprint, Model, columns, line, read
from growthring.upkeep.snapshots.schema import applied, models_at

Tell = Callable[[str, int], None]  # the table, and how many rows it has


def quiet(_table: str, _rows: int) -> None:
    """Tells nobody."""


def take(path: Path, *, secret_key: str | None, tell: Tell = quiet) -> Manifest:
    """Write the snapshot. With `secret_key`, a place restored from it can read what that key seals."""
    with at_one_moment() as using, files.writing(path) as archive:
        tables = [_put(archive, model, using, tell) for model in models_at(applied(using), using)]
        manifest = described(using, tables)
        if secret_key:
            archive.writestr(files.SECRET_KEY, secret_key)
        files.put_manifest(archive, manifest)
    return manifest


def described(using: str, tables: list[Table]) -> Manifest:
    return Manifest(
        made_at=clock.now().isoformat(timespec="seconds"),
        version=version("growthring"),
        engine=f"{connections[using].vendor} {'.'.join(map(str, connections[using].get_database_version()))}, "
        f"Python {platform.python_version()}",
        migrations=applied(using),
        tables=tables,
        hash=files.hash_of(tables),
    )


def _put(archive: zipfile.ZipFile, model: Model, using: str, tell: Tell) -> Table:
    fingerprint = Fingerprint()
    with archive.open(f"tables/{model._meta.db_table}.jsonl", "w", force_zip64=True) as member:
        for row in read(model, using):
            text = line(row)
            fingerprint.add(text)
            member.write(text + b"\n")
    tell(model._meta.db_table, fingerprint.rows)
    return _table(model, fingerprint)


def counted(models: list[Model], using: str) -> list[Table]:
    """What stands in the tables now, read again from the database."""
    return [_table(model, _fingerprint(model, using)) for model in models]


def _fingerprint(model: Model, using: str) -> Fingerprint:
    fingerprint = Fingerprint()
    for row in read(model, using):
        fingerprint.add(line(row))
    return fingerprint


def _table(model: Model, fingerprint: Fingerprint) -> Table:
    names = [field.attname for field in columns(model)]
    return Table(model._meta.db_table, names, fingerprint.rows, str(fingerprint))
