"""Words on their way: under each box who reads them; what a search gives away; what goes out by mail."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from growthring.core import matrix
from growthring.core.access import Role
from growthring.people.models import Person
from tests.access.conftest import signed_in
from tests.access.crawl import TOKEN
from tests.access.personas import Persona
from tests.access.planting import plant
from tests.access.reach import Reach
from tests.access.test_every_address import url_of
from tests.access.ties import Ties
from tests.access.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_quick_frame")]

# Pages on which people write about people, and as whom.
WRITING = [
    ("stages_post", Role.SELF),
    ("stages_post", Role.LM),
    ("stages_post", Role.HD),
    ("stages_assurance", Role.LM),
    ("stages_assurance_item", Role.SELF),
    ("stages_assurance_item", Role.LM),
    ("stages_profile_notes", Role.HD),
    ("stages_profile_notes", Role.PDL),
]
BOX = re.compile(r'<textarea[^>]*>|<input[^>]* type="text"[^>]*>')
DESCRIBED = re.compile(r'aria-describedby="([^"]*)"')
NOT_WRITTEN = re.compile(r'name="(q|words)"')


@pytest.fixture
def planted(world: World) -> World:
    plant(world)
    return world


@pytest.mark.parametrize(("name", "role"), WRITING)
def test_under_every_box_stands_who_reads_it(name: str, role: Role, world: World) -> None:
    page = signed_in(world.here.cast[role]).get(url_of(name, world)).content.decode()
    boxes = [box for box in BOX.findall(page) if not NOT_WRITTEN.search(box)]

    assert [box for box in boxes if not _readers(box, page)] == []


def test_somebody_writes_on_each_of_these_pages(world: World) -> None:
    """So that the test above does not pass on pages without a box."""
    empty = []
    for name, role in WRITING:
        page = signed_in(world.here.cast[role]).get(url_of(name, world)).content.decode()
        if not [box for box in BOX.findall(page) if not NOT_WRITTEN.search(box)]:
            empty.append((name, str(role)))

    assert empty == [("stages_assurance_item", "LM")]  # who assures says so on the list; this page asks for a day


def _readers(box: str, page: str) -> bool:
    """The box is tied to a label that is on the page and says who can read."""
    found = DESCRIBED.search(box)
    tied = [each for each in (found.group(1).split() if found else []) if each.endswith("readers")]
    return any(re.search(rf'id="{each}"[^>]*>[^<]*(?:<[^>]*>[^<]*)*?can read', page) for each in tied)


@pytest.mark.parametrize("place", ["here", "elsewhere", "abroad"])
@pytest.mark.parametrize("role", [Role.COLLEAGUE, Role.LM, Role.GM, Role.HD, Role.HR, Role.OFF, Role.DPO])
def test_a_search_finds_nobody_by_what_one_may_not_see(role: Role, place: str, planted: World, ties: Ties) -> None:
    who = planted.here.cast[role]
    client, reach = signed_in(who), Reach(planted, ties, Persona(str(role), who))
    told, people = [], getattr(planted, place)
    for person in (people.subject, people.cast[Role.LM], people.cast[Role.GM], people.newcomer):
        row = Person.objects.unscoped(reason="test").get(pk=person.pk)
        for field in ("given_name", "family_name", "preferred_name", "email", "staff_id"):
            found = found_by(client, getattr(row, field))
            if found and not reach.may("people.Person", row.pk, field):
                told.append((field, row.pk, found))

    assert told == []


def found_by(client: Client, words: str) -> list[int]:
    return [person.pk for person in client.get(reverse("people_search"), {"q": words}).context["page"]]


def test_invitations_and_passwords_carry_nobody_elses_words(planted: World) -> None:
    newcomer = planted.here.newcomer
    office = signed_in(planted.here.cast[Role.OFF])
    office.post(url_of("invitations_make", planted), {"pick": newcomer.key, "do": "mail"})
    office.post(reverse("account_reset_password"), {"email": planted.here.subject.email})
    allowed = {token for token, (label, pk, _name) in planted.tokens.items() if _own(label, pk, planted)}
    sent = mail.outbox
    seen = {token for each in sent for token in TOKEN.findall(f"{each.subject} {each.body} {each.to}".lower())}

    assert len(sent) >= 1
    assert seen - allowed == set()


def _own(label: str, pk: int, world: World) -> bool:
    mine: set[Any] = {("people.Person", world.here.newcomer.pk), ("people.Person", world.here.subject.pk)}
    return (label, pk) in mine or label in {"people.Trust", "people.School"}


def test_the_kinds_on_the_permissions_page_are_those_of_the_matrix(client: Client) -> None:
    answer = client.get("/permissions/")
    shown = [each.why for group in ("kinds", "later") for each in answer.context[group]]

    assert sorted(shown) == sorted(matrix.rows()[kind].why for kind in matrix.kinds())
