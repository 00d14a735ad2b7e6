"""One task at a time: taken by one worker, run, and its end written down without a word that anybody wrote."""

import time
import traceback
from typing import Any

import structlog
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.db import InterfaceError, OperationalError, transaction
from django.utils import translation
from django_tasks import TaskContext, TaskResultStatus
from django_tasks.signals import task_finished, task_started
from django_tasks_db.models import DBTaskResult

from growthring.core import clock

log = structlog.get_logger("growthring.upkeep")


def take(worker: str) -> "DBTaskResult[Any, Any] | None":
    """The next task, which now is this worker's and nobody else's."""
    if not DBTaskResult.objects.ready().exists():
        return None  # on SQLite, looking takes no turn among those who write
    with transaction.atomic():
        task = DBTaskResult.objects.ready().get_locked()
        if task is not None:
            task.claim(worker)
    return task


def run(task: "DBTaskResult[Any, Any]", worker: str) -> bool:
    """Whether it went well."""
    began = time.monotonic()
    told = {"task": task.task_path, "id": str(task.pk), "tries": len(task.worker_ids)}
    try:
        returned = _call(task)
        kept = {"status": TaskResultStatus.SUCCESSFUL, "return_value": returned, "exception_class_path": ""}
        is_mine = _end(task, worker, kept)
    except (OperationalError, InterfaceError):
        raise  # not the task's fault: it stays this worker's until the rescue puts it back
    except Exception as error:
        _end(task, worker, {"status": TaskResultStatus.FAILED, "return_value": None, **without_words(error)})
        log.exception("a task broke", ms=_ms(began), **told)
        return False
    log.info("a task is done" if is_mine else "a task is done, by another worker as well", ms=_ms(began), **told)
    return True


def _call(task: "DBTaskResult[Any, Any]") -> Any:
    try:
        known, result = task.task, task.task_result
    except (ImportError, SuspiciousOperation) as error:
        raise LookupError("no such task in this version") from error
    task_started.send(sender=type(known.get_backend()), task_result=result)
    with translation.override(settings.LANGUAGE_CODE):
        context = [TaskContext(task_result=result)] if known.takes_context else []
        return known.call(*context, *result.args, **result.kwargs)


@transaction.atomic
def _end(task: "DBTaskResult[Any, Any]", worker: str, kept: dict[str, Any]) -> bool:
    """Unless another worker was given the task meanwhile, because this one seemed dead."""
    mine = DBTaskResult.objects.running().filter(pk=task.pk).select_for_update().first()
    if mine is None or mine.worker_ids[-1] != worker:
        return False
    for name, value in {"finished_at": clock.now(), "traceback": "", **kept}.items():
        setattr(mine, name, value)
    mine.save()
    transaction.on_commit(lambda: _tell(mine))
    return True


def _tell(task: "DBTaskResult[Any, Any]") -> None:
    try:
        result = task.task_result
    except (ImportError, SuspiciousOperation):
        return
    task_finished.send(sender=type(result.task.get_backend()), task_result=result)


def without_words(error: BaseException) -> dict[str, str]:
    """An error's kind and places. Its message may quote a row."""
    places = (f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__))
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    return {"exception_class_path": kind, "traceback": "\n".join(places)}


def _ms(began: float) -> int:
    return round((time.monotonic() - began) * 1000)
