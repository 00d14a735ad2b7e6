"""What cannot become a password: offline, everywhere one is set."""

import hashlib
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from growthring.accounts import breached
from growthring.accounts.checks import the_list_of_breached_passwords_is_one
from growthring.people.services.invitations import make_invitation
from tests.factories import PersonFactory, PostFactory

GOOD = "quiet lanterns over moss"


def codes(password: str, user: Any = None) -> set[str]:
    try:
        validate_password(password, user)
    except ValidationError as refused:
        return {str(error.code) for error in refused.error_list}
    return set()


@pytest.mark.parametrize(
    "password",
    [
        "password1234",
        "Password2026!",
        "P4ssw0rd!!!!",
        "!!p@ssw0rd2026",
        "passwordpassword",
        "passwordpassword1!",
        "Football-Football",
        "iloveyou20262026",
        "QWERTYuiop123",
    ],
)
def test_listed_passwords_and_plain_variations_are_refused(password: str) -> None:
    assert "password_listed" in codes(password)


@pytest.mark.parametrize("password", ["zqzqzqzqzqzq", "xxxxxxxxxxxxxxxx!", "kwv-2026-2026"])
def test_one_piece_over_and_over_is_refused(password: str) -> None:
    assert codes(password) & {"password_repeated", "password_listed"}


@pytest.mark.parametrize(
    "password", [GOOD, "a" * 4 + GOOD * 5, "¡herons — in (the) fog! 7", "мох фонари туман", "1 heron 2 kites 3"]
)
def test_words_that_do_not_belong_together_are_taken(password: str) -> None:
    assert codes(password) == set()


def test_at_least_twelve_and_at_least_a_hundred_and_twenty_eight() -> None:
    assert codes("moss lamp oa") == set()
    assert codes("moss lamp o") == {"password_too_short"}
    assert codes(("herons fog kite " * 9)[:128]) == set()


@pytest.mark.parametrize(
    "password", ["growthring2026", "Growthring!Growthring!", "Imara.Vane.1987", "merrowbyschool1", "vane-imara-oakvale"]
)
def test_what_is_made_of_the_place_is_refused(db: None, password: str) -> None:
    post = PostFactory(person__given_name="Imara", person__family_name="Vane", school__name="Oakvale School")
    post.person.trust.name = "Merrowby Trust"
    post.person.trust.save()

    assert "password_of_the_place" in codes(password, post.person.user)
    assert codes("password2026!!", post.person.user) == {"password_listed"}
    assert codes("herons at merrowby in fog", post.person.user) == set()


def test_the_invitation_knows_the_place_too_and_says_why_at_the_field(client: Client, db: None) -> None:
    person = PersonFactory(user=None, email="imara@example.org", given_name="Imara", family_name="Vanewright")
    PostFactory(person=person, trust=person.trust, school__trust=person.trust)
    address = reverse("invitation", args=[make_invitation(actor=None, person=person)])

    answer = client.post(address, {"password": "imaravanewright1", "again": "imaravanewright1"})

    assert answer.status_code == 422
    [refusal] = answer.context["form"].errors["password"]
    assert "your school or this site" in refusal
    assert "words that do not belong together" in refusal


# ---- The full list


def digest(password: str) -> str:
    return hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper()


LISTED = [f"listed secret number {number}" for number in range(997)]


@pytest.fixture
def one_file(tmp_path: Path) -> Path:
    path = tmp_path / "hashes.txt"
    lines = sorted(f"{digest(password)}:{len(password) ** 5 * (number % 7)}" for number, password in enumerate(LISTED))
    path.write_bytes("\r\n".join(lines).encode())
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "ranges"
    path.mkdir()
    for prefix in ("00000", "7FFFF", "FFFFF"):
        (path / f"{prefix}.txt").write_text(f"{'A' * 35}:3\n")
    for password in LISTED[:20]:
        (path / f"{digest(password)[:5]}.txt").write_text(f"{'0' * 35}:1\r\n{digest(password)[5:]}:12\r\n")
    return path


def test_every_line_of_the_file_is_found_and_nothing_else(one_file: Path) -> None:
    assert all(breached.is_listed(password, one_file) for password in LISTED)
    assert not any(breached.is_listed(f"{password}!", one_file) for password in LISTED)


def test_the_file_is_read_at_a_few_places_only(one_file: Path) -> None:
    reads = 0

    class Counting(SimpleNamespace):
        def seek(self, *at: int) -> int:
            return int(opened.seek(*at))

        def readline(self) -> bytes:
            nonlocal reads
            reads += 1
            return opened.readline()

    with one_file.open("rb") as opened:
        assert breached._in_file(digest(LISTED[400]).encode(), Counting())  # type: ignore[arg-type]
    assert reads <= 2 * 18


def test_a_folder_of_ranges_does_too(folder: Path) -> None:
    breached.look_over(folder)

    assert breached.is_listed(LISTED[3], folder)
    with pytest.raises(breached.BadList, match="not complete"):
        breached.is_listed("herons in a range that is missing", folder)


def test_a_listed_password_cannot_be_set(one_file: Path, settings: Settings) -> None:
    assert codes(LISTED[5]) == set()

    settings.BREACHED_PASSWORDS = str(one_file)

    assert codes(LISTED[5]) == codes(LISTED[5].upper()) == {"password_listed"}
    assert codes(GOOD) == set()


def test_a_list_that_is_none_is_told_before_the_server_starts(one_file: Path, settings: Settings) -> None:
    settings.BREACHED_PASSWORDS = str(one_file)
    assert the_list_of_breached_passwords_is_one() == []

    lines = one_file.read_bytes().split(b"\r\n")
    for wrong, said in (
        (lines[::-1], "not sorted by hash"),
        ([f"{password}:1".encode() for password in LISTED], "40 hexadecimal figures"),
        ([b""], "40 hexadecimal figures"),
    ):
        one_file.write_bytes(b"\r\n".join(wrong))
        assert said in the_list_of_breached_passwords_is_one()[0].msg
    settings.BREACHED_PASSWORDS = str(one_file.parent)
    assert "no folder of ranges" in the_list_of_breached_passwords_is_one()[0].msg
    settings.BREACHED_PASSWORDS = "/nowhere/at/all"
    assert "nothing at" in the_list_of_breached_passwords_is_one()[0].msg


def test_a_list_that_went_away_keeps_nobody_from_setting_a_password(settings: Settings) -> None:
    settings.BREACHED_PASSWORDS = "/nowhere/at/all"

    assert codes(GOOD) == set()
    assert codes("password1234") == {"password_listed"}
