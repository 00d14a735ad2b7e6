"""`growthring profile`: a school's profile on a day, as the page shows it."""

import json
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from rich.console import Console
from rich.table import Table

from growthring.core import clock
from growthring.stages.profile import Tally, tally, tally_by
from growthring.stages.queries.profile import Profile, profile_of
from growthring.stages.queries.scales import stages_on
from growthring.stages.reports.numbers import kind_name, numbers
from growthring.stages.reports.schools import add_school, find_school

WIDTH = 120  # where there is no terminal to ask


class Command(BaseCommand):
    help = "Print a school's Professional Progression Profile on a day."
    group = "Read what is there"

    def add_arguments(self, parser: CommandParser) -> None:
        add_school(parser)
        parser.add_argument(
            "--on", type=date.fromisoformat, metavar="DATE", help="as in 2026-10-16; today when left out"
        )
        parser.add_argument("--json", action="store_true", help="as JSON, described in docs/reference/profile-json.md")

    def handle(self, *args: Any, **options: Any) -> None:
        on = options["on"] or clock.today()
        school = find_school(options["school"], options["trust"])
        profile = profile_of(school, None)
        if profile.since and on < profile.since:
            raise CommandError(
                f"Who stood where before {profile.since} is no longer kept. "
                "What checkpoints of before counted is on the profile's page, and in its file."
            )
        profile.stages = stages_on(school.trust_id, school.pk, on)
        found = numbers(school, profile, on)
        if options["json"]:
            self.stdout.write(json.dumps(found, indent=2, ensure_ascii=False))
            return
        width = None if self.stdout.isatty() else WIDTH
        console = Console(file=self.stdout, highlight=False, width=width)  # type: ignore[arg-type]
        console.print(_table(f"{school.name}, {on.day} {on:%B %Y}", profile, on))
        console.print("  ".join(f"{i} {name}" for i, name in enumerate(profile.names(), start=1)))
        for line in _notes(found):
            console.print(line)


def _table(title: str, profile: Profile, on: date) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column("")
    beside = ["Not placed", "Proposed", "Contested"]
    for heading in [*map(str, range(1, profile.size + 1)), *beside, "n"]:
        table.add_column(heading, justify="right")
    rows = profile.live(on).rows
    _add(table, "Everybody", tally(rows, profile.size))
    for key, name in ((lambda row: row.kind, kind_name), (lambda row: row.team, lambda team: team or "No team")):
        table.add_section()
        for label, group in tally_by(rows, key, profile.size).items():
            _add(table, name(label), group)
    return table


def _add(table: Table, label: str, group: Tally) -> None:
    table.add_row(label, *map(str, group.columns().values()), str(group.n))


def _notes(found: dict[str, Any]) -> list[str]:
    lines = [f"{found['n']} posts that run on the day, held by {found['persons']} people."]
    recorded = found["as_recorded"]
    if recorded:
        lines.append(f"A checkpoint was closed for this day; it recorded {recorded['n']} posts.")
        changed = "; ".join(f"{each['column']} {each['recorded']} → {each['now']}" for each in found["corrected_since"])
        lines.append(f"Corrected since: {changed or 'nothing'}.")
    return lines
