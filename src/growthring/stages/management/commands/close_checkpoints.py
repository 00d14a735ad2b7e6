"""`growthring close-checkpoints`: write down the profile of every checkpoint whose day is over."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from growthring.core import clock
from growthring.stages.services.checkpoints import close_due


class Command(BaseCommand):
    help = "Close every checkpoint whose day is over; run it daily."
    group = "Look after it"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--on", type=date.fromisoformat, metavar="DATE", help="as if it were this day")

    def handle(self, *args: Any, **options: Any) -> None:
        closed = list(close_due(options["on"] or clock.today()))
        for checkpoint in closed:
            self.stdout.write(f"{checkpoint.school.name}: {checkpoint.get_point_display()}, {checkpoint.on}")
        self.stdout.write(f"{len(closed)} checkpoints closed.")
