import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from growthring.core import clock
from growthring.interop import services, terminal
from growthring.interop.mapping import services as mapping
from growthring.interop.mapping.commanding import how_to_say, read_said
from growthring.interop.mapping.spoken import Unclear
from growthring.interop.models import ImportBatch
from growthring.interop.planning import Plan, make_plan
from growthring.interop.reading import Roster, RosterError, Unmapped
from growthring.interop.showing import shown
from growthring.people.models import Trust


class Command(BaseCommand):
    group = "Bring people in"
    help = "Show what a roster would change in a trust; with --apply, do it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "path", type=Path, help="CSV, XLSX, ZIP, or a folder with the CSV files of a OneRoster export"
        )
        parser.add_argument("--trust", required=True, metavar="SLUG", help="the trust the people belong to")
        parser.add_argument(
            "--apply", action="store_true", help="write it, in one transaction; undo-import takes it back"
        )
        parser.add_argument(
            "--map",
            action="append",
            default=[],
            metavar="HEADING=COLUMN",
            help="what a column of another system's file is, as in Forename=given_name; again for each column",
        )
        parser.add_argument(
            "--mapping", type=Path, metavar="FILE", help="the same from a JSON file (see roster-mapping)"
        )
        parser.add_argument("--sheet", default="", help="the sheet of a workbook to read by what was said")
        parser.add_argument("--headings", type=int, metavar="LINE", help="the row its headings stand in; 0 for none")
        parser.add_argument("--remember", action="store_true", help="read the next file with these headings like this")
        parser.add_argument("--all", action="store_true", help="name everybody who joins, changes or may have left")

    def handle(self, *args: Any, path: Path, trust: str, apply: bool, **options: Any) -> None:
        body = found_trust(trust)
        services.forget_old_previews()
        out = terminal.console()
        with terminal.bars() as bars:
            roster = self._read(path, body, bars, options)
            batch, plan = self._apply(path, body, roster, bars) if apply else (None, _planned(body, roster))
        terminal.report(out, shown(plan, roster), plan.summary(), everyone=options["all"])
        out.print()
        if batch is None:
            out.print("Nothing has been changed. Run it again with --apply to do this.")
        else:
            out.print(f"Done, as batch {batch.key}. To take it back: growthring undo-import {batch.key}")
            for school in plan.schools[:3]:
                out.print(f"{school.name}: growthring profile --school {school.slug}")

    def _read(self, path: Path, trust: Trust, bars: terminal.Bars, options: dict[str, Any]) -> Roster:
        try:
            return read_said(path, trust, options, bars.reading)
        except Unclear as error:
            raise CommandError(str(error)) from error
        except RosterError as error:
            problem = error.problem
            where = ", ".join(part for part in (problem.file, f"line {problem.line}" if problem.line else "") if part)
            self.stderr.write(f"{where}: {problem.message}\n{problem.remedy}")
            for line in how_to_say(path) if isinstance(error, Unmapped) else []:
                self.stderr.write(line)
            sys.exit(2)

    def _apply(self, path: Path, trust: Trust, roster: Roster, bars: terminal.Bars) -> tuple[ImportBatch, Plan]:
        batch, plan = services.preview(actor=None, trust=trust, roster=roster, file_name=path.name, tell=bars.writing)
        mapping.use(batch=batch, roster=roster)
        try:
            services.apply(actor=None, batch=batch, tell=bars.writing, plan=plan)
        except services.Outdated as error:
            message = "The trust was changed in this very moment. Nothing was written: run it again."
            raise CommandError(message) from error
        finally:
            services.drop(actor=None, batch=batch)  # does nothing to what has been applied
        return batch, plan


def _planned(trust: Trust, roster: Roster) -> Plan:
    return make_plan(trust, roster, on=clock.today())


def found_trust(slug: str) -> Trust:
    trust = Trust.objects.filter(slug=slug).first()
    if trust is None:
        known = ", ".join(Trust.objects.order_by("slug").values_list("slug", flat=True)) or "none yet"
        raise CommandError(
            f"There is no trust {slug!r}. Trusts here: {known}.\n"
            f'To make an empty one: growthring add-trust "Name of the trust" --slug {slug}'
        )
    return trust
