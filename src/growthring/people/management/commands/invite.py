from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.urls import NoReverseMatch, reverse

from growthring.people.management.commands._people import in_words, person_of, trust_of
from growthring.people.services.invitations import DAYS, make_invitation


class Command(BaseCommand):
    help = "Print the link with which somebody makes their login: it works once."
    group = "Bring people in"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--trust", required=True, metavar="SLUG")
        parser.add_argument("--email", required=True)
        parser.add_argument("--days", type=int, default=DAYS, help="how long it works (default: %(default)s)")
        parser.add_argument("--site", default="http://127.0.0.1:8000", help="where people reach this site")

    def handle(self, *args: Any, **told: Any) -> None:
        with in_words():
            person = person_of(trust_of(told["trust"]), told["email"])
            token = make_invitation(actor=None, person=person, days=told["days"])
        self.stdout.write(f"For {person} alone, once, for {told['days']} days:")
        self.stdout.write(told["site"].rstrip("/") + _page(token))


def _page(token: str) -> str:
    try:
        return reverse("invitation", args=[token])
    except NoReverseMatch:
        return f"/invitation/{token}/"
