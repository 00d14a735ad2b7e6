"""Joining, signing in and one's own account, by keyboard alone."""

import re
import time
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from growthring.accounts.models import LoginSession, User
from growthring.people.models import Post
from growthring.people.services.invitations import make_invitation
from tests.e2e.conftest import DESK
from tests.e2e.keys import Keys
from tests.factories import PersonFactory, PostFactory

PASSWORD = "quiet lanterns over moss"
EMAIL = "imara@example.org"
FEW = 30  # presses of Tab to what a page is for
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def keys(page: Page) -> Keys:
    return Keys(page, FEW)


@pytest.fixture
def imara() -> User:
    post: Post = PostFactory()
    user = post.person.user
    assert user is not None
    user.email = EMAIL
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(keys: Keys, email: str = EMAIL) -> None:
    keys.page.goto("/sign-in/")
    keys.fill("Work e-mail", email).fill("Password", PASSWORD).go()


def code(secret: str, ahead: int = 0) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + ahead)))


def test_a_newcomer_joins(keys: Keys) -> None:
    person = PersonFactory(user=None, email="ottoline@example.org", given_name="Ottoline")
    PostFactory(person=person, trust=person.trust, school__trust=person.trust)
    keys.page.goto(reverse("invitation", args=[make_invitation(actor=None, person=person)]))
    keys.fill("A password", "short").fill("The password once more", "short").go()
    assert keys.to_first_problem() == "password"
    keys.press("Control+a").type(PASSWORD).fill("The password once more", PASSWORD).go()

    expect(keys.page.get_by_role("status")).to_contain_text("Welcome, Ottoline.")
    expect(keys.page.get_by_role("heading", name="My journey")).to_be_visible()
    keys.to("Skip to the content").press("Enter", "Tab")
    assert keys.page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.usefixtures("imara")
def test_an_app_is_set_up_and_asked_for_with_recovery_codes_for_the_day_without_it(keys: Keys) -> None:
    sign_in(keys)
    keys.follow(".*Imara|Given").follow("Passkeys, one-time codes").follow("Set up an app")
    secret = keys.page.locator(".code-letters").inner_text().replace(" ", "")
    keys.fill("Code", "000000").go()
    assert keys.to_first_problem() == "code"
    keys.type(code(secret)).go()

    expect(keys.page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    kept = keys.page.locator(".code-list code").all_inner_texts()
    assert len(kept) == 10
    with keys.page.expect_download() as saved:
        keys.to("Save as a file").press("Enter")
    assert kept[0] in saved.value.path().read_text()
    keys.follow("I have kept them")

    for given in (code(secret, ahead=1), kept[0]):
        keys.page.goto("/account/")
        keys.follow("Sign out")
        sign_in(keys)
        expect(keys.page.get_by_role("heading", name="One more step")).to_be_visible()
        keys.fill("Code", given).go()
        expect(keys.page.get_by_role("heading", name="My journey")).to_be_visible()


def test_a_new_address_is_sent_again_after_showing_who_one_is(keys: Keys, imara: User, settings: Any) -> None:
    settings.MAIL_IS_SET_UP = True
    sign_in(keys)
    keys.page.goto("/account/")
    keys.follow("Change my address")
    keys.fill("New work e-mail", "no address").go()
    assert keys.to_first_problem() == "address"
    expect(keys.page.get_by_label("New work e-mail")).to_have_value("no address")
    keys.press("Control+a").type("imara.new@example.org")
    five_minutes_go_by()
    keys.go()
    expect(keys.page.get_by_role("heading", name="Is it still you?")).to_be_visible()
    keys.fill("Password", "not this one").go()
    assert keys.to_first_problem() == "password"
    keys.type(PASSWORD).go()

    expect(keys.page).to_have_url(re.compile("/account/address/sent/"))
    [link] = re.findall(r"http://[^/]+(\S+)", str(mail.outbox[-1].body))
    keys.page.goto(link)
    keys.follow("Change|Yes|Sign in with|From now on")
    imara.refresh_from_db()
    assert imara.email == "imara.new@example.org"
    expect(keys.page.get_by_role("status")).to_contain_text("imara.new@example.org")


@pytest.mark.usefixtures("imara")
def test_other_places_are_ended_one_by_one_and_all_together(
    keys: Keys, browser: Browser, live_server: LiveServer
) -> None:
    others = [browser.new_context(base_url=live_server.url, viewport=DESK) for _each in range(3)]
    for other in others:
        sign_in(Keys(other.new_page()))
    sign_in(keys)
    keys.page.goto("/account/")
    keys.follow("Where I am signed in").follow("End Chrom|End Other|End (?!all)")
    expect(keys.page.get_by_role("status")).to_have_text("That place is signed out.")
    keys.follow("End all others").follow("End them")
    expect(keys.page.get_by_role("status")).to_contain_text("2 other places are signed out.")

    assert LoginSession.objects.filter(user__email=EMAIL).count() == 1
    for other in others:
        other.close()


def five_minutes_go_by() -> None:
    """As far as the session knows."""
    row = LoginSession.objects.get(user__email=EMAIL)
    session = row.get_session_store_class()(row.session_key)
    name = "account_authentication_methods"
    session[name] = [{**record, "at": record["at"] - 301} for record in session[name]]
    session.save()
