"""B4 and B9: what a form takes is only what it shows, and only from where its sender may take it."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.utils.html import escape

from growthring.core.access import Role
from growthring.people.models import TrustOwned
from growthring.standards.models import Calendar
from tests.access.conftest import signed_in, undone
from tests.access.crawling import ask, body, state
from tests.access.sending import FORMS
from tests.access.sending_account import UNSEEN
from tests.access.sent import Sent
from tests.access.test_every_address import BEHIND_THE_DOOR, NO_KEY, nowhere, url_of
from tests.access.world import Place, World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_quick_frame")]
WITH_KEYS = [form for form in FORMS if form.ids]
A_FIELD = 26  # foreign keys tried in each field


def send(client: Client, world: World, form: Sent, data: dict[str, Any]) -> Any:
    return ask(client, "post", address_of(form, world), data)


def address_of(form: Sent, world: World) -> str:
    found = url_of(form.name, world, args=form.args(world) if form.args else None)
    return found.partition("?")[0] + form.query(world) if form.query else found


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.label)
def test_a_form_sent_as_it_should_be_is_taken(form: Sent, world: World) -> None:
    """Else the two tests below would pass by being refused."""
    client, before = form.client(world), state()
    answer = send(client, world, form, form.data(world))

    assert answer.status_code in (200, 204, 302), TAGS.sub(" ", body(answer).decode())[:2000]
    assert form.name in CHANGES_NOTHING or state() != before


CHANGES_NOTHING = {"account_act_as", "stages_profile_close", "stages_place"} | UNSEEN
TAGS = re.compile(r"(?s)<[^>]*>|\s+")


def foreign(world: World) -> Iterator[str]:
    """Keys, numbers, addresses and names of rows of elsewhere and abroad; of rows that were never there."""
    for place in (world.abroad, world.elsewhere):
        yield from place_words(place)
    yield from ("0", "-1", "999999999", "' or 1=1 --", "null", "%00")


def place_words(place: Place) -> Iterator[str]:
    yield from (place.school.key, place.team.key, place.post.key, str(place.school.pk), str(place.team.pk))
    for person in (*place.cast.values(), *place.opened.values()):
        yield from (person.key, person.email, f"x · {person.key}", str(person.pk))
    life = place.lived
    rows = (life.placement, life.item, life.checkpoint, life.calendar, life.expectation, life.batch, life.change)
    for row in rows:
        yield from (row.key, str(row.pk))
    yield place.partnership(next(iter(place.opened.values()))).key


@pytest.mark.parametrize("form", WITH_KEYS, ids=lambda form: form.label)
def test_a_key_from_elsewhere_is_as_one_that_does_not_exist(form: Sent, world: World) -> None:
    client, told_apart = form.client(world), []
    known = set(place_words(world.here)) | set(place_words(world.beside))
    ours = Calendar.objects.unscoped(reason="test").filter(trust=world.here.school.trust)  # open to all who work there
    known |= {str(pk) for pk in ours.values_list("pk", flat=True)}
    words = sorted(set(foreign(world)) - known)
    before = state(DRAFTS)
    for name in form.ids:
        for word in random.Random(name).sample(words, min(A_FIELD, len(words))):
            with undone():
                there = send(client, world, form, {**form.data(world), name: word})
                after = state(DRAFTS)
            with undone():
                unknown = send(client, world, form, {**form.data(world), name: NO_KEY})
            if told(there) != told(unknown, word) or after != before:
                told_apart.append((name, word, there.status_code, unknown.status_code))

    assert told_apart == []


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", ["SELF", "LM", "HD", "OFF"])
def test_an_address_of_another_trust_is_as_one_that_does_not_exist(role: str, method: str, world: World) -> None:
    there = replace(world, here=world.abroad)
    client, told_apart = signed_in(next(p for r, p in world.here.cast.items() if r == role)), []
    for route in BEHIND_THE_DOOR:
        one, other = url_of(route.name, there), nowhere(route.name, there)
        if one != other and not one.startswith("/account"):
            with undone():
                answers = [ask(client, method, url) for url in (one, other)]
            if told(answers[0]) != told(answers[1]):
                told_apart.append((route.name, [answer.status_code for answer in answers]))

    assert told_apart == []


FILTERS = [
    ("people_staff", Role.OFF, "school"),
    ("people_staff", Role.OFF, "team"),
    ("people_gaps_all", Role.PDL, "team"),
    ("stages_profile", Role.HD, "team"),
    ("stages_profile", Role.HD, "year"),
    ("stages_profile_movement", Role.HD, "first"),
    ("stages_profile_file", Role.HD, "team"),
    ("standards_here", Role.OFF, "school"),
    ("standards_overview", Role.OFF, "school"),
    ("stages_my_team", Role.LM, "team"),
]


@pytest.mark.parametrize(("name", "role", "field"), FILTERS)
def test_a_filter_by_a_key_of_another_trust_is_as_by_one_that_does_not_exist(
    name: str, role: Role, field: str, world: World
) -> None:
    client, address = signed_in(world.here.cast[role]), url_of(name, world).partition("?")[0]
    unknown = ask(client, "get", address, {field: NO_KEY})
    words = set(place_words(world.abroad)) - set(place_words(world.here))
    told_apart = [
        word
        for word in random.Random(name).sample(sorted(words), 12)
        if told(ask(client, "get", address, {field: word})) != told(unknown, quoted(word))
    ]

    assert told_apart == []


def quoted(word: str) -> str:
    """As it stands in a link; the words of a filter are only ever repeated there."""
    return urlencode({"": word})[1:]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.label)
def test_nothing_is_taken_that_the_form_does_not_show(
    form: Sent, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every field name of every model, sent beside what the form shows: the database is as without them."""
    with undone():
        shown = set(form.data(world)) | shown_fields(form.client(world), world, form)
    more = {name: value for name, value in everything(world).items() if name not in shown}
    states = []
    for extra in ({}, more):
        monkeypatch.setattr("growthring.core.models._drawn", [])
        monkeypatch.setattr("os.urandom", random.Random(2).randbytes)
        monkeypatch.setattr("growthring.core.models.secrets.token_bytes", random.Random(1).randbytes)
        monkeypatch.setattr("growthring.people.services.invitations.secrets.token_urlsafe", lambda *_n: "token")
        with undone():
            send(form.client(world), world, form, {**extra, **form.data(world)})
            states.append(state())

    assert len(more) > 100
    assert states[0] == states[1]


if connection.vendor != "sqlite":  # it compares whole rows, and there a number that was given once is not given again
    del test_nothing_is_taken_that_the_form_does_not_show


def everything(world: World) -> dict[str, str]:
    """A value of another trust for every column of every model, by its names in Python and in the database."""
    values: dict[str, str] = {}
    for model in apps.get_models():
        row = (
            model._base_manager.filter(trust=world.abroad.school.trust).first()
            if issubclass(model, TrustOwned)
            else None
        )
        for field in model._meta.concrete_fields:
            value = getattr(row, field.attname, None) if row is not None else None
            values[field.name] = values[field.attname] = str(value) if value not in (None, "") else "1"
    return values


def shown_fields(client: Client, world: World, form: Sent) -> set[str]:
    """What the page with the form offers to be sent; on a page that only takes, the fields are those of its data."""
    with undone():
        first = send(client, world, form, {name: value for name, value in form.data(world).items() if name == "pick"})
    pages = [first, *(client.get(url_of(name, world)) for name in (form.name, "stages_post"))]
    return {name.decode() for page in pages for name in FIELD.findall(body(page))}


FIELD = re.compile(rb'<(?:input|select|textarea)[^>]* name="([^"]+)"')


def told(answer: Any, word: str = NO_KEY) -> tuple[int, str, str]:
    """An answer without what is new on every page; `word` stands where the key that does not exist was repeated.

    A refusal hands back what was sent where it looks written; a word of several parts does, a key does not.
    """
    text = TOKEN.sub("", body(answer).decode("utf-8", "replace")).replace(NO_KEY, escape(word))
    text = HANDED_BACK.sub("", text)
    return answer.status_code, text, answer.headers.get("Location", "").replace(NO_KEY, word)


DRAFTS = "writing.Draft"  # of a form that does not pass: what was typed is kept for whoever typed it
HANDED_BACK = re.compile(r'<section class="notice" id="unsent">.*?</section>', re.DOTALL)
TOKEN = re.compile(r'name="(?:csrfmiddlewaretoken|repeat_key|draft_stamp)" value="[\w:.+-]+"')
