from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from growthring.interop import services
from growthring.interop.models import ImportBatch
from growthring.interop.undoing import CannotUndo


class Command(BaseCommand):
    group = "Bring people in"
    help = "Take an import back, all of it, if nobody has built on it since."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("key", help="the batch, as import-roster printed it")

    def handle(self, *args: Any, key: str, **options: Any) -> None:
        batch = ImportBatch.objects.unscoped(reason="the installation's own command").filter(key=key).first()
        if batch is None:
            raise CommandError(f"There is no import {key!r}.")
        if batch.state != ImportBatch.State.APPLIED:
            raise CommandError(
                f"This import has not been applied, or has been taken back: {batch.get_state_display()}."
            )
        try:
            rows = services.undo(actor=None, batch=batch)
        except CannotUndo as error:
            raise CommandError("\n".join(["It cannot be taken back as a whole:", *error.reasons])) from error
        self.stdout.write(f"Taken back: {rows:,} rows are as they were before.")
