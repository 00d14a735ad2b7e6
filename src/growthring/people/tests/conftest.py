from datetime import date

import pytest
import time_machine

from growthring.core.access import Actor, Role
from growthring.people.models import School
from tests.factories import SchoolFactory, acting, holding

TODAY = date(2025, 3, 10)


@pytest.fixture(autouse=True)
def _today() -> object:
    with time_machine.travel(f"{TODAY.isoformat()}T09:00:00Z", tick=False):
        yield


@pytest.fixture
def school(db: None) -> School:
    return SchoolFactory.create(name="Thistledown Primary")


@pytest.fixture
def office(school: School) -> Actor:
    """The school's office, and nothing more."""
    return acting(holding(Role.OFF, school))
