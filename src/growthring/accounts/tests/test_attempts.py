"""Guessing is hopeless, and keeps nobody out: counted for all processes together."""

from contextlib import suppress
from typing import Any

import pytest
import time_machine
from allauth.account.adapter import get_adapter
from allauth.core.context import request_context
from django.core import mail
from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries, Settings

from growthring.accounts import tasks
from growthring.accounts.models import SharedCount, User
from growthring.accounts.sessions import places
from growthring.accounts.tests.conftest import PASSWORD, Enter
from growthring.config import settings as shipped
from tests.factories import UserFactory

WRONG = "something else entirely"
HOME, SCHOOL = "198.51.100.7", "192.0.2.4"


@pytest.fixture(autouse=True)
def _roomy(settings: Settings) -> None:
    """The tests' own cache forgets after three hundred entries; the one that is shipped does not."""
    kind = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {"default": {"BACKEND": kind, "LOCATION": "tries", "OPTIONS": {"MAX_ENTRIES": 100_000}}}
    caches["default"].clear()


def try_once(user: User, place: str) -> None:
    """What the sign-in form does with a wrong password, without drawing its page."""
    request = RequestFactory().post("/sign-in/", REMOTE_ADDR=place)
    with request_context(request), suppress(ValidationError):
        get_adapter(request).authenticate(request, email=user.email, password=WRONG)


def _watched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The passwords that were looked at."""
    looked_at: list[str] = []

    def check_password(self: User, raw: str) -> bool:
        looked_at.append(raw)
        return raw == PASSWORD

    monkeypatch.setattr(User, "check_password", check_password)
    return looked_at


def gets_in(client: Client, user: User, **more: Any) -> bool:
    return client.post("/sign-in/", {"login": user.email, "password": PASSWORD}, **more).status_code == 302


def test_a_thousand_tries_from_a_thousand_places_are_a_hundred_and_lock_nobody_out(
    user: User, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = enter(Client(REMOTE_ADDR=HOME))
    enter(Client(REMOTE_ADDR=SCHOOL))
    own.post("/sign-out/")
    looked_at = _watched(monkeypatch)

    for each in range(1000):
        try_once(user, f"203.0.{each // 250}.{each % 250 + 1}")

    assert len(looked_at) == 100
    assert not gets_in(Client(REMOTE_ADDR="203.0.99.9"), user)  # a place nobody knows waits an hour
    assert gets_in(Client(REMOTE_ADDR=SCHOOL), user)  # another browser at a place of theirs
    assert gets_in(own, user, REMOTE_ADDR="198.51.100.200")  # their own browser, on a train


def test_a_thousand_tries_from_one_place_are_eight_in_five_minutes(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = _watched(monkeypatch)
    for _again in range(1000):
        try_once(user, SCHOOL)

    assert len(looked_at) == 8
    assert not gets_in(Client(REMOTE_ADDR=SCHOOL), user)


def test_a_colleague_at_the_next_desk_keeps_nobody_from_their_own_browser(user: User, enter: Enter) -> None:
    own = enter(Client(REMOTE_ADDR=SCHOOL))
    own.post("/sign-out/")
    for number in range(65):  # more than the place is allowed a minute
        Client(REMOTE_ADDR=SCHOOL).post("/sign-in/", {"login": f"{number}@example.org", "password": WRONG})
        Client(REMOTE_ADDR=SCHOOL).post("/sign-in/", {"login": user.email, "password": WRONG})

    assert not gets_in(Client(REMOTE_ADDR=SCHOOL), user)
    assert gets_in(own, user, REMOTE_ADDR=SCHOOL)


def test_wrong_tries_in_ones_own_browser_count_too(user: User, enter: Enter) -> None:
    own = enter(Client(REMOTE_ADDR=HOME))
    own.post("/sign-out/")
    for _slip in range(12):
        own.post("/sign-in/", {"login": user.email, "password": WRONG}, REMOTE_ADDR=HOME)

    assert not gets_in(own, user, REMOTE_ADDR=HOME)


def test_right_passwords_count_nothing(user: User) -> None:
    for _morning in range(30):
        assert gets_in(Client(REMOTE_ADDR=SCHOOL), user)


def test_asking_for_a_link_is_not_kept_from_its_owner_and_fills_no_mailbox(user: User, mailoutbox: list[Any]) -> None:
    for each in range(20):
        Client(REMOTE_ADDR=f"203.0.113.{each}").post("/password/", {"email": user.email})
    answer = Client(REMOTE_ADDR=SCHOOL).post("/password/", {"email": user.email})

    assert answer["Location"] == "/password/sent/"
    assert len(mailoutbox) == 5


@pytest.mark.parametrize("email", ["imara.vane@example.org", "nobody@example.org"])
def test_a_known_address_costs_the_page_no_more_than_an_unknown_one(
    user: User, email: str, settings: Settings, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    settings.TASKS = shipped.TASKS
    with django_assert_max_num_queries(9) as asked:
        Client().post("/password/", {"email": email})

    assert [query["sql"].split()[0] for query in asked.captured_queries if "SAVEPOINT" not in query["sql"]] == [
        "SELECT",
        "INSERT",
    ]
    assert mail.outbox == []


def test_links_of_invitations_cannot_be_tried_by_the_thousand(db: None) -> None:
    client = Client(REMOTE_ADDR="203.0.113.9")
    answers = [client.get(f"/invitation/guess-{number}/").status_code for number in range(125)]

    assert answers == [410] * 120 + [429] * 5
    assert Client(REMOTE_ADDR=SCHOOL).get("/invitation/guess/").status_code == 410


# ---- One count for all processes


@pytest.fixture
def shared(db: None, settings: Settings) -> DatabaseCache:
    """The cache as it is shipped; tests otherwise count in their own memory."""
    settings.CACHES = shipped.CACHES
    found = caches["default"]
    assert isinstance(found, DatabaseCache)
    found.clear()
    return found


def test_what_one_process_counts_another_knows(user: User, shared: DatabaseCache) -> None:
    for _again in range(9):
        Client(REMOTE_ADDR=SCHOOL).post("/sign-in/", {"login": user.email, "password": WRONG})
    assert SharedCount.objects.count() == 4
    del caches["default"]  # a process that has just begun

    assert not gets_in(Client(REMOTE_ADDR=SCHOOL), user)


def test_the_counts_name_nobody(user: User, shared: DatabaseCache) -> None:
    Client(REMOTE_ADDR=SCHOOL).post("/sign-in/", {"login": user.email, "password": WRONG})

    kept = " ".join(f"{row.cache_key} {row.value}" for row in SharedCount.objects.all())
    assert "place" in kept
    assert user.email not in kept


def test_a_page_asks_nothing_of_the_counts(
    enter: Enter, shared: DatabaseCache, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser = enter()
    browser.get("/account/places/")

    with django_assert_max_num_queries(12) as asked:
        browser.get("/account/places/")
    assert not [query for query in asked.captured_queries if "accounts_shared_count" in query["sql"]]


@pytest.mark.django_db
def test_asking_in_somebodys_name_stops_their_links_for_an_hour_at_most() -> None:
    user = UserFactory()
    with time_machine.travel("2026-03-02 09:10", tick=False) as clock:
        sent = [tasks._may_be_sent(user) for _ask in range(12)]
        clock.move_to("2026-03-02 10:01")
        sent_later = tasks._may_be_sent(user)

    assert (sent, sent_later) == ([True] * 5 + [False] * 7, True)


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::"),
        ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("nonsense", "nonsense"),
    ],
)
def test_one_visitor_is_one_place_however_many_addresses_they_have(
    address: str, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "address_of", lambda _request: address)

    assert places.place_of(HttpRequest()) == place
