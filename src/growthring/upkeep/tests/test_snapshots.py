"""Backup, restore and moving, as whoever runs the site does it: by the command, between places of their own."""

import sqlite3
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from growthring.upkeep.tests.places import Place, new_place

SMALL_WORLD = ["--trusts", "1", "--schools", "2", "--staff", "60", "--years", "3", "--seed", "1"]
pytestmark = pytest.mark.xdist_group("snapshots")


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with new_place(tmp_path_factory.mktemp("full")) as place:
        if place.url:
            place.ok("migrate")
        place.ok("synth", *SMALL_WORLD)
        yield place


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Place]:
    with new_place(tmp_path / "empty") as place:
        yield place


@pytest.fixture(scope="module")
def backup(full: Place, tmp_path_factory: pytest.TempPathFactory) -> Path:
    told = full.ok("backup", "--to", str(tmp_path_factory.mktemp("backups"))).splitlines()
    return Path(told[0])


def test_a_backup_comes_back_whole_in_an_empty_place(full: Place, empty: Place, backup: Path) -> None:
    told = empty.ok("restore", str(backup))

    assert "read back and compared" in told
    assert empty.ok("content-hash") == full.ok("content-hash")
    assert (empty.home / "secret-key").read_text() == (full.home / "secret-key").read_text()


def test_what_is_restored_goes_on_being_numbered_and_guarded(empty: Place, backup: Path) -> None:
    empty.ok("restore", str(backup))

    assert empty.ok("add-trust", "Another Trust", "--slug", "another")
    script = "from growthring.audit.models import Event; Event.objects.unscoped(reason='a test tries').delete()"
    refused = empty.run("django", "shell", "-c", script)
    assert "the record of events is only added to" in refused.stderr


def test_moving_to_the_embedded_database_and_back_keeps_the_hash(full: Place, tmp_path: Path) -> None:
    """In the run on PostgreSQL this is from one kind of database to the other, both ways."""
    moved = Place(tmp_path / "moved", f"sqlite:///{tmp_path}/moved.sqlite3")

    full.ok("move-database", "--to", moved.url)
    with new_place(tmp_path / "back") as back:
        moved.ok("move-database", "--to", back.url or f"sqlite:///{back.home}.sqlite3")
        again = Place(back.home, back.url or f"sqlite:///{back.home}.sqlite3")

        assert [place.ok("content-hash") for place in (moved, again)] == [full.ok("content-hash")] * 2


def test_a_school_exports_the_same_before_and_after(full: Place, empty: Place, backup: Path, tmp_path: Path) -> None:
    empty.ok("restore", str(backup))
    for name, place in {"before": full, "after": empty}.items():
        place.ok("export", "--school", "school-1-1", str(tmp_path / name))

    before, after = (
        {path.name: path.read_bytes() for path in (tmp_path / name).glob("*.csv")} for name in ("before", "after")
    )
    assert before
    assert before == after


def test_a_place_that_is_in_use_is_left_alone(full: Place, backup: Path) -> None:
    before = full.ok("content-hash")

    refused = full.run("restore", str(backup))

    assert (refused.returncode, full.ok("content-hash")) == (1, before)
    assert "There is something in this place already" in refused.stderr


def test_somebody_elses_tables_are_left_alone(full: Place, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.sqlite3"
    with sqlite3.connect(theirs) as direct:
        direct.execute("CREATE TABLE recipes (name TEXT)")

    refused = full.run("move-database", "--to", f"sqlite:///{theirs}")

    assert refused.returncode == 1
    assert "There is something in this place already" in refused.stderr
    with sqlite3.connect(theirs) as direct:
        assert direct.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda whole: whole[: len(whole) // 2], "damaged or cut short"),
        (lambda whole: whole[:60_000] + bytes(9_000) + whole[69_000:], "damaged or cut short"),
        (lambda whole: b"given_name,family_name\n", "was not written by `growthring backup`"),
    ],
    ids=["cut short", "overwritten", "something else"],
)
def test_a_damaged_file_is_refused_and_nothing_is_kept(
    empty: Place, backup: Path, tmp_path: Path, damage: object, says: str
) -> None:
    assert callable(damage)
    broken = tmp_path / "broken.zip"
    broken.write_bytes(damage(backup.read_bytes()))

    refused = empty.run("restore", str(broken))

    assert refused.returncode == 1
    assert says in refused.stderr
    assert empty.ok("restore", str(backup))  # the place is as empty as before


def test_a_row_that_was_changed_in_the_file_is_found(empty: Place, backup: Path, tmp_path: Path) -> None:
    forged = tmp_path / "forged.zip"
    with zipfile.ZipFile(backup) as whole, zipfile.ZipFile(forged, "w") as copy:
        for name in whole.namelist():
            text = whole.read(name)
            copy.writestr(name, text.replace(b"Alderwisp", b"Alderwosp") if name.endswith("school.jsonl") else text)

    refused = empty.run("restore", str(forged))

    assert refused.returncode == 1
    assert "differs from what was written in: people_school" in refused.stderr


def test_only_its_owner_may_read_a_backup(backup: Path) -> None:
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_old_backups_are_thrown_away_and_half_ones_never_stay(full: Place, tmp_path: Path) -> None:
    for second in range(3):
        (tmp_path / f"growthring-2020-01-01-00000{second}.zip").write_bytes(b"")
    (tmp_path / "staff.xlsx").write_bytes(b"not ours")

    made = Path(full.ok("backup", "--to", str(tmp_path), "--keep", "2", "--no-verify").splitlines()[0])

    assert {path.name for path in tmp_path.iterdir()} == {made.name, "growthring-2020-01-01-000002.zip", "staff.xlsx"}


def test_a_file_of_somebody_else_is_told_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As root nothing is closed, so the system's answer is put in its mouth."""

    def closed(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "is_file", closed)
    with pytest.raises(CommandError, match=r"backup\.zip is closed to .+, as whom this runs\. Give it to them"):
        call_command("restore", str(tmp_path / "backup.zip"))
