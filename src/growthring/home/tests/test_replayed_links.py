"""Links of mail, sent twice, late, altered, or by another browser: each opens one thing once, for one person."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from growthring.accounts.models import User
from growthring.accounts.tests.conftest import PASSWORD
from growthring.people.models import Invitation, Person
from growthring.people.services.invitations import make_invitation
from tests.factories import PersonFactory, PostFactory

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 18, 10, tzinfo=UTC)
NEW = "nine herons in the fog"


@pytest.fixture(autouse=True)
def _fresh_counts() -> None:
    cache.clear()


def login(email: str) -> User:
    user = User.objects.create_user(email=email, password=PASSWORD, proven_at=AT)
    PostFactory.create(person__user=user)
    return user


def in_a_browser(user: User) -> Client:
    browser = Client()
    assert browser.post("/sign-in/", {"login": user.email, "password": PASSWORD}).status_code == 302
    return browser


def mailed(mailoutbox: list[Any], pattern: str) -> str:
    (found,) = re.findall(rf"https?://[^/]+({pattern}\S+)", mailoutbox[-1].body)
    return str(found)


@pytest.fixture
def reset_link(mailoutbox: list[Any]) -> str:
    user = login("imara@example.org")
    Client().post("/password/", {"email": user.email})
    return mailed(mailoutbox, "/password/new/")


def sets(browser: Client, link: str, password: str = NEW) -> bool:
    """Whether a password was set by it: for the owner of the address, or for anybody at all."""
    before = set(User.objects.values_list("pk", "password"))
    page = browser.get(link, follow=True)
    at = page.redirect_chain[-1][0] if page.redirect_chain else link
    browser.post(at, {"password1": password, "password2": password})
    return set(User.objects.values_list("pk", "password")) != before


def used(link: str) -> str:
    assert sets(Client(), link)
    return link


def replaced(link: str) -> str:
    """The login has been used since."""
    user = User.objects.get(email="imara@example.org")
    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=2), tick=False):
        in_a_browser(user)
    return link


def of_another(link: str) -> str:
    """The owner's secret with a colleague's number."""
    other = login("odile@example.org")
    whose, _dash, secret = link.removeprefix("/password/new/").partition("-")
    assert whose != format(other.pk, "x")
    return f"/password/new/{other.pk}-{secret}"


def altered(link: str) -> str:
    return link.rstrip("/")[:-1] + ("0/" if link.rstrip("/")[-1] != "0" else "1/")


@pytest.mark.parametrize("how", [used, replaced, of_another, altered], ids=lambda how: how.__name__)
def test_a_link_for_a_password_that_is_not_good_sets_none(how: Callable[[str], str], reset_link: str) -> None:
    link = how(reset_link)

    assert not sets(Client(), link, "another seven words")


def test_a_link_for_a_password_ends_after_three_days(mailoutbox: list[Any]) -> None:
    with time_machine.travel(AT, tick=False) as clock:
        user = login("imara@example.org")
        Client().post("/password/", {"email": user.email})
        link = mailed(mailoutbox, "/password/new/")
        clock.shift(timedelta(days=3, minutes=5))
        assert not sets(Client(), link)


def test_the_page_a_link_leads_to_is_nothing_in_another_browser(reset_link: str) -> None:
    """The address with the secret leads on to one without: that one works only where the link was opened."""
    page = Client().get(reset_link, follow=True)
    shown = page.redirect_chain[-1][0]

    assert not sets(Client(), shown)
    assert not sets(in_a_browser(login("odile@example.org")), shown)


def test_opened_while_somebody_else_is_signed_in_it_is_still_its_owners(reset_link: str) -> None:
    other = login("odile@example.org")
    browser = in_a_browser(other)
    sets(browser, reset_link)
    other.refresh_from_db()

    assert other.check_password(PASSWORD)


@pytest.fixture
def invitation() -> tuple[Person, str]:
    person = PersonFactory.create(user=None, email="tove@example.org")
    PostFactory.create(person=person, school__trust=person.trust, trust=person.trust)
    return person, f"/invitation/{make_invitation(actor=None, person=person)}/"


def joins(browser: Client, link: str) -> int:
    said = {"email": "tove@example.org", "password": NEW, "again": NEW}
    return browser.post(link, said).status_code


def test_an_invitation_sent_again_is_gone_for_everybody(invitation: tuple[Person, str]) -> None:
    person, link = invitation
    mine, strangers = Client(), Client()
    first = joins(mine, link)
    answers = [joins(browser, link) for browser in (mine, strangers, in_a_browser(login("odile@example.org")))]
    person.refresh_from_db()

    assert (first, answers) == (302, [410, 410, 410])
    assert person.user == User.objects.get(email="tove@example.org")


def test_an_invitation_that_ran_out_between_page_and_button_makes_nobody(invitation: tuple[Person, str]) -> None:
    person, link = invitation
    browser = Client()
    browser.get(link)
    Invitation.objects.unscoped(reason="test").update(expires_at=AT - timedelta(days=4000))

    assert joins(browser, link) == 410
    assert not User.objects.filter(email="tove@example.org").exists()
    person.refresh_from_db()
    assert person.user is None


def test_a_link_to_a_new_address_is_nothing_in_another_session(mailoutbox: list[Any]) -> None:
    owner, other = login("imara@example.org"), login("odile@example.org")
    browser = in_a_browser(owner)
    browser.post("/account/address/", {"address": "imara.new@example.org"})
    link = mailed(mailoutbox, "/account/address/")
    answers = [visitor.post(link).status_code for visitor in (Client(), in_a_browser(other))]
    taken = User.objects.filter(email="imara.new@example.org").exists()

    assert (answers, taken) == ([302, 410], False)
    assert [browser.post(link).status_code for _twice in range(2)] == [302, 410]
    assert User.objects.get(email="imara.new@example.org").pk == owner.pk


def test_a_link_to_a_new_address_does_not_outlive_a_change_of_address(mailoutbox: list[Any]) -> None:
    """What somebody asked for before the address went to another is nothing afterwards."""
    owner = login("imara@example.org")
    browser = in_a_browser(owner)
    browser.post("/account/address/", {"address": "old.friend@example.org"})
    link = mailed(mailoutbox, "/account/address/")
    User.objects.filter(pk=owner.pk).update(email="imara.second@example.org")

    assert browser.post(link).status_code == 410
    assert User.objects.get(pk=owner.pk).email == "imara.second@example.org"
