from datetime import UTC, datetime, time, timedelta
from io import StringIO

import pytest
import time_machine
from django.conf import LazySettings
from django.core.management import call_command
from django.utils.translation import override
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from growthring.core import schedule as announcing
from growthring.core.schedule import Daily, Regular
from growthring.upkeep import forgetting, schedule
from growthring.upkeep.models import Occasion, Worker
from growthring.upkeep.worker import Loop

pytestmark = pytest.mark.django_db


@pytest.fixture
def nightly(monkeypatch: pytest.MonkeyPatch) -> Regular:
    """The only regular work there is, at three in the morning."""
    announcing.announced()  # the packages' own, before they are put aside
    regular = Regular("samples.nightly", "Counts the sheep.", Daily(time(3)), nothing_to_do)
    monkeypatch.setattr(announcing, "_announced", {regular.name: regular})
    return regular


@task
def nothing_to_do() -> int:
    return 7


def test_each_occasion_is_asked_for_once(nightly: Regular) -> None:
    asked = []
    for moment in ("2026-01-10 02:00", "2026-01-10 02:59", "2026-01-10 03:00", "2026-01-10 23:00", "2026-01-15 12:00"):
        with time_machine.travel(datetime.fromisoformat(moment).replace(tzinfo=UTC), tick=False):
            asked.append(schedule.ask_for_what_is_due())

    # Once for the night before, once for this one, and once after the server was off for five days.
    assert asked == [[nightly.name], [], [nightly.name], [], [nightly.name]]
    assert DBTaskResult.objects.count() == 3


def test_what_another_worker_has_asked_for_is_left_alone(nightly: Regular) -> None:
    with time_machine.travel(datetime(2026, 1, 10, 12, tzinfo=UTC), tick=False):
        Occasion.objects.create(name=nightly.name, due=datetime(2026, 1, 10, 3, tzinfo=UTC))

        assert schedule.ask_for_what_is_due() == []
    assert DBTaskResult.objects.count() == 0


def test_a_worker_does_what_is_due_without_being_told(nightly: Regular) -> None:
    assert Loop().once()
    assert [task.return_value for task in DBTaskResult.objects.all()] == [7]


def test_everything_announced_can_be_done_on_an_empty_database(settings: LazySettings) -> None:
    settings.DEMO = True  # a backup wants a database that is not a test's: it has tests of its own
    loop = Loop()
    while loop.once():
        pass

    assert {task.task_path: task.status for task in DBTaskResult.objects.all()} == {
        regular.name: "SUCCESSFUL" for regular in announcing.announced()
    }


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("stages.tasks.close_checkpoints", "Closes every checkpoint whose day is over."),
        (
            "interop.tasks.forget_old_imports",
            "Drops the staff rows of previews that nobody decided about within a day.",
        ),
        ("upkeep.tasks.forget", "Forgets what has been kept for as long as it may be."),
    ],
)
def test_what_is_announced(name: str, meaning: str) -> None:
    with override("en-gb"):
        assert [str(r.meaning) for r in announcing.announced() if r.name == f"growthring.{name}"] == [meaning]


@time_machine.travel(datetime(2026, 1, 10, 12, tzinfo=UTC), tick=False)
def test_the_list_tells_when_and_how_it_went(nightly: Regular) -> None:
    before, after = StringIO(), StringIO()
    call_command("schedule", stdout=before)
    Loop().once()
    call_command("schedule", stdout=after)

    assert before.getvalue().splitlines() == [
        "Counts the sheep.",
        "    last never: no worker has been there yet; next Sun 11 Jan 03:00",
        "Waiting in the background: 0. Workers at work: 0.",
    ]
    assert after.getvalue().splitlines()[1] == "    last Sat 10 Jan 03:00: done (7); next Sun 11 Jan 03:00"


def test_what_is_old_is_forgotten_and_what_is_not_is_kept(nightly: Regular) -> None:
    start = datetime(2026, 1, 1, 12, tzinfo=UTC)
    for day in range(40):
        with time_machine.travel(start + timedelta(days=day), tick=False):
            loop = Loop()
            loop._begin()
            loop.once()
    with time_machine.travel(start + timedelta(days=39, minutes=1), tick=False):
        gone = forgetting.forget()

    assert gone == {"django_tasks_database.DBTaskResult": 33, "upkeep.Occasion": 10, "upkeep.Worker": 39}
    assert (DBTaskResult.objects.count(), Occasion.objects.count(), Worker.objects.count()) == (7, 30, 1)
