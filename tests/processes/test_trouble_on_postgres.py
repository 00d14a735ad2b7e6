"""A full disk, a database that may not be written or is gone: told in words, and nothing typed or saved is lost."""

from collections.abc import Callable

import psycopg
import pytest

from tests.processes.cluster import Cluster
from tests.processes.conftest import World
from tests.processes.disk import Disk
from tests.processes.installation import Installation, wait_for
from tests.processes.trouble import NAMES, READABLE, WORDS, sends_until_refused, sent_again, told
from tests.processes.visitor import Visitor


@pytest.fixture
def answered(installation: Installation, office: Callable[..., Visitor]) -> Visitor:
    installation.serve("--workers", "2", "--no-worker")
    return office(installation, 0)


def ask(cluster: Cluster, *statements: str) -> None:
    with psycopg.connect(cluster.url("postgres"), autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def test_a_postgresql_that_may_not_be_written(
    cluster: Cluster, installation: Installation, answered: Visitor, world: World
) -> None:
    ask(cluster, "ALTER SYSTEM SET default_transaction_read_only = on", "SELECT pg_reload_conf()")
    try:
        saved, refused = sends_until_refused(answered, world.teams)
        told(refused, {503})
        reading = [answered.get(path).status for path in READABLE]
    finally:
        ask(
            cluster,
            "SET default_transaction_read_only = off",
            "ALTER SYSTEM RESET default_transaction_read_only",
            "SELECT pg_reload_conf()",
        )
    wait_for(lambda: answered.post(world.teams, name="probe").status == 302, "it can be written again")
    saved += ["probe", sent_again(answered, world.teams, refused)]

    assert reading == [200] * len(READABLE)
    assert sorted(installation.shell(NAMES).splitlines()) == sorted(saved)


def test_a_postgresql_that_is_gone_and_comes_back(
    cluster: Cluster, installation: Installation, answered: Visitor, world: World
) -> None:
    cluster.kill()
    try:
        refused = answered.post(world.teams, name=WORDS)
        told(refused, {503})
        ready = installation.answers()
        alive = Visitor(installation.base).get("/healthz").status
    finally:
        cluster.start()
    wait_for(installation.answers, "it is ready again")

    assert (alive, ready) == (200, False)
    assert sent_again(answered, world.teams, refused) == WORDS


def test_a_full_disk_under_postgresql(
    cluster: Cluster, disk: Disk, installation: Installation, answered: Visitor, world: World
) -> None:
    if not disk.is_mounted:
        pytest.skip("this user may not mount a small disk for PostgreSQL's tables")
    space = disk.folder / "space"
    space.mkdir()
    cluster.give(space)
    with psycopg.connect(installation.told["GROWTHRING_DATABASE_URL"], autocommit=True) as connection:
        connection.execute(f"CREATE TABLESPACE small LOCATION '{space}'")
        connection.execute("ALTER TABLE people_team SET TABLESPACE small")
    disk.fill(0)
    saved, refused = sends_until_refused(answered, world.teams)
    told(refused, {507})
    disk.free(0)
    saved.append(sent_again(answered, world.teams, refused))

    assert sorted(installation.shell(NAMES).splitlines()) == sorted(saved)
