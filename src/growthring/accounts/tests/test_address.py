"""Signing in with another address: by a link to the new one, and the old one is told."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.test import Client
from pytest_django import Settings

from growthring.accounts.models import User
from growthring.accounts.tests.conftest import PASSWORD, Enter
from growthring.audit.models import Event

NEW = "imara@school.example"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(datetime(2026, 11, 18, 10, 0, tzinfo=UTC), tick=False) as traveller:
        yield traveller


@pytest.fixture
def browser(enter: Enter, settings: Settings) -> Client:
    settings.MAIL_IS_SET_UP = True
    return enter()


def link_for(browser: Client, mailoutbox: list[Any], address: str = NEW) -> str:
    assert browser.post("/account/address/", {"address": address})["Location"] == "/account/address/sent/"
    [found] = re.findall(r"http://testserver(\S+)", mailoutbox[-1].body)
    return str(found)


def test_it_changes_by_a_button_at_the_end_of_a_link_and_the_old_one_is_told(
    browser: Client, user: User, enter: Enter, mailoutbox: list[Any]
) -> None:
    old, elsewhere = user.email, enter()
    EmailAddress.objects.create(user=user, email=old, verified=True, primary=True)
    link = link_for(browser, mailoutbox, "Imara@School.example ")
    assert mailoutbox[-1].to == [NEW]
    page = browser.get(link)
    assert (page.status_code, page["Referrer-Policy"]) == (200, "strict-origin")
    assert User.objects.get(pk=user.pk).email == old  # looking changes nothing

    assert browser.post(link)["Location"] == "/account/"

    assert User.objects.get(pk=user.pk).email == NEW
    assert [(message.to, "another address" in message.body) for message in mailoutbox[1:]] == [([old], True)]
    assert browser.get("/journey/").status_code == 200
    assert elsewhere.get("/journey/").status_code == 302
    assert Client().post("/sign-in/", {"login": old, "password": PASSWORD}).status_code == 422
    assert Client().post("/sign-in/", {"login": NEW, "password": PASSWORD}).status_code == 302
    event = Event.objects.unscoped(reason="test").filter(verb="changed").latest("pk")
    assert (event.where, event.subject_id) == ("address", event.actor_id)


def test_the_link_works_once_for_a_day_and_for_its_owner(
    browser: Client, user: User, mailoutbox: list[Any], clock: time_machine.Traveller
) -> None:
    link = link_for(browser, mailoutbox)
    other = Client()
    other.force_login(User.objects.create_user(email="tom.okell@example.org", password=PASSWORD))

    assert other.post(link).status_code == 410
    assert Client().get(link)["Location"].startswith("/sign-in/?next=")
    assert NEW not in link
    assert browser.post(link).status_code == 302
    assert browser.post(link).status_code == 410
    again = link_for(browser, mailoutbox, "imara.v@school.example")
    clock.shift(timedelta(hours=25))
    late = Client()
    late.force_login(User.objects.get(pk=user.pk))
    assert late.post(again).status_code == 410
    assert late.get("/account/address/nonsense/").status_code == 410


def test_an_address_of_somebody_elses_login_is_told_nothing(browser: Client, mailoutbox: list[Any]) -> None:
    User.objects.create_user(email=NEW, password=PASSWORD)

    assert browser.post("/account/address/", {"address": NEW})["Location"] == "/account/address/sent/"
    assert mailoutbox == []


def test_somebody_was_quicker(browser: Client, user: User, mailoutbox: list[Any]) -> None:
    link = link_for(browser, mailoutbox)
    User.objects.create_user(email=NEW, password=PASSWORD)

    assert browser.post(link).status_code == 410
    assert User.objects.get(pk=user.pk).email == user.email


@pytest.mark.parametrize("wrong", ["", "no address", "imara.vane@example.org"])
def test_a_wrong_one_is_said_at_the_field(browser: Client, wrong: str) -> None:
    answer = browser.post("/account/address/", {"address": wrong})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["address"]


def test_a_site_without_mail_says_so(enter: Enter) -> None:
    assert "sends no e-mail" in enter().get("/account/address/").content.decode()
