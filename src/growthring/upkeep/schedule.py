"""Regular work becomes tasks: each occasion once, however many workers look."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django_tasks_db.models import DBTaskResult

from growthring.core import clock
from growthring.core.schedule import Regular, announced
from growthring.upkeep.models import Occasion, Worker


def ask_for_what_is_due() -> list[str]:
    """The names of the work this call has asked for. After a pause, each is asked for once, not once a missed time."""
    return [regular.name for regular in announced() if _ask(regular, regular.when.occasion(clock.now()))]


def _ask(regular: Regular, due: datetime) -> bool:
    if Occasion.objects.filter(name=regular.name, due=due).exists():
        return False
    with transaction.atomic():
        occasion, is_new = Occasion.objects.get_or_create(name=regular.name, due=due)
        if is_new:
            occasion.task_id = UUID(str(regular.task.enqueue().id))
            occasion.save(update_fields=["task_id"])
    return is_new


@dataclass(frozen=True)
class Line:
    """A line of `growthring schedule`."""

    regular: Regular
    due: datetime | None  # the last occasion that was asked for
    result: "DBTaskResult[Any, Any] | None"
    following: datetime


def lines() -> Iterator[Line]:
    for regular in announced():
        last = Occasion.objects.filter(name=regular.name).order_by("-due").first()
        result = DBTaskResult.objects.filter(pk=last.task_id).first() if last and last.task_id else None
        yield Line(regular, last.due if last else None, result, regular.when.following(clock.now()))


def workers(moment: datetime) -> int:
    """How many have been heard of lately."""
    return _heard_of(moment).count()


def hosts(moment: datetime) -> set[str]:
    """The machines they are on."""
    return set(_heard_of(moment).values_list("host", flat=True))


def _heard_of(moment: datetime) -> QuerySet[Worker]:
    return Worker.objects.filter(seen_at__gte=moment - timedelta(minutes=2))
