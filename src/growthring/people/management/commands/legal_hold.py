from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from growthring.core.access import Actor
from growthring.people.actors import actor_of
from growthring.people.management.commands._people import in_words, person_of, trust_of
from growthring.people.models import Trust
from growthring.people.services.holds import end_hold, place_hold


class Command(BaseCommand):
    help = "Keep everything about a person while a case is open, or let the clocks run again."
    group = "Look after it"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--trust", required=True, metavar="SLUG")
        parser.add_argument("--email", required=True, help="of the person it is about")
        parser.add_argument("--by", required=True, metavar="EMAIL", help="who asks for it")
        parser.add_argument(
            "--with", required=True, metavar="EMAIL", dest="second", help="who agrees: it takes two people"
        )
        parser.add_argument("--case", default="", metavar="REFERENCE", help="which case it is for")
        parser.add_argument("--end", action="store_true", help="the case is closed")

    def handle(self, *args: Any, **told: Any) -> None:
        trust = trust_of(told["trust"])
        person = person_of(trust, told["email"])
        actor, second = (self._actor(trust, told[name]) for name in ("by", "second"))
        with in_words():
            if told["end"]:
                end_hold(actor=actor, second=second, person=person)
                self.stdout.write(f"The clocks run again for {person}: what is past its time goes tonight.")
            else:
                place_hold(actor=actor, second=second, person=person, case=told["case"])
                self.stdout.write(f"Nothing about {person} is forgotten until the hold ends.")

    def _actor(self, trust: Trust, email: str) -> Actor:
        actor = actor_of(person_of(trust, email))
        if actor is None:
            raise CommandError(f"{email} has no post and no role today.")
        return actor
