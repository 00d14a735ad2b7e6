"""One fictional trust for a whole module of tests, and none of it left for the tests of others."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from growthring.core import clock
from growthring.demo.making import Making, make
from growthring.demo.world import World

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Making]:
    """The clock stands still on a Saturday in November for as long as the module's tests run."""
    with django_db_blocker.unblock(), time_machine.travel(NOW, tick=False), transaction.atomic():
        yield make(World(clock.today()))
        transaction.set_rollback(True)
