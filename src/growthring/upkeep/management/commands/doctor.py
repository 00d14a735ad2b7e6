"""`growthring doctor`: what is wrong with this installation and what to do."""

import json
import sys
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from growthring.upkeep.doctor import Finding, Level, examine

SIGNS = {Level.FINE: "fine ", Level.LOOK: "look ", Level.WRONG: "WRONG"}


class Command(BaseCommand):
    help = "Say what is wrong with this installation, and what to do."
    group = "Look after it"
    prepares = False  # it says so when the tables are not up to date
    requires_system_checks: list[str] = []  # it tells them itself

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="for a program that watches")
        parser.add_argument("--quiet", action="store_true", help="only what needs something done")

    def handle(self, *args: Any, **options: Any) -> None:
        worst, told = Level.FINE, []
        for finding in examine():
            worst = max(worst, finding.level)
            told.append(finding)
            if not options["json"] and not (options["quiet"] and finding.level is Level.FINE):
                self._say(finding)
        if options["json"]:
            self.stdout.write(json.dumps([asdict(f) | {"level": f.level.name.lower()} for f in told], indent=1))
        elif worst is Level.FINE:
            self.stdout.write("All is well.")
        if worst is Level.WRONG:
            sys.exit(1)

    def _say(self, finding: Finding) -> None:
        self.stdout.write(f"{SIGNS[finding.level]}  {finding.what}")
        if finding.remedy:
            self.stdout.write(f"       → {finding.remedy}")
