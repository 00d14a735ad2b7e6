"""The world is built once for a module, inside a transaction that is never kept; each test in a savepoint of it:
that is what the mark `django_db` comes down to inside a transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from growthring.core.access import Actor
from growthring.home import shell
from growthring.home.queries import waiting
from growthring.people.models import Person
from tests.access.ties import Ties
from tests.access.world import World, build

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), time_machine.travel(NOW, tick=False), undone():
        yield build(lives=True)


@pytest.fixture(scope="module")
def ties(world: World) -> Ties:
    return Ties.today()


@pytest.fixture(autouse=True)
def _no_counters() -> None:
    cache.clear()


@pytest.fixture
def _quick_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    """The numbers beside the navigation, counted once a person: they take longer than most pages."""
    known: dict[int, Any] = {}

    def waiting_on(actor: Actor, _supporting: int | None = None) -> Any:
        return known[actor.person_id] if actor.person_id in known else known.setdefault(actor.person_id, ask(actor))

    ask = waiting.waiting_on
    monkeypatch.setattr(shell, "waiting_on", waiting_on)


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def signed_in(person: Person | None, *, checks_tokens: bool = False) -> Client:
    client = Client(enforce_csrf_checks=checks_tokens)
    if person is not None:
        assert person.user is not None
        client.force_login(person.user)
    client.raise_request_exception = False
    return client
