"""Walking through everything somebody can reach: from the first page on by every link, and every address there is."""

import re
from collections import defaultdict, deque
from dataclasses import dataclass, field, replace
from html import unescape
from typing import Any

from django.urls import reverse

from growthring.core.scoping import watching
from growthring.people.models import PostKind
from growthring.people.queries.directory import Here
from tests.access.conftest import signed_in, undone
from tests.access.crawling import ask, body, routes
from tests.access.personas import Persona
from tests.access.table import TABLE
from tests.access.world import World

LINK = re.compile(rb'(?:href|hx-get|action)="(/[^"#]*)')
TOKEN = re.compile(r"tok[a-z]+\d+[a-z]+(?:@example\.org)?")
MOST_QUERIES = 4  # ways of asking for one page that are followed
NOT_FOLLOWED = re.compile(r"^/(static|sign-out|sign-in|password|healthz|readyz)")


@dataclass(slots=True)
class Walk:
    """What came back: the tokens by page, and the private rows that were loaded for it."""

    pages: dict[str, int] = field(default_factory=dict)
    tokens: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # token -> pages
    loaded: dict[type[Any], dict[int, set[str]]] = field(default_factory=lambda: defaultdict(dict))


def walk(world: World, who: Persona) -> Walk:
    client, found = signed_in(who.person), Walk()
    todo, lists = deque(["/", *addresses(world)]), reverse("standards_expectations")
    asked: dict[str, int] = defaultdict(int)
    while todo:
        url = todo.popleft()
        path = url.partition("?")[0]
        wanted = path == lists or asked[path] < MOST_QUERIES
        if url in found.pages or NOT_FOLLOWED.match(url) or not wanted:
            continue
        asked[path] += 1
        with undone(), watching() as seen:
            answer = ask(client, "get", url)
        found.pages[url] = answer.status_code
        if answer.headers.get("Location", "").startswith("/"):
            todo.append(answer.headers["Location"])
        text = body(answer) + repr(sorted(answer.headers.items())).encode()
        todo.extend(unescape(link.decode()) for link in LINK.findall(body(answer)))
        for token in TOKEN.findall(text.decode("utf-8", "replace").lower()):
            found.tokens[token].add(url)
        for row in seen:
            found.loaded[type(row)].setdefault(row.pk, set()).add(url)
    return found


def addresses(world: World) -> list[str]:
    """Every address, filled for each place of the world: right, beside, elsewhere, abroad."""
    names = [route.name for route in routes() if route.access.level != "public" and not TABLE[route.name].is_post_only]
    found = []
    for place in world.places:
        there = replace(world, here=place)
        found += [reverse(name, args=TABLE[name].args(there)) + TABLE[name].query(there) for name in names]
    for school in dict.fromkeys(place.school.key for place in world.places):
        found += [f"{reverse('standards_expectations')}?school={school}&kind={kind}" for kind in PostKind.values]
    found += [f"{reverse('standards_calendar')}?school=trust", f"{reverse('people_staff')}?here={Here.LEFT}"]
    return list(dict.fromkeys(found))


def planted(world: World, found: str) -> list[str]:
    """The tokens a word on a page may stand for: one that a picture cut short stands for each it begins."""
    return [found] if found in world.tokens else [token for token in world.tokens if token.startswith(found)]
