from typing import Any

import pytest
from django.conf import LazySettings

from growthring.upkeep.tests import samples
from growthring.upkeep.worker import Loop


@pytest.fixture(autouse=True)
def queue(settings: LazySettings) -> None:
    """Tasks wait in the database, as they do in an installation."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def done() -> list[int]:
    samples.done.clear()
    return samples.done


@pytest.fixture
def worker(db: Any) -> Loop:
    """Known to the others, with nothing due: only the test's own tasks."""
    loop = Loop()
    loop._begin()
    loop._next_round = float("inf")
    return loop
