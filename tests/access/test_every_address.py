"""Net 1: every address, by every method, for everybody; what should come is read from the matrix, not a policy."""

import re
from dataclasses import dataclass
from typing import Any

import pytest
from django.urls import reverse

from growthring.core import matrix
from tests.access.addresses import Address, _here, roles_at
from tests.access.conftest import signed_in, undone
from tests.access.crawling import Route, ask, body, routes, state
from tests.access.personas import Persona, everybody, persona
from tests.access.table import TABLE
from tests.access.ties import PARTNERS, Ties, opens
from tests.access.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_quick_frame")]
ROUTES = list(routes())
BEHIND_THE_DOOR = [route for route in ROUTES if route.access.level != "public"]
NO_KEY = "nobodyhasit"
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')
PUBLIC_MAY_SAY = {200, 301, 302, 400, 403, 404, 405, 410, 422, 429}


def test_every_address_has_a_line_and_every_line_an_address() -> None:
    assert sorted(route.name for route in ROUTES) == sorted(TABLE)


@dataclass(frozen=True, slots=True)
class Asked:
    """One cell: somebody asks for an address."""

    world: World
    ties: Ties
    who: Persona
    route: Route
    method: str

    @property
    def address(self) -> Address:
        return TABLE[self.route.name]

    @property
    def url(self) -> str:
        return url_of(self.route.name, self.world)

    def expected(self) -> set[int]:
        """The statuses that may come."""
        access, who = self.route.access, self.who.person
        if access.level == "public":
            return PUBLIC_MAY_SAY
        if who is None:
            return {302}
        if not self.ties.lives(who):
            return {403}
        if self.method != "post" and self.address.is_post_only:
            return {405, 403, 404}
        allowed = access.level == "signed_in" or self.allowed()
        if not allowed:
            return {403, 404} | ({405} if self.method != "get" else set())
        missing = {404} if self.address.missing_for and self.address.missing_for(self.ties, who) else set()
        taken = {405} if self.method in ("post", "head") else set()
        return {200, 302, 409, 422} | missing | taken

    def allowed(self) -> bool:
        """The cell of the matrix for the roles held towards what the address is about, as the line narrows it."""
        kind, line, is_post = self.route.access.kind, self.address, self.method == "post"
        assert kind is not None
        assert self.who.person is not None
        verb = (line.post if is_post else "") or self.route.access.verb
        only = (line.post_only if is_post else None) or line.only
        roles = roles_at(self.ties, line, self.world, self.who.person, post=is_post)
        by_place = frozenset() if is_post and line.post_only else line.also
        if roles & by_place or any(matrix.allows(kind, role, verb) for role in roles & only):
            return True
        opened = self.ties.shared(self.who.person, kind, [self.world.here.post.pk])
        reads = verb == "see" and not line.not_read_by_share and not (is_post and line.is_post_only)
        return reads and opened and opens(kind, roles & PARTNERS)


def url_of(name: str, world: World, *, args: Any = None) -> str:
    line = TABLE[name]
    return f"{reverse(name, args=line.args(world) if args is None else args)}{line.query(world)}"


def nowhere(name: str, world: World) -> str:
    """The same address with keys that do not exist."""
    args = tuple(NO_KEY if each == args_key(each, world) else each for each in TABLE[name].args(world))
    query = TABLE[name].query(world)
    return reverse(name, args=args) + (f"?school={NO_KEY}" if query == _here(world) else query)


def args_key(each: str, world: World) -> str:
    """What of an address is a key or a short name; a file's or a point's name exists everywhere."""
    return "" if "." in each or each in ("csv", "head", "1", "set-password") else each


def mismatches(world: World, ties: Ties, who: Persona, method: str) -> list[str]:
    client, wrong = signed_in(who.person), []
    for route in ROUTES if who.name == "nobody" else BEHIND_THE_DOOR:
        asked = Asked(world, ties, who, route, method)
        with undone():
            status = ask(client, method, asked.url, asked.address.data(world) if method == "post" else None).status_code
        if status not in asked.expected():
            wrong.append(f"{method} {route.name} as {who.name}: {status}, not {sorted(asked.expected())}")
    return wrong


@pytest.mark.parametrize("name", everybody())
def test_looking_shows_what_the_matrix_gives_and_changes_nothing(name: str, world: World, ties: Ties) -> None:
    before = state()

    assert mismatches(world, ties, persona(world, name), "get") == []
    assert state() == before


@pytest.mark.parametrize("name", everybody())
def test_sending_does_what_the_matrix_gives(name: str, world: World, ties: Ties) -> None:
    assert mismatches(world, ties, persona(world, name), "post") == []


@pytest.mark.parametrize("name", ["SELF here", "HD here", "OFF here", "nobody"])
def test_asking_for_the_head_of_a_page_is_as_asking_for_it(name: str, world: World, ties: Ties) -> None:
    assert mismatches(world, ties, persona(world, name), "head") == []


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", [f"{role} abroad" for role in ("SELF", "HD", "OFF")])
def test_another_trust_is_told_what_one_is_told_about_what_does_not_exist(name: str, method: str, world: World) -> None:
    client, told_apart = signed_in(persona(world, name).person), []
    for route in ROUTES:
        there, not_there = url_of(route.name, world), nowhere(route.name, world)
        if there == not_there or route.access.level == "public":
            continue
        with undone():
            one, other = (ask(client, method, url, TABLE[route.name].data(world)) for url in (there, not_there))
        if plain(one) != plain(other):
            told_apart.append(f"{method} {route.name}: {one.status_code}, {other.status_code}")

    assert told_apart == []


@pytest.mark.parametrize("name", ["COLLEAGUE here", "OFF elsewhere", "CM here", "GM here", "HR here"])
def test_what_is_not_there_has_one_face(name: str, world: World) -> None:
    client = signed_in(persona(world, name).person)
    unknown = body(client.get(f"/people/{NO_KEY}/"))
    faces = {body(answer) for route in ROUTES if (answer := client.get(url_of(route.name, world))).status_code == 404}

    assert faces == {unknown}


@pytest.mark.parametrize("name", ["SELF here", "OFF here", "LM here", "HD here", "nobody"])
def test_nothing_is_taken_without_the_token_of_the_page(name: str, world: World) -> None:
    who = persona(world, name)
    client = signed_in(who.person, checks_tokens=True)
    before = state()
    taken = [route.name for route in ROUTES if ask(client, "post", url_of(route.name, world)).status_code < 400]

    assert (taken if who.person else []) == []
    assert state() == before


def plain(response: Any) -> tuple[int, bytes, str]:
    """What can be told from an answer; the token of a page's forms is another each time."""
    return response.status_code, TOKEN.sub(b"", body(response)), response.headers.get("Location", "").split("?")[0]
