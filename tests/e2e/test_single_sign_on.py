"""Single sign-on in a browser, against `oidc-provider-mock` in a process of its own; with JavaScript and without."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django import Settings

from growthring.accounts.models import User
from growthring.core.access import Role
from growthring.people.models import Identity, Person
from growthring.people.services.invitations import make_invitation
from tests import idp
from tests.factories import PersonFactory, PostFactory, RoleGrantFactory

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "quiet lanterns over moss"
SIZES = (("desk", 1280, 800), ("phone", 360, 740))


@pytest.fixture
def issuer(settings: Settings) -> Iterator[str]:
    settings.OIDC_HOSTS = ["localhost"]
    cache.clear()
    with idp.mock() as address:
        yield address


@pytest.fixture
def office() -> Person:
    """Somebody of the trust's own office, who signs in with a password."""
    post = PostFactory()
    RoleGrantFactory(person=post.person, role=Role.OFF, school=None)
    user = User.objects.get(persons=post.person)
    user.email = "office@example.org"
    user.set_password(PASSWORD)
    user.save()
    found: Person = post.person
    return found


def sign_in(page: Page) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Work e-mail").first.fill("office@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("link", name="Set-up")).to_be_visible()


def picture(page: Page, folder: Path, name: str) -> None:
    """At both sizes; nothing is wider than the screen."""
    for size, width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{name} at {width}"
        page.screenshot(path=folder / f"sso-{name}-{size}.png", full_page=True)


def set_up(page: Page, issuer: str, pictures: Path) -> None:
    page.goto("/set-up/")
    page.get_by_role("link", name="How your people sign in").click()
    picture(page, pictures, "set-up")
    page.get_by_role("link", name="Any other").click()
    page.get_by_label("Name on the button").fill("Oakvale ID")
    page.get_by_label("Issuer").fill("http://login.example.net")
    page.get_by_label("Client ID").fill("growthring")
    page.get_by_label("Client secret").fill("a secret")
    page.get_by_role("button", name="Save").click()
    expect(page).to_have_title(re.compile("^Error:"))
    picture(page, pictures, "wrong")
    page.get_by_label("Issuer").fill(issuer)
    page.get_by_label("Client secret").fill("a secret")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Try it").click()
    picture(page, pictures, "tried")
    page.get_by_role("button", name="Switch it on").click()
    expect(page.get_by_text("In use.", exact=True)).to_be_visible()


def over_there(page: Page, subject: str) -> None:
    """The mock's own page, on another origin."""
    page.locator("input[name=sub]").fill(subject)
    page.get_by_role("button", name=re.compile("authorize", re.IGNORECASE)).click()


def test_a_trust_sets_it_up_and_an_invitation_is_taken_up_with_it(
    page: Page, plain_page: Page, office: Person, issuer: str, pictures: Path, context: BrowserContext
) -> None:
    blocked: list[str] = []
    context.on("console", lambda message: blocked.append(message.text) if "Content Security" in message.text else None)
    sign_in(page)
    set_up(page, issuer, pictures)
    newcomer = PersonFactory(trust=office.trust, user=None, email="imara@example.org", given_name="Imara")
    PostFactory(person=newcomer, trust=newcomer.trust, school__trust=newcomer.trust)

    link = f"/invitation/{make_invitation(actor=None, person=newcomer)}/"
    plain_page.goto(link)
    picture(plain_page, pictures, "invitation")
    plain_page.get_by_role("link", name="Continue with Oakvale ID").click()
    over_there(plain_page, "imara.vane@other.example")
    expect(plain_page.get_by_text("imara.vane@other.example")).to_be_visible()
    picture(plain_page, pictures, "link")
    plain_page.get_by_role("button", name="Yes, this is my account").click()
    expect(plain_page.get_by_role("heading", name="My journey")).to_be_visible()

    page.context.clear_cookies()
    page.goto("/my/record/")
    picture(page, pictures, "sign-in")
    page.get_by_role("link", name="Continue with Oakvale ID").click()
    over_there(page, "imara.vane@other.example")
    expect(page).to_have_url(re.compile("/my/record/$"))
    page.goto("/account/ways/")
    picture(page, pictures, "ways")
    assert blocked == []


def test_an_account_nobody_knows_opens_nothing(page: Page, office: Person, issuer: str, pictures: Path) -> None:
    sign_in(page)
    set_up(page, issuer, pictures)
    page.context.clear_cookies()
    page.goto(f"/sign-in/{office.trust.slug}/")
    picture(page, pictures, "trust")
    page.get_by_role("link", name="Continue with Oakvale ID").click()
    over_there(page, "office@example.org")  # the very address of the office's login

    expect(page.get_by_text("Nobody here is linked to this account.")).to_be_visible()
    picture(page, pictures, "refused")
    assert not Identity.objects.unscoped(reason="test").exists()


def test_whoever_is_signed_in_links_an_account(page: Page, office: Person, issuer: str, pictures: Path) -> None:
    sign_in(page)
    set_up(page, issuer, pictures)
    page.goto("/account/ways/")
    page.get_by_role("link", name="Add Oakvale ID").click()
    over_there(page, "office-1")
    page.get_by_role("button", name="Yes, this is my account").click()

    expect(page.get_by_text("From now on you can come in with Oakvale ID.")).to_be_visible()
    assert Identity.objects.unscoped(reason="test").get().subject == "office-1"
