"""What is promised of a server that was told nothing: kept data, no back door, strict browsers."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from growthring.config import storage


@pytest.fixture
def embedded(tmp_path: Path, db: None) -> Iterator[BaseDatabaseWrapper]:
    """A connection of its own to a new embedded database, with the settings as shipped."""
    handler = ConnectionHandler({"default": storage.database("", tmp_path)})
    yield handler["default"]
    handler["default"].close()


def test_the_embedded_database_keeps_what_it_answered(embedded: BaseDatabaseWrapper) -> None:
    with embedded.cursor() as cursor:
        pragmas = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }

    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 20_000}


def test_a_transaction_takes_its_turn_at_the_start(embedded: BaseDatabaseWrapper, tmp_path: Path) -> None:
    embedded.ensure_connection()
    embedded.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    other = sqlite3.connect(tmp_path / "growthring.sqlite3", timeout=0)

    with pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")

    other.close()
    embedded.rollback()


def imported(folder: Path, *names: str, **told: str) -> list[str]:
    """The settings' values, as a fresh process reads them that was told only this."""
    script = f"from growthring.config import settings as s; print(*(getattr(s, n) for n in {names}), sep='\\n')"
    environment = {"GROWTHRING_HOME": str(folder), "PATH": os.environ["PATH"], **told}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_a_secret_key_is_made_once_and_kept_from_others(tmp_path: Path) -> None:
    first, second = imported(tmp_path, "SECRET_KEY"), imported(tmp_path, "SECRET_KEY")

    assert first == second
    assert len(first[0]) >= 64
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("told", "https"),
    [
        ({}, "False"),
        ({"GROWTHRING_HOSTS": "growth.school.example"}, "True"),
        ({"GROWTHRING_HOSTS": "growth.school.example", "GROWTHRING_DEMO": "1"}, "True"),
        ({"GROWTHRING_HOSTS": "growth.school.example", "GROWTHRING_HTTPS": "no"}, "False"),
        ({"GROWTHRING_HTTPS": "1"}, "True"),
    ],
)
def test_cookies_travel_by_https_unless_the_site_is_on_this_machine_only(
    tmp_path: Path, told: dict[str, str], https: str
) -> None:
    found = imported(tmp_path, "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "DEBUG", **told)

    assert found == [https, https, "False"]


def test_there_is_no_back_door() -> None:
    from growthring.accounts.models import User

    assert "django.contrib.admin" not in settings.INSTALLED_APPS
    assert not hasattr(User, "is_superuser")
    assert not hasattr(User, "is_staff")
    assert "growthring.core.middleware.ClosedDoor" in settings.MIDDLEWARE


def test_passwords_are_kept_by_argon2() -> None:
    from growthring.config.settings import PASSWORD_HASHERS

    assert PASSWORD_HASHERS[0] == "django.contrib.auth.hashers.Argon2PasswordHasher"


def test_no_transaction_is_opened_around_every_page() -> None:
    assert not settings.DATABASES["default"]["ATOMIC_REQUESTS"]
