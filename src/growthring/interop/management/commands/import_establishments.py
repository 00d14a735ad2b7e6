import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from growthring.core import clock
from growthring.interop.establishments import known as knowing
from growthring.interop.establishments import progress, telling
from growthring.interop.establishments.applying import apply
from growthring.interop.establishments.gathering import Choice, Gathered, gather, unmatched
from growthring.interop.establishments.known import Known
from growthring.interop.establishments.plan import Plan
from growthring.interop.establishments.planning import Wishes, make_plan
from growthring.interop.establishments.tables import NotGias, open_tables
from growthring.interop.management.commands.import_roster import found_trust


class Command(BaseCommand):
    group = "Bring people in"
    help = "Show which schools and trusts GIAS downloads would add or change; with --apply, do it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="CSV files, a ZIP of them, or a folder")
        parser.add_argument(
            "--group", action="append", default=[], metavar="UID", help="a trust or federation: UID or name"
        )
        parser.add_argument("--urn", action="append", default=[], help="a single school")
        parser.add_argument(
            "--authority", action="append", default=[], metavar="LA", help="a local authority: code or name"
        )
        parser.add_argument("--all", action="store_true", help="every open school in a trust or federation")
        parser.add_argument("--trust", metavar="SLUG", help="the trust here that chosen schools go into")
        parser.add_argument(
            "--take-matches", action="store_true", help="schools and trusts of the same name are the same"
        )
        parser.add_argument(
            "--same-school", action="append", default=[], metavar="TRUST/SCHOOL=URN", help="which of ours is which"
        )
        parser.add_argument("--full", action="store_true", help="list everything")
        parser.add_argument("--apply", action="store_true", help="write it")

    def handle(self, *args: Any, files: list[Path], **told: Any) -> None:
        choice = Choice(
            frozenset(told["group"]), frozenset(told["urn"]), frozenset(told["authority"]), everything=told["all"]
        )
        known = knowing.load()
        wishes = Wishes(
            found_trust(told["trust"]) if told["trust"] else None,
            told["take_matches"],
            _same(told["same_school"], known),
        )
        if wishes.trust is not None:
            wishes = Wishes(known.trusts[wishes.trust.pk], wishes.take_matches, wishes.same)
        with progress.bars() as bars:
            found = self._gather(files, known, choice, bars)
            plan = make_plan(found, known, choice, clock.today(), wishes)
            wanted = bool(choice) or _uses(known, plan)
            lines = _report(found, plan, wanted=wanted, full=told["full"])  # before names change
            if told["apply"] and wanted:
                apply(plan, bars.writing)
        for line in [*lines, "", _ending(plan, applied=told["apply"]) if wanted else "Nothing has been changed."]:
            self.stdout.write(line)

    def _gather(self, files: list[Path], known: Known, choice: Choice, bars: progress.Bars) -> Gathered:
        try:
            found = gather(open_tables(files), known, choice, clock.today(), bars.reading)
        except NotGias as error:
            self.stderr.write(f"{error.name}: {error.message}\n{error.remedy}")
            sys.exit(2)
        if wrong := unmatched(found, choice):
            raise CommandError("\n".join(wrong))
        return found


def _report(found: Gathered, plan: Plan, *, wanted: bool, full: bool) -> list[str]:
    lines = [*telling.contents(found), *telling.problems(found, full=full)]
    return lines + list(telling.told_of(plan, full=full) if wanted else ["", *telling.how_to_choose()])


def _uses(known: Known, plan: Plan) -> bool:
    """Whether anything here is of the register, or may be."""
    return bool(known.by_urn or known.by_uid or plan.matches)


def _ending(plan: Plan, *, applied: bool) -> str:
    if plan.is_empty():
        return "Nothing to change."
    return "Done." if applied else "Nothing has been changed. Run it again with --apply to do this."


def _same(told: list[str], known: Known) -> dict[int, str]:
    by_name = {f"{school.trust.slug}/{school.slug}": school.pk for school in known.schools}
    found = {}
    for each in told:
        name, _equals, urn = each.partition("=")
        if name not in by_name or not urn.isdigit():
            raise CommandError(
                f"--same-school wants TRUST/SCHOOL=URN, such as {next(iter(by_name), 'oaks/oak-vale')}=123456."
            )
        found[by_name[name]] = urn
    return found
