from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from rich.console import Console

from growthring.demo.loading import Refused, load


class Command(BaseCommand):
    """Behind `growthring demo`: it has no line of its own among the commands."""

    help = "Load the fictional trust, unless it is there."
    requires_system_checks = []  # the one that matters here is asked below, in plainer words

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--fresh", action="store_true", help="make it anew: what was changed in the demo is gone")

    def handle(self, *args: Any, fresh: bool = False, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The fictional trust is for the demo only. Run: growthring demo")
        try:
            load(fresh=fresh, console=Console(highlight=False))
        except Refused as refused:
            raise CommandError(str(refused)) from refused
