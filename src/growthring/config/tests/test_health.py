import pytest
from django.db import DatabaseError
from django.test import Client

from growthring.config import health

pytestmark = pytest.mark.django_db


def test_the_process_is_up(client: Client) -> None:
    answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_ready_with_its_migrations(client: Client) -> None:
    answer = client.get("/readyz")

    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_not_ready_before_its_migrations(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "unapplied", lambda: 2)
    answer = client.get("/readyz")

    assert (answer.status_code, answer.content) == (503, b"2 migrations to apply\n")


def test_not_ready_without_its_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> int:
        raise DatabaseError

    monkeypatch.setattr(health, "unapplied", away)
    answer = client.get("/readyz")

    assert (answer.status_code, answer.content) == (503, b"the database does not answer\n")
