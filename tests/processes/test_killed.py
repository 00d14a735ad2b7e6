"""`kill -9` under eight writers: every save that was answered is there afterwards, and nothing is half there."""

import os
import random
import signal
import time
from collections.abc import Callable

import pytest

from tests.processes.cluster import Cluster, children
from tests.processes.conftest import World
from tests.processes.installation import Installation, kill_group, wait_for
from tests.processes.visitor import Visitor
from tests.processes.writers import Writer, all_saved, some_are_saved, writing

COUNT = """
from growthring.people.models import Team
from growthring.audit.models import Event
from django.db import connection
print(*Team.objects.unscoped(reason="counting in a test").values_list("name", flat=True), sep="\\n")
print("events", Event.objects.unscoped(reason="counting in a test").filter(where="team").count())
if connection.vendor == "sqlite":
    with connection.cursor() as cursor:
        print("integrity", *cursor.execute("PRAGMA integrity_check").fetchone())
else:
    print("integrity ok")
"""


class Chaos:
    def __init__(self, installation: Installation, cluster: Cluster | None) -> None:
        self.installation, self.cluster = installation, cluster
        self.server = installation.serve("--workers", "2", "--no-worker")

    def worker(self) -> None:
        """One process that answers pages; the server puts it back."""
        webs = [pid for pid in children(self.server.pid) if not children(pid)]
        os.kill(random.choice(webs), signal.SIGKILL)

    def everything(self) -> None:
        kill_group(self.server)
        self.server = self.installation.serve("--workers", "2", "--no-worker")

    def database(self) -> None:
        assert self.cluster is not None
        self.cluster.kill()
        time.sleep(random.uniform(0, 0.5))
        self.cluster.start()
        wait_for(self.installation.answers, "the server answers again")


def tried(
    world: World,
    installation: Installation,
    cluster: Cluster | None,
    office: Callable[..., Visitor],
    moments: list[str],
) -> tuple[list[Writer], list[str]]:
    """The writers, and every line of what is in the database afterwards."""
    chaos = Chaos(installation, cluster)
    with writing(world, [installation], office) as writers:
        for moment in moments:
            some_are_saved(writers)
            time.sleep(random.uniform(0, 0.2))
            getattr(chaos, moment)()
        some_are_saved(writers)
    kill_group(chaos.server)
    return writers, installation.shell(COUNT).splitlines()


def holds(writers: list[Writer], lines: list[str]) -> None:
    *names, events, integrity = lines
    answered = all_saved(writers)

    assert answered - set(names) == set()
    assert len(names) == len(set(names))
    assert (events, integrity) == (f"events {len(names)}", "integrity ok")
    # What was not saved was told in words, never as a fault of ours.
    assert {status for writer in writers for status in writer.other} - {503, 507} == set()


def test_every_answered_save_is_there_after_kills(
    world: World, installation: Installation, cluster: Cluster | None, office: Callable[..., Visitor]
) -> None:
    moments = ["worker", "worker", "everything", "worker"] + (["database"] if cluster else ["everything"])

    holds(*tried(world, installation, cluster, office, moments))


@pytest.mark.long
def test_every_answered_save_is_there_after_many_kills(
    world: World, installation: Installation, cluster: Cluster | None, office: Callable[..., Visitor]
) -> None:
    kinds = ["worker", "everything"] + (["database"] if cluster else [])

    holds(*tried(world, installation, cluster, office, random.choices(kinds, k=200)))
