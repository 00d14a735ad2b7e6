from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from growthring.people.management.commands._people import in_words
from growthring.people.models import Trust
from growthring.people.services.bodies import add_trust


class Command(BaseCommand):
    help = "Make an empty trust."
    group = "Bring people in"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="as people say it")
        parser.add_argument("--slug", required=True, help="its short name in commands, as in larkmoor")
        parser.add_argument("--kind", choices=Trust.Kind.values, default=Trust.Kind.TRUST.value)

    def handle(self, *args: Any, **told: Any) -> None:
        with in_words():
            trust = add_trust(name=told["name"], slug=told["slug"], kind=told["kind"])
        self.stdout.write(f"{trust} is there, and empty. Next, either bring in a staff list:")
        self.stdout.write(f"  growthring import-roster PATH --trust {trust.slug}")
        self.stdout.write("or begin with one school and the person who sets it up:")
        self.stdout.write(f'  growthring add-school "Oak Vale" --trust {trust.slug}')
        self.stdout.write(
            f"  growthring grant-role --trust {trust.slug} --email you@example.org --role office --name 'You Yourself'"
        )
        self.stdout.write(f"  growthring invite --trust {trust.slug} --email you@example.org")
