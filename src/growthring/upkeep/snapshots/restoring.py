"""A snapshot into an empty place, all of it or nothing, read back before it is called done."""

import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management.color import no_style
from django.db import connections, models, transaction

from growthring.core import statistics
from growthring.upkeep.snapshots import archive as files
from growthring.upkeep.snapshots import schema
from growthring.upkeep.snapshots.archive import Manifest, Table, Unreadable
from growthring.upkeep.snapshots.places import for_reading_back, opened
from growthring.upkeep.snapshots.rows import Model, reader_of
from growthring.upkeep.snapshots.taking import Tell, counted, quiet

BATCH = 1000
BORNE = {"people_person": "subject_id", "people_school": "school_id", "people_team": "team_id"}


class NotEmpty(Exception):
    """There is something in the place already, which would be lost."""


class Differs(Exception):
    """What was read back is not what was written: names of the tables."""


def restore(path: Path, using: str, *, tell: Tell = quiet) -> Manifest:
    """Raises `Unreadable`, `NotEmpty`, `schema.NewerVersion` or `Differs`; then the place is as empty as before."""
    with files.opened(path) as (archive, manifest):
        if schema.holds_anything(using):
            raise NotEmpty
        found = _models(manifest, using)
        schema.clear(using)
        schema.build(manifest.migrations, using)
        with transaction.atomic(using=using):
            for model, table in zip(found, manifest.tables, strict=True):
                _fill(archive, model, table, using)
                tell(table.name, table.rows)
            _count_on(found, using)
            _count_past_events(using)
            _compare(counted(found, using), manifest.tables)
    statistics.refresh(rows=manifest.rows, using=using)
    return manifest


def read_back(path: Path, *, tell: Tell = quiet) -> Manifest:
    """Restore the file into an empty place of its own, compare every row, and throw that place away."""
    with (
        TemporaryDirectory(prefix="growthring-readback-", dir=path.parent) as folder,
        opened("readback", for_reading_back(Path(folder) / "readback.sqlite3")) as using,
    ):
        return restore(path, using, tell=tell)


def _models(manifest: Manifest, using: str) -> list[Model]:
    found = {model._meta.db_table: model for model in schema.models_at(manifest.migrations, using)}
    if missing := {table.name for table in manifest.tables} ^ set(found):
        raise Unreadable(f"The backup and its own list of tables differ: {', '.join(sorted(missing))}.")
    return [found[table.name] for table in manifest.tables]


def _fill(archive: zipfile.ZipFile, model: Model, table: Table, using: str) -> None:
    rows: models.QuerySet[models.Model] = models.QuerySet(model, using=using)
    rows._raw_delete(using)  # what the migrations put there themselves stands in the snapshot, too
    for batch in _batches(map(reader_of(model), files.lines(archive, table))):
        rows.bulk_create(batch)


def _batches(rows: Iterator[models.Model]) -> Iterator[list[models.Model]]:
    while batch := list(islice(rows, BATCH)):
        yield batch


def _count_on(found: list[Model], using: str) -> None:
    """Let new rows be numbered after the ones that came."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), found):
            cursor.execute(statement)


def _count_past_events(using: str) -> None:
    """A number that somebody bore who is gone is nobody's again: the record of events finds people by it."""
    connection = connections[using]
    sqlite = "UPDATE sqlite_sequence SET seq = MAX(seq, %s) WHERE name = %s"
    postgres = (
        "SELECT setval(pg_get_serial_sequence(%s, 'id'), GREATEST(%s, nextval(pg_get_serial_sequence(%s, 'id'))))"
    )
    with connection.cursor() as cursor:
        for table, column in BORNE.items():
            cursor.execute(f"SELECT MAX({column}) FROM audit_event")  # noqa: S608 - names of ours
            (highest,) = cursor.fetchone()
            if highest and connection.vendor == "sqlite":
                cursor.execute(sqlite, [highest, table])
            elif highest:
                cursor.execute(postgres, [table, highest, table])


def _compare(now: list[Table], then: list[Table]) -> None:
    if wrong := [there.name for here, there in zip(now, then, strict=True) if here != there]:
        raise Differs(", ".join(wrong))
