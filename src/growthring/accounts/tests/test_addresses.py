"""Every way in is written down, and nothing else lets anybody in."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group
from django.urls import URLResolver, get_resolver

from growthring.accounts.models import User

WORDS = Path(__file__).parents[4] / "docs" / "explanation" / "signing-in.md"
DOORS = ("sign-in/", "invitation/", "password/", "sign-out/", "demo/")


def routes(patterns: list[Any], start: str = "") -> Iterator[str]:
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from routes(each.url_patterns, f"{start}{each.pattern}")
        else:
            yield f"{start}{each.pattern}"


def test_the_list_in_the_docs_is_the_doors_there_are() -> None:
    there = {f"/{re.sub('<[^>]+>', '…', route)}" for route in routes(get_resolver().url_patterns)}
    doors = {address for address in there if address.startswith(tuple(f"/{door}" for door in DOORS))}
    listed = re.findall(r"^\| `(/[^`]+)` \|", WORDS.read_text(encoding="utf-8"), re.MULTILINE)

    assert len(listed) == len(set(listed))
    assert set(listed) == doors


def test_a_fresh_installation_has_no_login(db: None) -> None:
    assert not User.objects.exists()
    assert not Group.objects.exists()
    assert not apps.is_installed("django.contrib.admin")
    assert settings.AUTHENTICATION_BACKENDS == ["allauth.account.auth_backends.AuthenticationBackend"]
