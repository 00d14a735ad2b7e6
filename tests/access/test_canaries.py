"""Nets 2 and 4: every text is a token; everybody finds their own and no other.

One walk a persona, from the first page by every link and through all addresses, files included. What was loaded on the
way is held against the registered visibility, so that a join or a forward key cannot bring in what a page then drops.
"""

from collections import defaultdict

import pytest
from django.urls import resolve

from growthring.core.access import Actor
from growthring.core.scoping import visible
from tests.access.crawl import TOKEN, Walk, walk
from tests.access.crawl import planted as meant
from tests.access.loaded import LISTED
from tests.access.personas import persona
from tests.access.planting import plant
from tests.access.reach import Reach
from tests.access.ties import Ties
from tests.access.unseen import is_unseen
from tests.access.world import World
from tests.factories import acting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_quick_frame")]

ALL_WALK = (
    *(f"{role} here" for role in ("SELF", "LM", "CM", "COLLEAGUE", "GM", "PDL", "HD", "GOV", "OFF", "HR")),
    *("TPD here", "CEO here", "DPO here", "CM opened", "GM opened", "OFF wide", "HR wide"),
    *("LM beside", "GM beside", "HD elsewhere", "OFF elsewhere", "COLLEAGUE elsewhere", "HD abroad", "SELF abroad"),
)

LONG = {"CEO here", "CM here", "GM beside", "OFF wide", "HR wide", "COLLEAGUE elsewhere", "SELF abroad"}
WALKERS = [pytest.param(name, marks=pytest.mark.long if name in LONG else ()) for name in ALL_WALK]


@pytest.fixture(scope="module")
def planted(world: World) -> World:
    plant(world)
    return world


@pytest.mark.parametrize("name", WALKERS)
def test_everybody_finds_their_own_tokens_and_no_other(
    name: str, planted: World, ties: Ties, capsys: pytest.CaptureFixture[str]
) -> None:
    """One test for all that a walk tells: it takes longer than looking at it."""
    found = walk(planted, persona(planted, name))
    reach = Reach(planted, ties, persona(planted, name))
    may = {token for token, at in planted.tokens.items() if reach.may(*at)}
    told = {token: meant(planted, token) for token in found.tokens}
    foreign = {
        token: sorted(found.tokens[token])[:3] for token, those in told.items() if those and may.isdisjoint(those)
    }
    unlisted = {token for token in may - found.tokens.keys() if not is_unseen(reach, *planted.tokens[token])}

    assert foreign == {}
    assert grouped(planted, unlisted) == {}
    assert set(TOKEN.findall("".join(capsys.readouterr()))) == set(), "in the logs"
    assert loaded_for_nobody(found, acting(reach.person)) - LISTED.keys() == set()
    assert {url: status for url, status in found.pages.items() if status >= 500} == {}


def loaded_for_nobody(found: Walk, actor: Actor) -> set[tuple[str, str]]:
    """Rows on the way that the registered visibility does not give to the reader: model and page."""
    wrong = set()
    for model, rows in found.loaded.items():
        seen = set(model._base_manager.filter(visible(model, actor), pk__in=list(rows)).values_list("pk", flat=True))
        for pk in rows.keys() - seen:
            wrong |= {(model._meta.label, page_name(url)) for url in rows[pk]}
    return wrong


def grouped(world: World, tokens: set[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for label, pk, name in sorted(world.tokens[token] for token in tokens):
        found[f"{label}.{name}"].append(pk)
    return dict(found)


def page_name(url: str) -> str:
    return resolve(url.partition("?")[0]).url_name or ""
