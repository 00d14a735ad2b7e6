"""What the tests of the planning pages share: a world with a calendar, and a browser."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

import time_machine
from django.test import Client
from django.utils import timezone

from growthring.conversations.models import Conversation
from growthring.conversations.tests.worlds import World, world
from growthring.people.models import Person
from growthring.standards.models import Calendar, Closure, Term

NOW = "2026-11-18 09:00 +0000"
State = Conversation.State
Queries = Callable[[int], Any]


@contextmanager
def in_autumn() -> Iterator[World]:
    """On a Wednesday in November, in a term with one day off."""
    with time_machine.travel(NOW, tick=False):
        made = world()
        facts = {"trust": made.school.trust}
        year = Calendar.objects.create(**facts, name="2026/27", starts_on=date(2026, 9, 1), ends_on=date(2027, 9, 1))
        Term.objects.create(
            **facts, calendar=year, name="Autumn", first_day=date(2026, 9, 2), last_day=date(2026, 12, 18)
        )
        Closure.objects.create(
            **facts, calendar=year, name="Staff day", first_day=date(2026, 11, 27), last_day=date(2026, 11, 27)
        )
        yield made


def client_of(person: Person) -> Client:
    client = Client()
    assert person.user is not None
    client.force_login(person.user)
    return client


def page(person: Person, address: str) -> str:
    response = client_of(person).get(address)
    assert response.status_code == 200
    return response.content.decode()


def at(day: date, hour: int = 15) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day, hour, 30))
