"""`growthring forget`: what is past its time, and away with it."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from growthring.core.records import declared
from growthring.core.retention import rules, under_hold
from growthring.upkeep import forgetting


class Command(BaseCommand):
    help = "Say what has been kept for as long as it may be; with --now, forget it."
    group = "Look after it"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--now", action="store_true", help="do what a worker does each night")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["now"] and settings.DEMO:
            raise CommandError("The demo's people are made up, and stay as they are.")
        gone = forgetting.forget() if options["now"] else forgetting.what_would_go()
        for rule in rules():
            label = rule.model._meta.label
            if label in gone:
                told = declared(rule.model)
                self.stdout.write(f"{gone[label]:>9,}  {label}: kept {told.retention if told else ''}")
        total = sum(gone.values())
        self.stdout.write(self._in_all(total) if options["now"] else self._would_go(total))
        if held := len(under_hold()):
            self.stdout.write(f"People under a legal hold, whose records stay: {held}.")

    def _in_all(self, total: int) -> str:
        return f"Forgotten: {total:,} rows." if total else "Nothing is past its time."

    def _would_go(self, total: int) -> str:
        if not total:
            return "Nothing is past its time."
        return f"{total:,} rows are past their time. Nothing was changed: a worker does it at night, --now does it now."
