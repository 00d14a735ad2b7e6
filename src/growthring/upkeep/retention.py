"""What the upkeep's own tables keep, and for how long."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django_tasks_db.models import DBTaskResult

from growthring.core import clock
from growthring.core.models import Installation
from growthring.core.retention import forgets, keeps
from growthring.upkeep.models import Occasion, Worker

RESULTS = timedelta(days=7)
OCCASIONS = timedelta(days=30)
WORKERS = timedelta(days=1)

keeps("as long as the installation", Installation, ContentType, Permission, Group)


@forgets(DBTaskResult)
def old_results() -> "QuerySet[DBTaskResult[Any, Any]]":
    return DBTaskResult.objects.finished().filter(finished_at__lt=clock.now() - RESULTS)


@forgets(Occasion)
def old_occasions() -> QuerySet[Occasion]:
    return Occasion.objects.filter(due__lt=clock.now() - OCCASIONS)


@forgets(Worker)
def silent_workers() -> QuerySet[Worker]:
    return Worker.objects.filter(seen_at__lt=clock.now() - WORKERS)
