from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from growthring.people.management.commands._people import in_words, trust_of
from growthring.people.models import School
from growthring.people.services.bodies import add_school


class Command(BaseCommand):
    help = "Add a school to a trust."
    group = "Bring people in"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name")
        parser.add_argument("--trust", required=True, metavar="SLUG")
        parser.add_argument("--slug", default="", help="default: from its name")
        parser.add_argument("--phase", choices=School.Phase.values, default=School.Phase.OTHER.value)

    def handle(self, *args: Any, **told: Any) -> None:
        with in_words():
            trust = trust_of(told["trust"])
            school = add_school(actor=None, trust=trust, name=told["name"], slug=told["slug"], phase=told["phase"])
        self.stdout.write(f"{school} is added to {trust}; its short name is {school.slug}.")
