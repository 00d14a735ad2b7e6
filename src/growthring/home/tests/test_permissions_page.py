import html

import pytest
from django.test import Client

from growthring.core import matrix, permissions
from growthring.core.access import Role
from growthring.core.permission_kinds import KINDS
from growthring.home.tests.conftest import SignIn
from growthring.home.tests.world import World
from growthring.home.views.permissions import _read, _roles


def text(content: bytes) -> str:
    return html.unescape(content.decode())


def test_anybody_may_read_the_promise(db: None, client: Client) -> None:
    page = text(client.get("/permissions/").content)

    assert [str(title) for title in KINDS.values() if str(title) not in page] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_cell_of_the_table_stands_on_the_page_as_it_is(kind: str) -> None:
    shown = {named.role: words for words, roles in _read(kind, _roles(None)).cells for named in roles}

    assert shown == {role: permissions.in_words(matrix.cell(kind, role)) for role in Role}


def test_one_role_can_be_asked_about(db: None, client: Client) -> None:
    page = text(client.get("/permissions/?role=CM").content)

    assert "Coach or mentor: what is kept today" in page
    assert permissions.in_words(matrix.cell("Stage placement", Role.CM)) in page.lower()


def test_a_role_that_does_not_exist_shows_every_role(db: None, client: Client) -> None:
    assert "What is kept today" in text(client.get("/permissions/?role=KING").content)


def test_ones_own_roles_stand_out(world: World, signed_in: SignIn) -> None:
    page = text(signed_in(world["head"]).get("/permissions/").content)

    assert "<strong>Headteacher</strong>" in page
    assert "<strong>Governor</strong>" not in page
