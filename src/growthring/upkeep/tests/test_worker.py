from datetime import timedelta

import pytest
from django.db import OperationalError
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from growthring.core import clock
from growthring.upkeep import claims, rescue
from growthring.upkeep.models import Worker
from growthring.upkeep.tests import samples
from growthring.upkeep.worker import Loop

LEASE = timedelta(seconds=60)


def one() -> "DBTaskResult[..., object]":
    return DBTaskResult.objects.get()


def killed(name: str) -> None:
    """The worker is not heard of any more."""
    Worker.objects.filter(name=name).update(seen_at=clock.now() - LEASE * 2)


def test_a_task_is_done_and_its_answer_kept(worker: Loop, done: list[int]) -> None:
    samples.note.enqueue(3)

    assert (worker.once(), worker.once()) == (True, False)
    assert done == [3]
    assert (one().status, one().return_value, one().worker_ids) == (TaskResultStatus.SUCCESSFUL, 3, [worker.name])


def test_a_broken_task_leaves_its_kind_and_place_and_no_words(worker: Loop, caplog: pytest.LogCaptureFixture) -> None:
    samples.break_with_words.enqueue("canary")
    worker.once()

    assert (one().status, one().exception_class_path) == (TaskResultStatus.FAILED, "builtins.ValueError")
    assert one().traceback.splitlines()[-1].endswith("break_with_words")
    assert "canary" not in one().traceback
    assert [record.levelname for record in caplog.records if record.name == "growthring.upkeep"] == ["ERROR"]


def test_an_answer_that_cannot_be_kept_is_a_broken_task(worker: Loop) -> None:
    samples.return_what_cannot_be_kept.enqueue()
    worker.once()

    assert (one().status, one().exception_class_path) == (TaskResultStatus.FAILED, "builtins.TypeError")


def test_a_task_of_another_version_is_a_broken_task(worker: Loop) -> None:
    samples.note.enqueue(1)
    DBTaskResult.objects.update(task_path="growthring.upkeep.tests.samples.gone")
    worker.once()

    assert (one().status, one().exception_class_path) == (TaskResultStatus.FAILED, "builtins.LookupError")


def test_a_task_that_loses_the_database_is_not_to_blame(worker: Loop) -> None:
    samples.lose_the_database.enqueue()

    with pytest.raises(OperationalError):
        worker.once()
    assert one().status == TaskResultStatus.RUNNING


def test_nobody_takes_what_a_living_worker_has_in_hand(worker: Loop) -> None:
    samples.note.enqueue(1)
    claims.take(worker.name)

    assert rescue.take_up_again(LEASE) == 0
    assert claims.take("another") is None


def test_a_killed_workers_task_is_taken_up_again(worker: Loop, done: list[int]) -> None:
    samples.note.enqueue(1)
    claims.take("killed")

    assert rescue.take_up_again(LEASE) == 1
    assert worker.once()
    assert done == [1]
    assert one().worker_ids == ["killed", worker.name]


def test_the_third_worker_that_dies_of_a_task_is_the_last(worker: Loop, caplog: pytest.LogCaptureFixture) -> None:
    samples.note.enqueue(1)
    taken = []
    for name in ("first", "second", "third"):
        claims.take(name)
        taken.append(rescue.take_up_again(LEASE))

    assert taken == [1, 1, 0]
    assert (one().status, list(rescue.set_aside())) == (TaskResultStatus.FAILED, [one()])
    assert [record.levelname for record in caplog.records] == ["WARNING", "WARNING", "ERROR"]


def test_a_worker_that_was_only_slow_does_not_end_what_another_has_in_hand(worker: Loop, done: list[int]) -> None:
    samples.note.enqueue(1)
    slow = claims.take("slow")
    assert slow is not None
    rescue.take_up_again(LEASE)
    claims.take(worker.name)

    assert claims.run(slow, "slow")  # twice done is harmless, twice ended is not
    assert (one().status, one().worker_ids) == (TaskResultStatus.RUNNING, ["slow", worker.name])


def test_a_worker_in_trouble_begins_again_under_another_name(worker: Loop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("growthring.upkeep.worker.close_old_connections", lambda: None)  # the test's own
    samples.lose_the_database.enqueue()
    before = worker.name
    worker._step()

    assert set(Worker.objects.values_list("name", flat=True)) == {worker.name}
    assert worker.name != before
    assert rescue.take_up_again(LEASE) == 1


def test_a_worker_that_is_killed_is_known_by_its_silence(worker: Loop) -> None:
    samples.note.enqueue(1)
    claims.take(worker.name)
    killed(worker.name)

    assert rescue.take_up_again(LEASE) == 1
