from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine

from growthring.accounts.models import User
from growthring.people.models import Person
from tests.factories import PersonFactory

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)  # a Wednesday


@pytest.fixture
def clock_at() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def _site(settings: Any) -> None:
    settings.SITE = "https://growth.school.example"


@pytest.fixture
def person(db: None) -> Person:
    return PersonFactory(given_name="Wren", family_name="Hollis", email="wren@thistledown.example")


def login_of(person: Person) -> User:
    assert person.user is not None
    return person.user
