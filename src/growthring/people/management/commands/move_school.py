from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from growthring.people.management.commands._people import WHY, school_of, trust_of
from growthring.people.models import School
from growthring.people.services.moving import CannotMove, move_school, preview_move


class Command(BaseCommand):
    help = "Show what moving a school to another trust carries over; with --apply, do it."
    group = "Bring people in"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("school", help="its short name or URN; TRUST/SCHOOL where two trusts have the same")
        parser.add_argument("--to", required=True, metavar="TRUST", help="short name of the trust it joins")
        parser.add_argument("--on", required=True, type=_day, metavar="DATE", help="first day there, as 2026-09-01")
        parser.add_argument("--apply", action="store_true", help="do it, in one transaction; it cannot be undone")
        parser.add_argument("--everybody", action="store_true", help="name everybody who goes along")

    def handle(self, *args: Any, school: str, to: str, on: date, apply: bool, **told: Any) -> None:
        found, trust = _school(school), trust_of(to)
        try:
            report = (move_school if apply else preview_move)(school=found, to=trust, on=on)
        except CannotMove as error:
            raise CommandError("\n".join(["Nothing was moved.", *error.reasons])) from None
        for line in report.lines(everybody=told["everybody"]):
            self.stdout.write(line)
        self.stdout.write("")
        if apply:
            self.stdout.write(f"Done. Its profile there: growthring profile --trust {to} --school {report.slug}")
        else:
            self.stdout.write("Nothing has been changed. Run it again with --apply to do this.")


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _school(named: str) -> School:
    """By TRUST/SCHOOL, URN or short name."""
    if "/" in named:
        trust, slug = named.split("/", 1)
        return school_of(trust_of(trust), slug)
    rows = School.objects.unscoped(reason=WHY).select_related("trust")
    found = list(rows.filter(urn=named)) or list(rows.filter(slug=named))
    if not found:
        raise CommandError(f"There is no school {named!r}. Write its URN, its short name, or TRUST/SCHOOL.")
    if len(found) > 1:
        there = ", ".join(f"{school.trust.slug}/{school.slug}" for school in found)
        raise CommandError(f"Several schools are called {named!r}: {there}. Write one of these.")
    return found[0]
