"""Several web and worker processes on one database: nothing lost, nothing done twice, and an end when told to stop."""

import os
import signal
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.processes.cluster import children
from tests.processes.conftest import World
from tests.processes.installation import Installation, stop, wait_for
from tests.processes.tasks import TRACE
from tests.processes.visitor import Visitor

TASKS = 200
LEASE = ("--lease", "2")
ASK = """
from tests.processes import tasks
for number in range({first}, {first} + {count}):
    tasks.{name}.enqueue(number, *{more})
"""
REGULAR = """
from collections import Counter
from django_tasks_db.models import DBTaskResult
from growthring.core.schedule import announced
from growthring.upkeep.models import Occasion
names = [regular.name for regular in announced()]
print(len(names), Occasion.objects.count(), DBTaskResult.objects.filter(task_path__in=names).count())
"""
STATES = """
from django_tasks_db.models import DBTaskResult
for task in DBTaskResult.objects.filter(task_path__startswith="tests."):
    print(task.status, len(task.worker_ids), task.exception_class_path)
"""


def ask(installation: Installation, name: str, count: int = 1, first: int = 0, more: tuple[object, ...] = ()) -> None:
    installation.shell(ASK.format(name=name, count=count, first=first, more=more))


def trace(installation: Installation) -> Counter[str]:
    path = installation.home / TRACE
    return Counter(path.read_text().splitlines() if path.exists() else [])


def test_two_hundred_tasks_are_done_once_each_while_pages_are_answered(
    installation: Installation, world: World
) -> None:
    ask(installation, "once", count=TASKS)
    server = installation.serve("--workers", "2")  # with a worker of its own
    workers = [installation.start("worker"), installation.start("worker")]
    visitors = [Visitor(installation.base) for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(lambda visitor: [visitor.get("/sign-in/").status for _ in range(5)], visitors))
    wait_for(lambda: len(trace(installation)) >= TASKS, "every task is done")

    assert statuses == [[200] * 5] * 8
    assert [stop(process) for process in [*workers, server]] == [0, 0, 0]
    assert trace(installation) == Counter(f"done {number}" for number in range(TASKS))
    announced, asked_for, done = map(int, installation.shell(REGULAR).split())
    assert (asked_for, done) == (announced, announced)


def test_a_worker_that_is_told_to_stop_ends_what_it_has_in_hand(installation: Installation) -> None:
    ask(installation, "slow", count=2, more=(1.5,))
    worker = installation.start("worker")
    wait_for(lambda: trace(installation), "a task has begun")

    assert stop(worker) == 0
    assert sum(trace(installation).values()) == 2, "one began and was done, the other did not begin"
    assert "the worker has stopped" in installation.log("worker")


def test_a_killed_workers_task_is_taken_up_by_another(installation: Installation) -> None:
    ask(installation, "slow_the_first_time")
    first = installation.start("worker", *LEASE)
    wait_for(lambda: trace(installation)["began 0"] == 1, "a task has begun")
    second = installation.start("worker", *LEASE)
    first.kill()
    wait_for(lambda: trace(installation)["done 0"], "the other has done it")
    wait_for(lambda: "SUCCESSFUL" in installation.shell(STATES), "and has written it down")

    assert installation.shell(STATES) == "SUCCESSFUL 2"
    assert stop(second) == 0


@pytest.mark.long
def test_a_task_that_kills_its_workers_is_set_aside_and_reported(installation: Installation) -> None:
    ask(installation, "deadly")
    for tries in (1, 2, 3):
        installation.start("worker", *LEASE).wait(timeout=60)
        assert trace(installation)["began 0"] == tries
        time.sleep(2)
    last = installation.start("worker", *LEASE)
    wait_for(lambda: "set aside" in installation.log("worker"), "it is set aside")

    assert stop(last) == 0
    assert installation.shell(STATES) == "FAILED 3 growthring.upkeep.rescue.SetAside"
    assert "Set aside, since it ended its worker 3 times: tests.processes.tasks.deadly" in (
        installation.growthring("schedule").stdout
    )


def background(server_pid: int) -> list[int]:
    return [pid for pid in children(server_pid) if b"--parent" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def test_the_server_keeps_a_worker_and_takes_it_along(installation: Installation) -> None:
    server = installation.serve("--workers", "2")
    wait_for(lambda: len(background(server.pid)) == 1, "it is there")
    (before,) = background(server.pid)
    time.sleep(5)
    os.kill(before, signal.SIGKILL)
    wait_for(lambda: background(server.pid) not in ([], [before]), "another takes its place")
    (after,) = background(server.pid)
    server.kill()  # without a word to anybody

    wait_for(lambda: not Path(f"/proc/{after}").exists(), "it does not outlive its server")


@pytest.mark.long
def test_without_its_worker_when_told_so(installation: Installation) -> None:
    server = installation.serve("--workers", "2", "--no-worker")

    assert len(children(server.pid)) == 2
    assert stop(server) == 0
