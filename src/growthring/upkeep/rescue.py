"""Tasks whose worker was killed are taken up again; one that kills its worker each time is set aside."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import QuerySet
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from growthring.core import clock
from growthring.upkeep.models import Worker

log = structlog.get_logger("growthring.upkeep")
MOST_TRIES = 3
SET_ASIDE = "growthring.upkeep.rescue.SetAside"


class SetAside(Exception):
    """What a task is said to have ended with, whose worker was killed each time it was tried."""


def take_up_again(lease: timedelta) -> int:
    """How many tasks were put back into the queue: those of workers that have not been seen for longer than `lease`."""
    alive = set(Worker.objects.filter(seen_at__gte=clock.now() - lease).values_list("name", flat=True))
    lost = [task.pk for task in DBTaskResult.objects.running() if task.worker_ids[-1] not in alive]
    return sum(_put_back(pk, alive) for pk in lost)


def _put_back(pk: UUID, alive: set[str]) -> bool:
    with transaction.atomic():
        task = DBTaskResult.objects.running().filter(pk=pk).select_for_update(skip_locked=True).first()
        if task is None or task.worker_ids[-1] in alive:
            return False
        tries = len(task.worker_ids)
        if tries < MOST_TRIES:
            task.status = TaskResultStatus.READY
            task.save(update_fields=["status"])
        else:
            task.set_failed(SetAside())
    told = {"task": task.task_path, "id": str(task.pk), "tries": tries}
    if tries < MOST_TRIES:
        log.warning("a worker was killed: its task is taken up again", **told)
        return True
    log.error("a task was set aside: its worker was killed each time", **told)
    return False


def set_aside() -> "QuerySet[DBTaskResult[Any, Any]]":
    """For the doctor: tasks somebody has to look at."""
    return DBTaskResult.objects.failed().filter(exception_class_path=SET_ASIDE)
