"""`growthring move-database`: everything into another database, such as from SQLite to PostgreSQL."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from growthring.upkeep.management.commands._snapshots import reasons
from growthring.upkeep.snapshots.places import at, opened
from growthring.upkeep.snapshots.restoring import restore
from growthring.upkeep.snapshots.taking import take


class Command(BaseCommand):
    help = "Copy everything into another, empty database: from SQLite to PostgreSQL, or back."
    group = "Look after it"
    prepares = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--to", required=True, metavar="URL", help="postgres://user:password@host/name, sqlite:///path"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            target = at(options["to"])
        except ValueError as error:
            raise CommandError(
                "--to is no address of a database, such as postgres://user:password@host/name."
            ) from error
        with reasons(), TemporaryDirectory(prefix="growthring-move-") as folder, opened("target", target) as using:
            path = Path(folder) / "moving.zip"
            before = take(path, secret_key=None)
            restore(path, using)
        self.stdout.write(f"{before.rows:,} rows in {len(before.tables)} tables, read back and compared.")
        self.stdout.write(f"Hash of everything, on both: {before.hash}")
        self.stdout.write(
            "What is saved in the old database from now on does not come along: stop the site before moving for good. "
            "Then set GROWTHRING_DATABASE_URL to the new address and start it again."
        )
