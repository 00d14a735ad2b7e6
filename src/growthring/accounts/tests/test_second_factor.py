"""One-time codes and recovery codes: set up, asked for, taken once, taken away."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from growthring.accounts import factors
from growthring.accounts.models import LoginSession, User
from growthring.accounts.tests.conftest import PASSWORD, Enter, code_now, secret_of, set_up_app

AT = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("_still")


@pytest.fixture
def _still(clock: time_machine.Traveller) -> None:
    """Time stands still unless a test moves it."""


@pytest.fixture
def clock(db: None):  # type: ignore[no-untyped-def]
    with time_machine.travel(AT, tick=False) as traveller:
        yield traveller


@pytest.fixture
def browser(enter: Enter) -> Client:
    return enter()


def second_step(user: User, code: str, browser: Client | None = None) -> bool:
    """Whether the code opened the door to whoever had the right password."""
    browser = browser or Client()
    answer = browser.post("/sign-in/", {"login": user.email, "password": PASSWORD})
    assert answer["Location"] == "/sign-in/second-step/"
    assert browser.get("/journey/").status_code == 302
    answer = browser.post("/sign-in/second-step/", {"code": code})
    assert answer.status_code == (302 if "_auth_user_id" in browser.session else 422)
    return "_auth_user_id" in browser.session


def test_an_app_is_set_up_by_its_picture_or_by_hand(browser: Client, user: User) -> None:
    page = browser.get("/account/second-factor/app/")
    picture = browser.get("/account/second-factor/app/code.svg")

    assert 'src="/account/second-factor/app/code.svg"' in page.content.decode()
    assert "data:" not in page.content.decode()
    assert (picture["Content-Type"], picture.content[:5]) == ("image/svg+xml", b"<?xml")
    assert b"style" not in picture.content
    assert "no-store" in picture["Cache-Control"]
    assert len(page.context["secret"].replace(" ", "")) == 32


def test_a_wrong_code_sets_nothing_up(browser: Client, user: User) -> None:
    page = browser.get("/account/second-factor/app/")
    secret = page.context["secret"].replace(" ", "")
    answer = browser.post("/account/second-factor/app/", {"code": code_now(secret, later=40)})

    assert answer.status_code == 422
    assert b"That is not right" in answer.content
    assert answer.context["secret"].replace(" ", "") == secret  # the same picture still
    assert not factors.has_one(user)


def test_the_secret_is_sealed_at_rest(browser: Client, user: User) -> None:
    secret = set_up_app(browser)
    kept = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP).data["secret"]

    assert secret not in kept
    assert secret_of(user) == secret


def test_a_code_is_taken_once_and_no_older_one_after_it(
    browser: Client, user: User, clock: time_machine.Traveller
) -> None:
    secret = set_up_app(browser)
    used = code_now(secret)
    assert not second_step(user, used)  # the one that set it up
    clock.shift(60)
    code, before = code_now(secret), code_now(secret, later=-1)

    assert second_step(user, f"{code[:3]} {code[3:]}")
    assert not second_step(user, code)
    assert not second_step(user, before)


@pytest.mark.parametrize(("later", "is_taken"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_telephones_clock_may_be_half_a_minute_off(
    browser: Client, user: User, clock: time_machine.Traveller, later: int, is_taken: bool
) -> None:
    secret = set_up_app(browser)
    clock.shift(300)

    assert second_step(user, code_now(secret, later=later)) is is_taken


def test_recovery_codes_are_shown_once_saved_and_each_works_once(
    browser: Client, user: User, clock: time_machine.Traveller
) -> None:
    set_up_app(browser)
    codes = browser.get("/account/second-factor/recovery/").context["codes"]
    file = browser.get("/account/second-factor/recovery/file/")

    assert len(codes) == 10
    assert file.content.decode().split("\n")[2:12] == codes
    assert "attachment" in file["Content-Disposition"]
    assert second_step(user, codes[3])
    assert not second_step(user, codes[3])
    clock.shift(timedelta(minutes=11))
    again(browser)
    assert browser.get("/account/second-factor/recovery/").context["codes"] == []
    assert browser.get("/account/second-factor/recovery/file/").status_code == 404


def test_new_recovery_codes_take_the_place_of_the_old(browser: Client, user: User) -> None:
    set_up_app(browser)
    old = browser.get("/account/second-factor/recovery/").context["codes"]
    browser.post("/account/second-factor/recovery/new/")
    new = browser.get("/account/second-factor/recovery/").context["codes"]

    assert set(old) & set(new) == set()
    assert not second_step(user, old[0])
    assert second_step(user, new[0])


def test_wrong_codes_from_elsewhere_keep_nobody_out(browser: Client, user: User, clock: time_machine.Traveller) -> None:
    """Somebody knows the password, and tries codes from a hundred places."""
    secret = set_up_app(browser)
    for number in range(100):
        thief = Client(REMOTE_ADDR=f"203.0.113.{number}")
        thief.post("/sign-in/", {"login": user.email, "password": PASSWORD})
        thief.post("/sign-in/second-step/", {"code": f"{number:06}"})
    clock.shift(30)
    code = code_now(secret)

    assert not second_step(user, code, Client(REMOTE_ADDR="203.0.99.9"))
    browser.post("/sign-out/")
    assert second_step(user, code, browser)


def test_a_reset_of_the_password_does_not_pass_by_the_second_factor(browser: Client, user: User) -> None:
    set_up_app(browser)
    user.set_password("nine herons in the fog")
    user.save()
    elsewhere = Client()

    answer = elsewhere.post("/sign-in/", {"login": user.email, "password": "nine herons in the fog"})

    assert answer["Location"] == "/sign-in/second-step/"
    assert elsewhere.get("/account/second-factor/")["Location"].startswith("/sign-in/")


def test_what_changes_the_factors_ends_every_other_place_and_is_told(
    browser: Client,
    user: User,
    enter: Enter,
    clock: time_machine.Traveller,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    elsewhere = enter()
    with django_capture_on_commit_callbacks(execute=True):
        set_up_app(browser)

    assert elsewhere.get("/journey/")["Location"] == "/sign-in/?next=/journey/"
    assert browser.get("/journey/").status_code == 200
    assert LoginSession.objects.filter(user=user).count() == 1
    clock.shift(60)
    browser.post("/account/second-factor/app/away/")
    assert not Authenticator.objects.filter(user=user).exists()
    told = [message.body.split("\n")[0] for message in mail.outbox]
    assert told == [
        "An app for one-time codes has been set up for your login.",
        "The app for one-time codes has been taken away from your login.",
    ]


def again(browser: Client) -> None:
    answer = browser.post("/account/again/", {"password": PASSWORD, "next": "/account/"})
    assert answer["Location"] == "/account/"


CHANGES = [
    "/account/second-factor/app/",
    "/account/second-factor/app/away/",
    "/account/second-factor/passkey/",
    "/account/second-factor/recovery/",
    "/account/second-factor/recovery/new/",
    "/account/second-factor/recovery/file/",
    "/account/places/end-others/",
    "/account/address/",
]


@pytest.mark.parametrize("address", CHANGES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_after_five_minutes_it_is_asked_once_more(
    browser: Client, clock: time_machine.Traveller, address: str, method: str
) -> None:
    set_up_app(browser)
    clock.shift(299)
    assert not browser.get(address).get("Location", "").startswith("/account/again/")
    clock.shift(2)

    assert getattr(browser, method)(address)["Location"].startswith("/account/again/?next=")
    assert browser.post("/account/again/", {"password": "something else entirely"}).status_code == 422
    shown = browser.post("/account/again/", {"password": PASSWORD, "next": address})
    assert not shown.get("Location", "").startswith("/account/again/")
    assert not browser.get(address).get("Location", "").startswith("/account/again/")


def test_a_code_shows_it_too(browser: Client, user: User, clock: time_machine.Traveller) -> None:
    secret = set_up_app(browser)
    clock.shift(600)

    answer = browser.post("/account/again/code/", {"code": code_now(secret), "next": "/account/places/"})

    assert answer["Location"] == "/account/places/"


@pytest.mark.parametrize("address", ["/account/second-factor/", *CHANGES, "/account/places/", "/account/password/"])
def test_nobody_who_is_not_signed_in_sees_any_of_it(db: None, address: str) -> None:
    assert Client().get(address)["Location"].startswith("/sign-in/")


def test_a_key_of_somebody_else_is_nobodys(browser: Client, user: User) -> None:
    other = User.objects.create_user(email="tom.okell@example.org", password=PASSWORD)
    key = Authenticator.objects.create(user=other, type="webauthn", data={"name": "ring", "credential": {}})
    from growthring.accounts.views.second_factor import mark_of

    for verb in ("name", "away"):
        assert browser.get(f"/account/second-factor/passkey/{mark_of(key)}/{verb}/").status_code == 404


def test_codes_sealed_with_a_lost_key_open_nothing_and_break_nothing(
    browser: Client, user: User, clock: time_machine.Traveller
) -> None:
    secret = set_up_app(browser)
    clock.shift(60)
    Authenticator.objects.filter(user=user, type="totp").update(data={"secret": "not ours"})

    assert not second_step(user, code_now(secret))
