"""`growthring content-hash`: one line that is the same for two places that hold the same."""

from typing import Any

from django.core.management.base import BaseCommand

from growthring.upkeep.snapshots.archive import hash_of
from growthring.upkeep.snapshots.places import at_one_moment
from growthring.upkeep.snapshots.schema import applied, models_at
from growthring.upkeep.snapshots.taking import counted


class Command(BaseCommand):
    help = "Print a hash of everything in the database: the same on SQLite and PostgreSQL."
    group = "Look after it"
    prepares = False

    def handle(self, *args: Any, **options: Any) -> None:
        with at_one_moment() as using:
            self.stdout.write(hash_of(counted(models_at(applied(using), using), using)))
