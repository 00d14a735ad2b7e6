"""`growthring backup`: everything into one file, while people go on working."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from growthring.upkeep.management.commands._snapshots import reasons
from growthring.upkeep.snapshots.backups import KEPT, back_up


class Command(BaseCommand):
    help = "Write everything into one file, and read it back to be sure of it."
    group = "Look after it"
    prepares = False  # whoever is about to upgrade backs up first

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", type=Path, metavar="FOLDER", default=settings.BACKUPS, help="default: %(default)s")
        parser.add_argument(
            "--keep", type=int, default=KEPT, metavar="N", help="keep the newest N (default: %(default)s)"
        )
        parser.add_argument("--no-verify", action="store_true", help="do not read the file back into an empty place")
        parser.add_argument("--without-secret-key", action="store_true", help="leave out the key that seals secrets")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["keep"] < 1:
            raise CommandError("--keep must be 1 or more: the backup just made is kept.")
        with reasons():
            made = back_up(
                options["to"],
                keep=options["keep"],
                verify=not options["no_verify"],
                with_key=not options["without_secret_key"],
            )
        size = made.path.stat().st_size / 1_000_000
        self.stdout.write(f"{made.path}")
        checked = "not read back" if options["no_verify"] else "read back and compared"
        self.stdout.write(
            f"{made.manifest.rows:,} rows in {len(made.manifest.tables)} tables, {size:.1f} MB, {checked}."
        )
        self.stdout.write(f"Hash of everything: {made.manifest.hash}")
        self.stdout.write("Keep a copy on another machine: whoever has the file can read all that is in it.")
