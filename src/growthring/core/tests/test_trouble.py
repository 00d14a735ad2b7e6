"""Trouble with the database is told in words, and what was typed comes back: without asking the database anything."""

import errno
import sqlite3
from html.parser import HTMLParser

import psycopg
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import Error, InternalError, OperationalError
from django.test import Client
from django.urls import reverse

from growthring.core.access import Role
from growthring.core.trouble import Trouble, trouble_in
from growthring.people.models import School
from tests.factories import SchoolFactory, UserFactory, holding

NOTE = "What we tried:\n  two new questions & a <pause>"


def as_django_says(cause: Exception, kind: type[Error] = OperationalError) -> Error:
    try:
        raise kind(str(cause)) from cause
    except Error as error:
        return error


def sqlite(code: int) -> Error:
    cause = sqlite3.OperationalError("words")
    cause.sqlite_errorcode = code
    return as_django_says(cause)


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (sqlite(sqlite3.SQLITE_FULL), Trouble.FULL),
        (sqlite(sqlite3.SQLITE_READONLY_DBMOVED), Trouble.READONLY),
        (sqlite(sqlite3.SQLITE_IOERR_WRITE), Trouble.DISK),
        (sqlite(sqlite3.SQLITE_BUSY_SNAPSHOT), Trouble.BUSY),
        (sqlite(sqlite3.SQLITE_CANTOPEN), Trouble.AWAY),
        (sqlite(sqlite3.SQLITE_ERROR), None),
        (as_django_says(psycopg.errors.DiskFull("words")), Trouble.FULL),
        (as_django_says(psycopg.errors.ReadOnlySqlTransaction("words"), InternalError), Trouble.READONLY),
        (as_django_says(psycopg.errors.AdminShutdown("words")), Trouble.AWAY),
        (as_django_says(psycopg.errors.DeadlockDetected("words")), Trouble.BUSY),
        (as_django_says(psycopg.errors.UndefinedTable("words")), None),
        (as_django_says(psycopg.OperationalError("connection refused")), Trouble.AWAY),
        (OSError(errno.ENOSPC, "No space left on device"), Trouble.FULL),
        (OSError(errno.ENOENT, "No such file"), None),
        (ValueError("ours"), None),
        (None, None),
    ],
)
def test_what_kind_of_trouble(error: Exception | None, trouble: Trouble | None) -> None:
    assert trouble_in(error) == trouble


def test_trouble_behind_another_error_is_found() -> None:
    wrapper = ValueError("while saving")
    wrapper.__context__ = sqlite(sqlite3.SQLITE_FULL)

    assert trouble_in(wrapper) == Trouble.FULL


class Shown(HTMLParser):
    """The fields of the page's form, as a browser would send them again."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._open: str | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "input":
            self.fields[told["name"] or ""] = told["value"] or ""
        elif tag == "textarea":
            self._open = told["name"] or ""
            self.fields[self._open] = ""

    def handle_endtag(self, tag: str) -> None:
        self._open = None if tag == "textarea" else self._open

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self.fields[self._open] += data


@pytest.fixture
def school(db: None) -> School:
    return SchoolFactory.create()


@pytest.fixture
def page(school: School) -> str:
    return reverse("people_teams", args=[school.key])


@pytest.fixture
def office(school: School) -> Client:
    client = Client(raise_request_exception=False)
    user = UserFactory.create()
    holding(Role.OFF, school, user=user)
    client.force_login(user)
    return client


def breaks(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def refuse(**_told: object) -> None:
        raise error

    monkeypatch.setattr("growthring.people.services.bodies.add_team", refuse)


def test_what_was_typed_comes_back_to_be_sent_again(office: Client, page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = {"csrfmiddlewaretoken": "t" * 64, "name": NOTE, "repeat_key": "3f0c"}
    with monkeypatch.context() as patched:
        breaks(patched, sqlite(sqlite3.SQLITE_FULL))
        answer = office.post(page, sent)

    text = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"], "no-store" in answer["Cache-Control"]) == (507, "300", True)
    assert "There is no room left to save anything" in text
    assert f'action="{page}"' in text
    # A textarea's first line break is the markup's.
    assert {name: value.removeprefix("\n") for name, value in Shown(text).fields.items()} == sent


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (sqlite(sqlite3.SQLITE_BUSY), 503, "Too much is being saved at once"),
        (as_django_says(psycopg.errors.ReadOnlySqlTransaction("words"), InternalError), 503, "Nothing can be saved"),
        (as_django_says(psycopg.OperationalError("refused")), 503, "The database does not answer at the moment"),
        (ValueError("ours"), 500, "Something broke on our side"),
    ],
)
def test_each_trouble_has_its_words(
    office: Client, page: str, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int, words: str
) -> None:
    breaks(monkeypatch, error)
    answer = office.post(page, {"name": NOTE})

    assert answer.status_code == status
    assert words in answer.content.decode()


def test_a_password_or_a_file_never_comes_back(office: Client, page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    breaks(monkeypatch, sqlite(sqlite3.SQLITE_FULL))
    secret = office.post(page, {"name": NOTE, "password1": "only i know this"}).content.decode()
    upload = office.post(page, {"name": NOTE, "file": SimpleUploadedFile("staff.csv", b"words")}).content.decode()

    assert "only i know this" not in secret
    for text in (secret, upload):
        assert Shown(text).fields == {"name": "\n" + NOTE}
        assert "Send it again" not in text


def test_a_page_that_cannot_be_read_offers_another_try(
    office: Client, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_told: object) -> None:
        raise as_django_says(psycopg.OperationalError("refused"))

    monkeypatch.setattr("growthring.core.middleware.ClosedDoor.process_view", away)
    answer = office.get(page)

    assert answer.status_code == 503
    assert f'<a class="button" href="{page}">Try again</a>' in answer.content.decode()


def test_the_log_tells_the_kind_and_no_words(
    office: Client, page: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    breaks(monkeypatch, sqlite(sqlite3.SQLITE_FULL))
    office.post(page, {"name": "canary"})

    ours = [vars(record)["msg"] for record in caplog.records if record.name == "growthring.requests"]
    assert [(line["event"], line["trouble"]) for line in ours if "trouble" in line] == [
        ("a request met trouble", "the disk is full")
    ]
    assert "canary" not in str(ours)
