"""A backup of one database put back into the other: everything in it has the same hash."""

from pathlib import Path

from tests.processes.cluster import Cluster
from tests.processes.installation import Installation
from tests.processes.test_backups import backed_up, restored


def hashed(place: Installation) -> str:
    return place.growthring("content-hash").stdout.strip()


def test_from_postgresql_into_one_file_and_back(cluster: Cluster, installation: Installation, tmp_path: Path) -> None:
    embedded = Installation(tmp_path / "embedded")
    again = Installation(tmp_path / "again", {"GROWTHRING_DATABASE_URL": cluster.url(cluster.new())})
    path, first = backed_up(installation, tmp_path / "one")
    restored(embedded, path)
    second_path, second = backed_up(embedded, tmp_path / "two")
    restored(again, second_path)

    engines = [place.shell("from django.db import connection; print(connection.vendor)") for place in (embedded, again)]
    assert engines == ["sqlite", "postgresql"]
    assert [hashed(place) for place in (installation, embedded, again)] == [first] * 3
    assert second == first
    assert len({(place.home / "secret-key").read_text() for place in (installation, embedded, again)}) == 1
