"""Somebody with a login, and browsers that keep their cookies."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.core.cache import cache
from django.test import Client

from growthring.accounts.models import User
from tests.factories import PostFactory

PASSWORD = "quiet lanterns over moss"
Enter = Callable[..., Client]


@pytest.fixture(autouse=True)
def _fresh_counts() -> None:
    cache.clear()


@pytest.fixture
def user(db: None) -> User:
    """Somebody who works here and has a login."""
    user = User.objects.create_user(email="imara.vane@example.org", password=PASSWORD)
    PostFactory(person__user=user)
    return user


@pytest.fixture
def enter(user: User) -> Enter:
    """A browser that has signed in by the door."""

    def come_in(client: Client | None = None, **more: Any) -> Client:
        browser = client or Client(headers={"user-agent": "Firefox Windows"})
        answer = browser.post("/sign-in/", {"login": user.email, "password": PASSWORD, **more})
        assert answer.status_code == 302, answer.content.decode()
        return browser

    return come_in


def code_now(secret: str, *, later: int = 0) -> str:
    """What an app shows, `later` half minutes from now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later)))


def secret_of(user: User) -> str:
    return str(decrypt(Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP).data["secret"]))


def set_up_app(browser: Client) -> str:
    """The secret, as somebody would type it in."""
    page = browser.get("/account/second-factor/app/")
    secret = str(page.context["secret"]).replace(" ", "")
    answer = browser.post("/account/second-factor/app/", {"code": code_now(secret)})
    assert answer["Location"] == "/account/second-factor/recovery/", answer.content.decode()
    return secret
