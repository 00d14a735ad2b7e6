from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import OperationalError

from growthring.config import safety
from growthring.config.safety import databases, sites

GOOD_KEY = "".join(chr(ord("a") + n % 26) for n in range(64))
MOUNTS = r"""
/dev/sda1 / ext4 rw 0 0
server:/export /srv/share nfs4 rw 0 0
tmpfs /srv/share/fast tmpfs rw 0 0
//filer/staff /mnt/with\040space cifs rw 0 0
"""


@pytest.fixture(autouse=True)
def safe(settings: LazySettings, tmp_path: Path) -> LazySettings:
    """Nothing to refuse about the site, before a test says otherwise."""
    settings.HOME = tmp_path
    settings.SECRET_KEY = GOOD_KEY
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "x"}}
    settings.ALLOWED_HOSTS, settings.HTTPS, settings.PROXIES, settings.DEBUG = ["growth.school.example"], True, 1, False
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = settings.LANGUAGE_COOKIE_SECURE = True
    settings.MAIL_IS_SET_UP = True
    return settings


def refused() -> list[str]:
    return [finding.where for finding in sites.refusals()]


def warned() -> list[str]:
    return [finding.where for finding in sites.warnings()]


def test_a_good_site_is_neither_refused_nor_warned() -> None:
    assert (refused(), warned()) == ([], [])


@pytest.mark.parametrize(
    ("told", "where"),
    [
        ({"ALLOWED_HOSTS": ["growth.school.example", "*"]}, "GROWTHRING_HOSTS"),
        ({"DEBUG": True}, "GROWTHRING_DEBUG"),
        ({"PROXIES": 0}, "GROWTHRING_PROXIES"),
        ({"SECRET_KEY": "a" * 64}, "GROWTHRING_SECRET_KEY"),
        ({"SECRET_KEY": GOOD_KEY[:49]}, "GROWTHRING_SECRET_KEY"),
        ({"CSRF_COOKIE_SECURE": False}, "CSRF_COOKIE_SECURE"),
        ({"CACHES": {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}}, "CACHES"),
    ],
)
def test_each_unsafe_setting_is_named(safe: LazySettings, told: dict[str, object], where: str) -> None:
    for name, value in told.items():
        setattr(safe, name, value)

    assert refused() == [where]


@pytest.mark.parametrize(("mode", "refusals"), [(0o600, 0), (0o400, 0), (0o640, 1), (0o604, 1), (0o622, 1)])
def test_a_key_that_others_can_read(tmp_path: Path, mode: int, refusals: int) -> None:
    (tmp_path / "secret-key").write_text(GOOD_KEY)
    (tmp_path / "secret-key").chmod(mode)

    assert len(refused()) == refusals


def test_no_mail_and_no_https_are_worth_a_word(safe: LazySettings) -> None:
    safe.MAIL_IS_SET_UP = safe.HTTPS = False
    safe.PROXIES = 0

    assert (refused(), warned()) == ([], ["GROWTHRING_MAIL_URL", "GROWTHRING_HTTPS"])


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/data/growthring.sqlite3", "ext4"),
        ("/srv/share/growthring.sqlite3", "nfs4"),
        ("/srv/share/fast/growthring.sqlite3", "tmpfs"),
        ("/srv/shared/growthring.sqlite3", "ext4"),
        ("/mnt/with space/growthring.sqlite3", "cifs"),
    ],
)
def test_the_file_system_under_a_path(tmp_path: Path, path: str, kind: str) -> None:
    (tmp_path / "mounts").write_text(MOUNTS.lstrip())

    assert databases.file_system(Path(path), tmp_path / "mounts") == kind


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """What the database says of itself, from here on."""
    said: dict[str, object] = {
        "PRAGMA journal_mode": "wal",
        "PRAGMA synchronous": 2,
        "PRAGMA foreign_keys": 1,
        "SHOW fsync": "on",
        "SHOW full_page_writes": "on",
        "SHOW synchronous_commit": "on",
    }
    monkeypatch.setattr(databases, "_one", said.__getitem__)
    return said


@pytest.mark.parametrize(
    ("statement", "value"),
    [
        ("PRAGMA journal_mode", "delete"),
        ("PRAGMA synchronous", 1),
        ("SHOW fsync", "off"),
        ("SHOW full_page_writes", "off"),
        ("SHOW synchronous_commit", "off"),
    ],
)
@pytest.mark.django_db
def test_a_database_that_could_lose_answered_saves(shown: dict[str, object], statement: str, value: object) -> None:
    check = databases._sqlite if statement.startswith("PRAGMA") else databases._postgres
    assert list(check()) == []
    shown[statement] = value

    (finding,) = check()
    assert "could be gone after a power cut" in finding.what


@pytest.mark.django_db
def test_tests_may_risk_their_data(shown: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    shown["SHOW fsync"] = "off"
    monkeypatch.setenv("GROWTHRING_RISK_DATA", "yes")

    assert list(databases._postgres()) == []


@pytest.mark.django_db
def test_sqlite_on_a_network_is_refused(shown: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(databases, "file_system", lambda *_told: "nfs4")

    (finding,) = databases._sqlite()
    assert "network file system (nfs4)" in finding.what


@pytest.mark.django_db
def test_two_machines_on_one_sqlite_file_are_refused(shown: dict[str, object]) -> None:
    from growthring.core import clock
    from growthring.upkeep.models import Worker

    Worker.objects.create(name="a", host="elsewhere", started_at=clock.now(), seen_at=clock.now())

    (finding,) = databases._another_machine()
    assert "another machine, elsewhere," in finding.what


def test_a_database_that_does_not_answer_is_said_with_the_rest(
    safe: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(databases, "refusals", away)
    safe.DEBUG = True

    assert [finding.where for finding in safety.refusals()] == ["GROWTHRING_DEBUG", "GROWTHRING_DATABASE_URL"]


def test_findings_in_words() -> None:
    words = safety.in_words([safety.Finding("HERE", "is wrong.", "Do this.")], "Not like this:")

    assert words == "Not like this:\n\n- HERE: is wrong.\n  Do this."
