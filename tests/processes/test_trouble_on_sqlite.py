"""A full disk, a database that may not be written or is gone: told in words, and nothing typed or saved is lost."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest

from tests.processes.conftest import Shape, World
from tests.processes.disk import Disk
from tests.processes.installation import Installation
from tests.processes.trouble import NAMES, READABLE, WORDS, sends_until_refused, sent_again, told
from tests.processes.visitor import Visitor


def test_a_full_disk_under_sqlite(disk: Disk, new: Shape, world: World, office: Callable[..., Visitor]) -> None:
    installation = new(home=disk.folder / "home")
    server = installation.serve("--workers", "2", "--no-worker")
    visitor = office(installation, 0)
    disk.fill(server.pid)
    saved, refused = sends_until_refused(visitor, world.teams)
    told(refused, {507} if disk.is_mounted else {503, 507})
    reading = [visitor.get(path).status for path in READABLE]
    disk.free(server.pid)
    saved.append(sent_again(visitor, world.teams, refused))

    assert reading == [200] * len(READABLE)
    assert sorted(installation.shell(NAMES).splitlines()) == sorted(saved)
    assert WORDS not in installation.log("serve")


@pytest.mark.long
def test_a_file_that_somebody_else_keeps_locked(
    installation: Installation, world: World, office: Callable[..., Visitor]
) -> None:
    """After twenty seconds of waiting; reading goes on."""
    installation.serve("--workers", "2", "--no-worker")
    visitor = office(installation, 0)
    with closing(sqlite3.connect(installation.home / "growthring.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        refused = visitor.post(world.teams, name=WORDS)
        reading = visitor.get("/permissions/").status
        other.execute("ROLLBACK")
    told(refused, {503})

    assert reading == 200
    assert sent_again(visitor, world.teams, refused) == WORDS
