"""What the upkeep's own tables keep, and for how long."""

from datetime import timedelta

from django_tasks_db.models import DBTaskResult

from growthring.core import clock
from growthring.upkeep.models import Occasion, Worker

RESULTS = timedelta(days=7)
OCCASIONS = timedelta(days=30)
WORKERS = timedelta(days=1)


def forget() -> dict[str, int]:
    """How many rows went, by what they were."""
    now = clock.now()
    old = {
        "results": DBTaskResult.objects.finished().filter(finished_at__lt=now - RESULTS),
        "occasions": Occasion.objects.filter(due__lt=now - OCCASIONS),
        "workers": Worker.objects.filter(seen_at__lt=now - WORKERS),
    }
    return {name: rows.delete()[0] for name, rows in old.items()}
