"""Who looked while nothing could be written is written down afterwards."""

import sqlite3
from collections.abc import Iterator

import pytest
from django.db import OperationalError

from growthring.audit import held
from growthring.audit.models import Event
from growthring.audit.services import Verb, record


@pytest.fixture(autouse=True)
def nothing_waits() -> Iterator[None]:
    held._waiting.clear()
    yield
    held._waiting.clear()


def full() -> OperationalError:
    cause = sqlite3.OperationalError("words")
    cause.sqlite_errorcode = sqlite3.SQLITE_FULL
    error = OperationalError("words")
    error.__cause__ = cause
    return error


def look(where: str) -> Event:
    return record(actor=None, verb=Verb.LOOKED, kind="staff list", where=where)


def written() -> list[str]:
    return list(Event.objects.unscoped(reason="a test").order_by("pk").values_list("where", flat=True))


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    def refuse(*_told: object, **_words: object) -> None:
        raise full()

    with monkeypatch.context() as patched:
        patched.setattr(Event, "save", refuse)
        yield patched


@pytest.mark.django_db(transaction=True)
def test_looks_wait_and_are_written_with_the_next(broken: pytest.MonkeyPatch) -> None:
    look("first")
    look("second")
    broken.undo()
    look("third")

    assert (sorted(written()), len(held._waiting)) == (["first", "second", "third"], 0)


@pytest.mark.django_db(transaction=True)
def test_a_change_without_its_event_does_not_happen(broken: pytest.MonkeyPatch) -> None:
    with pytest.raises(OperationalError):
        record(actor=None, verb=Verb.CHANGED, kind="staff list")


@pytest.mark.django_db
def test_within_a_transaction_a_look_fails_with_it(broken: pytest.MonkeyPatch) -> None:
    with pytest.raises(OperationalError):
        look("within")
    assert not held._waiting
