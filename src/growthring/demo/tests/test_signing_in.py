"""Anybody may be anybody in the demo: so the demo is only ever over its own data."""

import pytest
from django.core.checks import run_checks
from django.test import Client
from pytest_django import Settings

from growthring.accounts.models import User
from growthring.demo.mark import is_foreign, set_mark
from growthring.demo.personas import PERSONAS
from tests.factories import PostFactory, TrustFactory

PERSONA = PERSONAS[0]


@pytest.fixture
def persona(db: None) -> User:
    user = User.objects.create_user(email=PERSONA.email)
    PostFactory(person__user=user)
    return user


@pytest.fixture
def _demo(persona: User, settings: Settings) -> None:
    settings.DEMO = True
    set_mark()


@pytest.mark.usefixtures("_demo")
def test_one_form_a_persona_signs_in(client: Client, persona: User) -> None:
    page = client.get("/demo/").content.decode().partition("</main>")[0]

    assert page.count("<form") == 1  # of the personas, only those whose login the database has
    assert str(PERSONA.role_name) in page
    assert str(PERSONA.sentence).split("'")[0] in page
    assert client.post(f"/demo/{PERSONA.key}/")["Location"] == "/"
    assert client.session["_auth_user_id"] == str(persona.pk)


@pytest.mark.usefixtures("_demo")
def test_looking_signs_nobody_in(client: Client) -> None:
    assert client.get(f"/demo/{PERSONA.key}/").status_code == 405
    assert "_auth_user_id" not in client.session


@pytest.mark.usefixtures("_demo")
@pytest.mark.parametrize("page", ["/demo/", "/sign-in/", "/permissions/", "/journey/", "/nowhere/"])
def test_every_page_says_that_it_is_a_demo(client: Client, page: str) -> None:
    if page == "/journey/":
        client.post(f"/demo/{PERSONA.key}/")

    assert "This is a demo" in client.get(page).content.decode()


@pytest.mark.usefixtures("_demo")
def test_nobody_changes_a_password_in_the_demo(client: Client) -> None:
    client.post(f"/demo/{PERSONA.key}/")

    assert client.get("/account/password/").status_code == 403


@pytest.mark.parametrize(("demo", "marked"), [(True, False), (False, True), (False, False)])
def test_without_mode_and_mark_there_is_no_such_page(
    client: Client, persona: User, settings: Settings, demo: bool, marked: bool
) -> None:
    settings.DEMO = demo
    if marked:
        set_mark()
    missing = client.get("/nowhere/")

    for response in (client.get("/demo/"), client.post(f"/demo/{PERSONA.key}/")):
        assert (response.status_code, response.content) == (404, missing.content)
    assert "_auth_user_id" not in client.session


def errors() -> list[str]:
    return [message.id for message in run_checks(tags=["security"]) if message.id == "growthring.E010"]


def test_demo_mode_is_refused_over_data_the_demo_did_not_make(db: None, settings: Settings) -> None:
    settings.DEMO = True
    assert (is_foreign(), errors()) == (False, [])  # an empty database is nobody's

    TrustFactory()
    assert (is_foreign(), errors()) == (True, ["growthring.E010"])

    set_mark()
    assert (is_foreign(), errors()) == (False, [])


def test_without_demo_mode_there_is_nothing_to_refuse(db: None) -> None:
    TrustFactory()

    assert errors() == []
