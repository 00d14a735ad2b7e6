"""A backup made while eight people save, put back on an empty machine: whole, and with every answer given before."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.processes.cluster import Cluster
from tests.processes.conftest import World
from tests.processes.installation import Installation
from tests.processes.test_killed import COUNT
from tests.processes.visitor import Visitor
from tests.processes.writers import all_saved, some_are_saved, writing


@pytest.fixture
def empty(cluster: Cluster | None, tmp_path: Path) -> Installation:
    """A machine on which nobody has begun."""
    found = Installation(tmp_path / "another machine")
    if cluster:
        found.told["GROWTHRING_DATABASE_URL"] = cluster.url(cluster.new())
    return found


def backed_up(installation: Installation, folder: Path) -> tuple[Path, str]:
    """The file, and the hash of everything in it."""
    done = installation.growthring("backup", "--to", str(folder))
    assert done.returncode == 0, done.stderr
    path, rows, hashed, _advice = done.stdout.splitlines()
    assert rows.endswith("read back and compared.")
    return Path(path), hashed.removeprefix("Hash of everything: ")


def restored(place: Installation, path: Path) -> None:
    done = place.growthring("restore", str(path))
    assert done.returncode == 0, done.stderr


def test_a_backup_under_eight_writers_is_one_moment(
    world: World, installation: Installation, empty: Installation, office: Callable[..., Visitor], tmp_path: Path
) -> None:
    installation.serve("--workers", "2", "--no-worker")
    with writing(world, [installation], office) as writers:
        some_are_saved(writers)
        before = all_saved(writers)
        path, hashed = backed_up(installation, tmp_path / "backups")
        during = all_saved(writers)
        some_are_saved(writers)
    later = {name for writer in writers for name in writer.tried}
    restored(empty, path)
    *names, events, integrity = empty.shell(COUNT).splitlines()

    assert len(during) > len(before), "they went on saving"
    assert [status for writer in writers for status in writer.other] == []
    assert before - set(names) == set(), "an answer given before it began"
    assert set(names) - later == set()
    # Each save is a team and its event: of none there is half.
    assert (len(names), events, integrity) == (len(set(names)), f"events {len(names)}", "integrity ok")
    assert empty.growthring("content-hash").stdout.strip() == hashed


def test_what_was_put_back_is_served_and_gone_on_with(
    world: World, installation: Installation, empty: Installation, office: Callable[..., Visitor], tmp_path: Path
) -> None:
    path, _hashed = backed_up(installation, tmp_path / "backups")
    restored(empty, path)
    empty.serve("--workers", "2", "--no-worker")
    visitor = office(empty, 0)  # whose password came along
    answer = visitor.post(world.teams, name="After the fire")
    empty.end()

    assert answer.status == 302
    assert "After the fire" in empty.shell(COUNT).splitlines()
