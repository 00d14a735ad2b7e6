"""`growthring schedule`: regular work, when it was done last, how it went, when it is due again."""

from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from growthring.core import clock
from growthring.upkeep import rescue, schedule


class Command(BaseCommand):
    help = "List regular work: when it was done last, how it went, when it is due again."
    group = "Look after it"

    def handle(self, *args: Any, **options: Any) -> None:
        for line in schedule.lines():
            self.stdout.write(f"{line.regular.meaning}")
            self.stdout.write(
                f"    last {self._when(line.due)}: {how_it_went(line)}; next {self._when(line.following)}\n"
            )
        waiting = DBTaskResult.objects.ready().count()
        self.stdout.write(f"Waiting in the background: {waiting}. Workers at work: {schedule.workers(clock.now())}.")
        for task in rescue.set_aside():
            self.stdout.write(f"Set aside, since it ended its worker {len(task.worker_ids)} times: {task.task_path}")

    def _when(self, moment: datetime | None) -> str:
        return f"{timezone.localtime(moment):%a %d %b %H:%M}" if moment else "never"


def how_it_went(line: schedule.Line) -> str:
    if line.due is None:
        return "no worker has been there yet"
    if line.result is None:
        return "done; how it went is no longer kept"
    match line.result.status:
        case TaskResultStatus.SUCCESSFUL:
            told = line.result.return_value
            return f"done ({told})" if isinstance(told, int | dict) else "done"
        case TaskResultStatus.FAILED:
            return f"broke off: {line.result.exception_class_path.rpartition('.')[2]}"
        case TaskResultStatus.RUNNING:
            return "being done"
        case _:
            return "waiting for a worker"
