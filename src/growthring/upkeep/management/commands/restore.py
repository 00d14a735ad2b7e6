"""`growthring restore`: a backup into an empty place."""

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from growthring.upkeep import secret_key
from growthring.upkeep.management.commands._snapshots import reasons
from growthring.upkeep.snapshots.archive import Manifest
from growthring.upkeep.snapshots.restoring import read_back, restore


class Command(BaseCommand):
    help = "Put a backup into an empty place, on either database."
    group = "Look after it"
    prepares = False  # the place takes the shape the backup has, and is brought up to date afterwards

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--try", action="store_true", dest="only_try", help="only try the file: change nothing here"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with reasons():
            path: Path = options["file"].resolve()
            if not path.is_file():
                raise CommandError(f"There is no file {path}.")
            manifest = read_back(path) if options["only_try"] else restore(path, "default")
        self._tell(manifest)
        if options["only_try"]:
            self.stdout.write("The file is whole. Nothing was changed here.")
            return
        call_command("migrate", verbosity=0, interactive=False)
        self.stdout.write(secret_key.taken_over(path))
        self.stdout.write("Everybody signs in again. `growthring doctor` looks the place over.")

    def _tell(self, manifest: Manifest) -> None:
        self.stdout.write(f"Made at {manifest.made_at} by version {manifest.version} on {manifest.engine}.")
        self.stdout.write(f"{manifest.rows:,} rows in {len(manifest.tables)} tables, read back and compared.")
        self.stdout.write(f"Hash of everything: {manifest.hash}")
