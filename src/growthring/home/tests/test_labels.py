"""Under every box in which something is written stands who can read it: every page is opened and looked at."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from growthring.commitments.models import Action, Promise
from growthring.conversations.models import Conversation
from growthring.home.tests.conftest import SignIn
from growthring.home.tests.test_pages import lived_in
from growthring.home.tests.world import World
from growthring.people.models import Partnership, Person, Post, RoleGrant, School, SignInProvider, Team
from growthring.stages.models import AssuranceItem
from growthring.standards.models import Calendar, Expectation, ScaleVersion
from tests.factories import TeamFactory

WRITERS = ["manager", "head", "office"]
# What something is called is no writing about anybody; who sees a name follows from whose it is.
NAMES = {"given_name", "family_name", "preferred_name", "person", "team-partner"}
OPEN_TO_STAFF = "/set-up/"  # how the school works, who is in it: one line at the foot of the page says so
# Whose key stands in an address, by how it begins; the longest beginning counts.
KEYED: dict[str, type[Model] | None] = {
    "account/address/": None,  # a link by mail
    "account/second-factor/": None,  # a key of one's own
    "account/ways/": None,  # nothing to write
    "assurance/": Post,
    "assurance/items/": AssuranceItem,
    "calendar/": None,  # a file for a calendar
    "commitments/actions/": Action,
    "commitments/promises/": Promise,
    "demo/": None,  # signing in as somebody: nothing to write
    "invitation/": None,  # before anybody is signed in: an address and a password
    "mail/": None,  # before anybody is signed in: nothing to write
    "journey/": Post,
    "meetings/": Conversation,
    "my/meetings/plan/": Post,
    "my/meetings/with/": Partnership,
    "my/offers/": None,  # taking one back: nothing to write
    "partnerships/": Partnership,
    "my-team/": None,
    "my/drafts/": None,  # a button, and what a page sends by itself
    "password/": None,
    "people/": Person,
    "posts/": Post,
    "school/": School,
    "schools/": School,
    "school/how-we-work/stages/": ScaleVersion,
    "set-up/bulk/": None,  # files and pictures of a change, made by a POST
    "set-up/import/": None,  # files
    "set-up/gaps/": School,
    "set-up/how-we-work/calendar/": Calendar,
    "set-up/how-we-work/lists/": Expectation,
    "set-up/how-we-work/questions/": None,  # a purpose, or a version that nobody writes into
    "set-up/roles/": RoleGrant,
    "set-up/school/": School,
    "set-up/schools/": School,
    "set-up/sign-in/": SignInProvider,
    "set-up/teams/": Team,
    "sign-in/": None,  # before anybody is signed in
    "stages/": Post,
}


class Boxes(HTMLParser):
    """Text boxes of forms that are posted, each with whether it says who reads it."""

    def __init__(self) -> None:
        super().__init__()
        self.posting = False
        self.found: dict[str, bool] = {}
        self.in_foot = False
        self.foot = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.in_foot = given.get("class") == "who-reads"
        if tag == "form":
            self.posting = (given.get("method") or "").lower() == "post"
        writes = tag == "textarea" or (tag == "input" and given.get("type") == "text")
        if writes and self.posting and "readonly" not in given and "disabled" not in given:
            self.found[given.get("name") or "?"] = "_readers" in (given.get("aria-describedby") or "")

    def handle_data(self, data: str) -> None:
        self.foot += data.strip() if self.in_foot else ""


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, before + str(pattern.pattern))
        else:
            yield before + str(pattern.pattern)


def key_in(route: str) -> type[Model] | None:
    """Raises KeyError for an address this test does not know yet: say above whose key it holds."""
    return KEYED[max((start for start in KEYED if route.startswith(start)), key=len, default=route)]


def addresses(world: World) -> Iterator[str]:
    for route in routes(get_resolver().url_patterns):
        if "<" not in route:
            yield f"/{route}"
        elif route.count("<") == 1 and (model := key_in(route)) is not None:
            start, name, rest = re.split(r"<\w+:(\w+)>", route)
            yield f"/{start}{getattr(example(model, world), name, 'none')}{rest}"


def example(model: type[Model], world: World) -> Any:
    rows = model.objects.unscoped(reason="test").filter(trust=world.trust).order_by("pk")  # type: ignore[attr-defined]
    if model is Post:
        rows = rows.filter(person=world["teacher"])
    return rows.last()


def boxes(client: Client, address: str) -> dict[str, bool]:
    response = client.get(address)
    if response.status_code != 200 or not response.headers["Content-Type"].startswith("text/html"):
        return {}
    parser = Boxes()
    parser.feed(response.content.decode())
    foot = parser.foot if address.startswith(OPEN_TO_STAFF) else ""
    return {f"{address} {name}": labelled or bool(foot) for name, labelled in parser.found.items()}


@pytest.mark.usefixtures("_still")
@pytest.mark.parametrize("who", WRITERS)
def test_every_box_says_who_can_read_it(db: None, signed_in: SignIn, who: str) -> None:
    world = lived_in(1)
    TeamFactory(school=world.school)
    client = signed_in(world[who])
    found: dict[str, bool] = {}
    for address in addresses(world):
        if "sign-out" not in address:
            found |= boxes(client, address)

    assert found != {}
    bare = sorted(box for box, labelled in found.items() if not labelled and box.split()[1] not in NAMES)
    assert bare == []
