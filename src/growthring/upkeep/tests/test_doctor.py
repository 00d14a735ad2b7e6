"""The doctor, over places where one thing is wrong."""

import json
import shutil
import sqlite3
from collections import namedtuple
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import LazySettings
from django.core.management import call_command
from django.db import connection
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from growthring.audit.append_only import POSTGRES_BACK, SQLITE_BACK
from growthring.core import clock
from growthring.core.statistics import refresh
from growthring.people.models import Person
from growthring.upkeep.doctor import backups, database, machine, people, site, work
from growthring.upkeep.doctor.findings import Finding, Level
from growthring.upkeep.models import Worker
from growthring.upkeep.tests.places import Place, is_postgres, new_place
from tests.factories import TrustFactory

Space = namedtuple("Space", "total used free")


def levels(findings: Iterator[Finding]) -> list[Level]:
    return [finding.level for finding in findings]


# ---- a whole place, as its administrator meets it


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with new_place(tmp_path / "home") as made:
        made.home.mkdir(mode=0o700)
        made.ok("migrate")
        yield made


def test_a_new_place_is_told_how_to_begin_and_nothing_is_wrong(place: Place) -> None:
    place.ok("backup")
    told = json.loads(place.run("doctor", "--json").stdout)

    # A server of the tests forgets what it has in a power cut, and is told so.
    assert [f["what"] for f in told if f["level"] == "wrong" and "fsync" not in f["what"]] == []
    assert [f["remedy"] for f in told if f["what"] == "There is no trust yet."] == [
        'Begin with: growthring add-trust "Your Trust" --slug your-trust'
    ]


def test_a_damaged_file_is_found(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.ok("migrate")
    path = place.home / "growthring.sqlite3"
    with sqlite3.connect(path) as direct:
        direct.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        page = direct.execute("SELECT rootpage FROM sqlite_master WHERE name = 'people_person'").fetchone()[0]
    direct.close()
    with path.open("r+b") as raw:
        raw.seek((page - 1) * 4096)
        raw.write(b"\xff" * 4096)

    done = place.run("doctor", "--quiet")

    assert done.returncode == 1
    assert "WRONG  The database file is damaged." in done.stdout


def test_a_server_that_is_away_is_said_in_words(tmp_path: Path) -> None:
    nowhere = Place(tmp_path, "postgres://nobody@127.0.0.1:1/nothing")

    done = nowhere.run("doctor", "--quiet")

    assert done.returncode == 1
    assert "WRONG  The database does not answer: OperationalError." in done.stdout


# ---- one look at a time


def test_a_disk_that_runs_out(monkeypatch: pytest.MonkeyPatch) -> None:
    for free, level in [(10_000_000_000, Level.FINE), (1_000_000_000, Level.LOOK), (1_000_000, Level.WRONG)]:
        monkeypatch.setattr(shutil, "disk_usage", lambda _folder, free=free: Space(free, 0, free))
        assert levels(machine.disks()) == [level] * 3


def test_a_folder_that_others_may_read(tmp_path: Path, settings: LazySettings) -> None:
    settings.HOME = tmp_path
    (tmp_path / "secret-key").write_text("x")
    (tmp_path / "secret-key").chmod(0o600)
    tmp_path.chmod(0o755)

    assert levels(machine.folders()) == [Level.LOOK, Level.FINE]


def _forget_looks() -> None:
    """As if PostgreSQL had never looked at the table, for another test or by itself; nor does it now."""
    if is_postgres():
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE people_person SET (autovacuum_enabled = false)")
            cursor.execute("SELECT pg_stat_reset_single_table_counters('people_person'::regclass)")


@pytest.mark.django_db(transaction=True)
def test_long_tables_at_which_the_database_has_never_looked() -> None:
    trust = TrustFactory.create()
    _forget_looks()
    few = list(database.statistics())
    Person.objects.bulk_create(
        Person(trust=trust, given_name="Given", family_name=f"Family{n}", joined_on="2024-09-01") for n in range(1100)
    )
    with connection.cursor() as cursor:
        if is_postgres():
            cursor.execute("SELECT pg_stat_force_next_flush()")
            connection.close()
        else:
            cursor.execute("DROP TABLE IF EXISTS sqlite_stat1")
    many = list(database.statistics())
    refresh()

    assert (few, [finding.level for finding in many]) == ([], [Level.LOOK])
    assert "may be slow" in many[0].what
    assert list(database.statistics()) == []


@pytest.mark.django_db
def test_a_record_of_events_without_its_guard() -> None:
    assert levels(database.guards()) == [Level.FINE]
    with connection.cursor() as cursor:
        for statement in POSTGRES_BACK if is_postgres() else SQLITE_BACK:
            cursor.execute(statement)
    assert levels(database.guards()) == [Level.WRONG]


@pytest.mark.django_db
def test_migrations_that_wait_and_a_newer_version(monkeypatch: pytest.MonkeyPatch) -> None:
    assert levels(database.migrations()) == [Level.FINE]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'upkeep'")
    assert levels(database.migrations()) == [Level.WRONG]
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('people', '9999_x', '2030-01-01')")
    assert [f.what for f in database.migrations()] == ["The database was used by a newer version of Growthring."]


def test_a_network_drive_is_told_from_a_disk(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    share = tmp_path / "a share"
    share.mkdir()
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/x {str(share).replace(' ', chr(92) + '040')} nfs4 rw 0 0\n")

    assert database.file_system(share / "growthring.sqlite3", mounts) == "nfs4"
    assert database.file_system(tmp_path / "growthring.sqlite3", mounts) == "ext4"
    assert database.file_system(tmp_path, tmp_path / "no such file") == ""


def test_mail_that_nobody_takes(settings: LazySettings) -> None:
    settings.MAIL_IS_SET_UP, settings.EMAIL_HOST, settings.EMAIL_PORT = True, "127.0.0.1", 1
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"

    assert [f.what for f in site.mail()] == [
        "The mail server 127.0.0.1:1 does not take our mail: ConnectionRefusedError."
    ]


def test_a_site_without_https(settings: LazySettings) -> None:
    settings.ALLOWED_HOSTS = ["growth.school.example"]
    settings.HTTPS = True
    assert levels(site.reach()) == [Level.FINE]
    settings.HTTPS = False
    assert levels(site.reach()) == [Level.WRONG]


@pytest.mark.django_db
def test_background_work_nobody_does() -> None:
    assert levels(work.workers()) == [Level.LOOK]
    now = clock.now()
    Worker.objects.create(name="w", host="here", started_at=now, seen_at=now)
    assert levels(work.workers()) == [Level.FINE]

    told = {"args_kwargs": {"args": [], "kwargs": {}}, "priority": 0, "task_path": "x.y", "backend_name": "default"}
    waiting = DBTaskResult.objects.create(run_after=now, **told)
    DBTaskResult.objects.filter(pk=waiting.pk).update(enqueued_at=now - timedelta(hours=1))
    lost = DBTaskResult.objects.create(run_after=now, **told)
    DBTaskResult.objects.filter(pk=lost.pk).update(
        status=TaskResultStatus.FAILED, exception_class_path="growthring.upkeep.rescue.SetAside"
    )
    assert levels(work.queue()) == [Level.LOOK, Level.WRONG]


@pytest.mark.django_db
def test_an_office_that_cannot_sign_in() -> None:
    trust = TrustFactory()

    assert [f.what for f in people.who_can_begin()] == [f"{trust.name} has no office that can sign in."]


def test_a_backup_that_is_too_old_is_said_with_its_day(
    tmp_path: Path, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = SimpleNamespace(made_at=clock.now() - timedelta(days=3), path=tmp_path / "growthring-old.zip")
    settings.BACKUPS = settings.HOME = tmp_path
    monkeypatch.setattr(backups, "newest", lambda _folder: made)
    old, *_same_disk = backups.newest_backup()
    made.made_at = clock.now() - timedelta(hours=1)
    young, *_same_disk = backups.newest_backup()

    assert (old.level, young.level) == (Level.LOOK, Level.FINE)
    assert old.what.startswith(f"The newest backup is of {clock.now() - timedelta(days=3):%d %B %Y}")
    assert old.remedy.startswith("It is more than a day old.")


def test_backups_that_are_missing_or_damaged(tmp_path: Path, settings: LazySettings) -> None:
    settings.BACKUPS = settings.HOME = tmp_path
    assert levels(backups.newest_backup()) == [Level.LOOK]
    (tmp_path / "growthring-2030-01-01-000000.zip").write_bytes(b"PK broken")
    assert levels(backups.newest_backup()) == [Level.WRONG]


@pytest.mark.django_db
def test_the_command_ends_with_one_only_when_something_is_wrong(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from growthring.upkeep.management.commands import doctor

    for level, code in [(Level.LOOK, 0), (Level.WRONG, 1)]:
        monkeypatch.setattr(doctor, "examine", lambda level=level: iter([Finding(level, "Something.", "Do this.")]))
        ended = 0
        try:
            call_command("doctor")
        except SystemExit as end:
            ended = int(end.code or 0)
        assert ended == code
    assert capsys.readouterr().out == "look   Something.\n       → Do this.\nWRONG  Something.\n       → Do this.\n"
