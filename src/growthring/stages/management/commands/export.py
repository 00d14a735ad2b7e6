"""`growthring export`: a school's data as CSV, with what is needed to recompute its profile."""

import shutil
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction
from django.utils import timezone

from growthring.audit.services import Verb, record
from growthring.core import clock
from growthring.people.models import School
from growthring.stages.policy import PLACEMENT
from growthring.stages.reports.export import readme, tables
from growthring.stages.reports.schools import add_school, find_school


class Command(BaseCommand):
    help = "Write a school's posts, partnerships and placements as CSV."
    group = "Read what is there"

    def add_arguments(self, parser: CommandParser) -> None:
        add_school(parser)
        parser.add_argument("--names", action="store_true", help="with people's names; without, only their keys")
        parser.add_argument("folder", type=Path, metavar="DIR", help="a folder that is empty or not there yet")

    def handle(self, *args: Any, **options: Any) -> None:
        school = find_school(options["school"], options["trust"])
        folder: Path = options["folder"]
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise CommandError(f"{folder} is not empty. Name a new folder, so that nothing is overwritten.")
        files = _snapshot(school, names=options["names"])
        _write(folder, files)
        for name in sorted(files):
            self.stdout.write(str(folder / name))


def _snapshot(school: School, *, names: bool) -> dict[str, str]:
    """Everything as of one moment, whatever others write meanwhile."""
    is_first = not connection.in_atomic_block
    with transaction.atomic():
        if is_first and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        files = tables(school, names=names)
        record(
            actor=None,
            trust_id=school.trust_id,
            verb=Verb.EXPORTED,
            kind=PLACEMENT,
            where="growthring export",
            school_id=school.pk,
        )
    return {**files, "README.txt": readme(school, timezone.localtime(clock.now()))}


def _write(folder: Path, files: dict[str, str]) -> None:
    """All files or none: they are written beside the folder first."""
    beside = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    for name, text in files.items():
        (beside / name).write_bytes(text.encode())
    if folder.exists():
        folder.rmdir()
    beside.rename(folder)
