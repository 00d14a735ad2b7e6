"""What a test client cannot show of signing in: passkeys, and words that outlive their session, without JavaScript."""

import re
from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from growthring.accounts.models import LoginSession
from growthring.people.beginnings import trust_made
from growthring.people.models import PartnerKind, Post
from growthring.stages.models import Voice
from tests.factories import PartnershipFactory, PostFactory

PASSWORD = "quiet lanterns over moss"
EMAIL = "imara@example.org"
WORDS = "They open every lesson with a question that everybody can begin on."
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def learner() -> Post:
    """Somebody whom Imara, who signs in here, is line manager of."""
    learner = PostFactory()
    trust_made(learner.trust)
    imara = PostFactory(trust=learner.trust, person__trust=learner.trust, school=learner.school).person
    PartnershipFactory(trust=learner.trust, post=learner, partner=imara, kind=PartnerKind.LINE_MANAGER)
    user = imara.user
    assert user is not None
    user.email = EMAIL
    user.set_password(PASSWORD)
    user.save()
    return learner


@pytest.fixture
def key(context: BrowserContext, page: Page) -> Iterator[None]:
    """A telephone or laptop that asks for a finger, and is given it."""
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    yield
    session.send("WebAuthn.disable")


def sign_in(page: Page) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Work e-mail").first.fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def sign_out(page: Page) -> None:
    page.goto("/sign-out/")
    page.get_by_role("button", name="Sign out").click()


@pytest.mark.usefixtures("key", "learner")
def test_a_passkey_signs_in_alone_and_is_the_second_step(page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    sign_in(page)
    page.goto("/account/second-factor/")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Name").fill("My laptop")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    page.goto("/account/second-factor/")
    expect(page.get_by_text("My laptop since")).to_contain_text("signs in alone")

    sign_out(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", name="People I support")).to_be_visible()

    sign_out(page)
    sign_in(page)
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    page.get_by_role("button", name="Use my passkey").click()
    expect(page.get_by_role("heading", name="People I support")).to_be_visible()
    page.goto("/account/second-factor/")
    expect(page.get_by_text("My laptop since")).to_contain_text("last used")
    assert [said for said in complaints if "Content Security Policy" in said] == []


@pytest.mark.usefixtures("key", "learner")
def test_a_passkey_shows_that_it_is_still_the_same_person_and_is_removed(page: Page) -> None:
    sign_in(page)
    page.goto("/account/second-factor/passkey/")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    _let_five_minutes_go_by()
    page.goto("/account/second-factor/")
    page.get_by_role("link", name=re.compile("^Remove")).click()
    expect(page.get_by_role("heading", name="Is it still you?")).to_be_visible()
    page.get_by_role("link", name="Use my passkey").click()
    page.get_by_role("button", name="Use my passkey").click()
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_role("link", name="Add a passkey")).to_be_visible()


def _let_five_minutes_go_by() -> None:
    """As far as the session knows."""
    row = LoginSession.objects.get(user__email=EMAIL)
    session = row.get_session_store_class()(row.session_key)
    name = "account_authentication_methods"
    session[name] = [{**record, "at": record["at"] - 301} for record in session[name]]
    session.save()


@pytest.mark.usefixtures("key", "learner")
def test_a_stopped_passkey_says_so_and_the_password_remains(page: Page) -> None:
    page.goto("/sign-in/")
    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.get_by_role("alert").filter(has_text="The passkey was not taken")).to_be_visible()


def test_without_scripts_the_page_offers_an_app_instead(plain_page: Page, learner: Post) -> None:
    sign_in(plain_page)
    expect(plain_page.get_by_role("button", name="Sign in with a passkey")).to_have_count(0)
    plain_page.goto("/account/second-factor/passkey/")

    expect(plain_page.get_by_text("scripts are off")).to_be_visible()
    plain_page.get_by_role("link", name="Set up an app").click()
    picture = plain_page.get_by_role("img", name="The code for the app")
    expect(picture).not_to_have_js_property("naturalWidth", 0)
    assert picture.evaluate("image => image.naturalWidth") > 100


def test_a_session_that_ends_while_writing_loses_no_word(plain_page: Page, learner: Post) -> None:
    sign_in(plain_page)
    plain_page.goto(reverse("stages_post", args=[learner.key]))
    form = plain_page.locator(f"form[action='{reverse('stages_place', args=[learner.key])}']")
    form.locator("select[name=stage]").select_option(index=2)
    form.locator("[name=sentence]").fill(WORDS)
    LoginSession.objects.all().delete()
    form.get_by_role("button").first.click()

    expect(plain_page.get_by_text("What you wrote is kept")).to_be_visible()
    plain_page.get_by_label("Work e-mail").first.fill(EMAIL)
    plain_page.get_by_label("Password").fill(PASSWORD)
    plain_page.get_by_role("button", name="Sign in", exact=True).click()
    expect(plain_page.get_by_role("heading", name="You were signed out while writing")).to_be_visible()
    expect(plain_page.get_by_label("What you wrote")).to_have_value(WORDS)
    plain_page.get_by_role("button", name="Send it now").click()

    assert [voice.sentence for voice in Voice.objects.unscoped(reason="test")] == [WORDS]
