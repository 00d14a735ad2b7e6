import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.processes.cluster import Cluster
from tests.processes.disk import Disk
from tests.processes.installation import Installation
from tests.processes.visitor import Visitor

ON_POSTGRES = os.environ.get("GROWTHRING_DATABASE_URL", "").startswith("postgres")
# What is served is the same on both databases; trouble is each one's own.
POSTGRES_ONLY = ["test_trouble_on_postgres.py", "test_backups_on_postgres.py", "test_together_on_postgres.py"]
collect_ignore = ["test_trouble_on_sqlite.py", "test_serving.py"] if ON_POSTGRES else POSTGRES_ONLY
Shape = Callable[..., Installation]


@dataclass(frozen=True)
class World:
    school: str  # its key
    emails: list[str]

    @property
    def teams(self) -> str:
        return f"/set-up/schools/{self.school}/teams/"


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster | None]:
    """None on SQLite."""
    if not ON_POSTGRES:
        yield None
        return
    found = Cluster()
    try:
        found.start()
        yield found
    finally:
        found.remove()


@pytest.fixture(scope="session")
def prepared(cluster: Cluster | None, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, World]:
    """A database with a school in it, to be copied."""
    home = tmp_path_factory.mktemp("prepared")
    first = Installation(home)
    if cluster:
        first.told["GROWTHRING_DATABASE_URL"] = cluster.url(cluster.new())
    migrated = first.growthring("migrate", "--verbosity", "0")
    assert migrated.returncode == 0, migrated.stderr
    made = first.python("-m", "tests.processes.world")
    assert made.returncode == 0, made.stderr
    return home, World(**json.loads(made.stdout))


@pytest.fixture
def world(prepared: tuple[Path, World]) -> World:
    return prepared[1]


@pytest.fixture
def new(cluster: Cluster | None, prepared: tuple[Path, World], tmp_path: Path) -> Iterator[Shape]:
    """Makes an installation from what is prepared: in this folder, told these variables."""
    made: list[Installation] = []

    def make(home: Path | None = None, **told: str) -> Installation:
        folder = home or tmp_path / f"home{len(made)}"
        shutil.copytree(prepared[0], folder, dirs_exist_ok=True)
        if cluster:
            told.setdefault("GROWTHRING_DATABASE_URL", cluster.url(cluster.new(template="made1")))
        made.append(Installation(folder, told))
        return made[-1]

    yield make
    for installation in made:
        installation.end()


@pytest.fixture
def installation(new: Shape) -> Installation:
    return new()


@pytest.fixture
def office(world: World) -> Callable[[Installation, int], Visitor]:
    """Somebody of the office, signed in, with the page of the school's teams open."""

    def sign_in(installation: Installation, number: int = 0) -> Visitor:
        visitor = Visitor(installation.base)
        answer = visitor.sign_in(world.emails[number])
        assert answer.status == 302, answer.text[:2000]
        assert visitor.get(world.teams).status == 200
        return visitor

    return sign_in


@pytest.fixture
def disk(cluster: Cluster | None, tmp_path: Path) -> Iterator[Disk]:
    found = Disk((cluster.base if cluster else tmp_path) / "disk")
    yield found
    found.remove()
