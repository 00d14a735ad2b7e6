"""Whoever first shows that an address is theirs is rid of whoever had the login before; later resets take nothing."""

import re
from datetime import UTC, datetime
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.core.cache import cache
from django.db import connection
from django.test import Client

from growthring.accounts.models import LoginSession, User
from growthring.accounts.tests.conftest import set_up_app
from growthring.home.tests.sso import linked, provider_of
from growthring.home.tests.world import World
from growthring.people.models import Identity, Person
from growthring.people.services.invitations import make_invitation
from tests.factories import PersonFactory, PostFactory

pytestmark = pytest.mark.django_db
OWNERS = "imara.vane@example.org"
THEIRS, NEW = "quiet lanterns over moss", "nine herons in the fog"


@pytest.fixture(autouse=True)
def _fresh_counts() -> None:
    cache.clear()


def invited(lived: World, email: str) -> tuple[Person, str]:
    person = PersonFactory.create(trust=lived.trust, user=None, email=email)
    PostFactory.create(person=person, school=lived.school)
    return person, f"/invitation/{make_invitation(actor=None, person=person)}/"


def come_in(link: str, email: str) -> Client:
    browser = Client()
    answer = browser.post(link, {"email": email, "password": THEIRS, "again": THEIRS})
    assert answer.status_code == 302, answer.content.decode()
    return browser


def reset(email: str, mailoutbox: list[Any]) -> list[str]:
    """By the link that is mailed; the words of what is mailed afterwards."""
    browser = Client()
    browser.post("/password/", {"email": email})
    (address,) = re.findall(r"https?://[^/]+(/password/new/\S+)", mailoutbox[-1].body)
    before = len(mailoutbox)
    page = browser.get(address, follow=True)
    answer = browser.post(page.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})
    assert answer.status_code == 302, answer.content.decode()
    return [mail.body for mail in mailoutbox[before:]]


def counts(user: User) -> tuple[int, int, int]:
    """Factors, accounts at providers, places."""
    identities = Identity.objects.unscoped(reason="test").filter(user=user)
    factors, places = Authenticator.objects.filter(user=user), LoginSession.objects.filter(user=user)
    return factors.count(), identities.count(), places.count()


def test_who_gave_an_address_that_is_not_theirs_loses_all_when_its_owner_shows_it(
    lived: World, mailoutbox: list[Any]
) -> None:
    _person, link = invited(lived, email="")
    stranger = come_in(link, OWNERS)
    set_up_app(stranger)
    user = User.objects.get(email=OWNERS)
    linked(user, provider_of(lived.trust, "https://id.example.net"), "https://id.example.net")
    before = user.proven_at, counts(user)
    told = reset(OWNERS, mailoutbox)
    user.refresh_from_db()

    assert before == (None, (2, 1, 1))
    assert (user.proven_at is not None, counts(user)) == (True, (0, 0, 0))
    assert len([words for words in told if "You are the first to show that this address is yours." in words]) == 1
    assert stranger.get("/account/")["Location"].startswith("/sign-in/")
    owner = Client()
    assert owner.post("/sign-in/", {"login": OWNERS, "password": NEW})["Location"] == "/"


def test_a_later_reset_takes_no_factor_away(lived: World, mailoutbox: list[Any]) -> None:
    _person, link = invited(lived, email="")
    come_in(link, OWNERS)
    assert [words for words in reset(OWNERS, mailoutbox) if "You are the first" in words] == [], "nothing went"
    owner = Client()
    owner.post("/sign-in/", {"login": OWNERS, "password": NEW})
    set_up_app(owner)
    told = reset(OWNERS, mailoutbox)

    assert counts(User.objects.get(email=OWNERS))[0] == 2  # the app and its recovery codes
    assert [words for words in told if "You are the first" in words] == []


def test_where_the_school_has_the_address_the_first_reset_takes_none_either(
    lived: World, mailoutbox: list[Any]
) -> None:
    _person, link = invited(lived, email=OWNERS)
    owner = come_in(link, OWNERS)
    set_up_app(owner)
    reset(OWNERS, mailoutbox)

    assert counts(User.objects.get(email=OWNERS))[0] == 2


def test_an_invitation_to_the_address_shows_it_too(lived: World, mailoutbox: list[Any]) -> None:
    """The login was made under an address nobody vouched for; then a school invites that very address."""
    _person, link = invited(lived, email="")
    browser, elsewhere = come_in(link, OWNERS), Client()
    set_up_app(browser)
    elsewhere.force_login(User.objects.get(email=OWNERS))
    other = PersonFactory.create(user=None, email=OWNERS)
    PostFactory.create(person=other, school__trust=other.trust, trust=other.trust)
    again = f"/invitation/{make_invitation(actor=None, person=other)}/"
    browser.post(again)
    user = User.objects.get(email=OWNERS)

    assert (user.proven_at is not None, counts(user)[0], counts(user)[2]) == (True, 0, 1)
    assert browser.get("/account/").status_code == 200
    assert [mail for mail in mailoutbox if "You are the first to show" in mail.body] != []


def test_looking_at_such_an_invitation_shows_nothing(lived: World) -> None:
    _person, link = invited(lived, email="")
    browser = come_in(link, OWNERS)
    set_up_app(browser)
    other = PersonFactory.create(user=None, email=OWNERS)
    browser.get(f"/invitation/{make_invitation(actor=None, person=other)}/")

    assert (User.objects.get(email=OWNERS).proven_at, counts(User.objects.get(email=OWNERS))[0]) == (None, 2)


def test_a_day_that_is_known_is_never_moved(lived: World, mailoutbox: list[Any]) -> None:
    _person, link = invited(lived, email=OWNERS)
    come_in(link, OWNERS)
    User.objects.filter(email=OWNERS).update(proven_at=datetime(2026, 1, 1, tzinfo=UTC))
    reset(OWNERS, mailoutbox)

    assert User.objects.get(email=OWNERS).proven_at == datetime(2026, 1, 1, tzinfo=UTC)


def test_logins_of_before_are_proven_where_the_school_has_their_address(lived: World) -> None:
    known = PersonFactory.create(trust=lived.trust, email="Tove@example.org", user__email="tove@example.org")
    other = PersonFactory.create(trust=lived.trust, email="", user__email="odile@example.org")
    User.objects.update(proven_at=None)
    migration = import_module("growthring.people.migrations.0006_proven_addresses")
    migration.the_schools_word_counts(apps, SimpleNamespace(connection=connection))

    for person in (known, other):
        assert person.user is not None
        person.user.refresh_from_db()
    assert known.user is not None
    assert other.user is not None
    assert (known.user.proven_at, other.user.proven_at) == (known.user.date_joined, None)
