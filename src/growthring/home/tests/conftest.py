from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.test import Client

from growthring.home.tests.world import World, make_world
from growthring.people.models import Person

SignIn = Callable[[Person], Client]


@pytest.fixture
def _still() -> Iterator[None]:
    with time_machine.travel("2026-11-21 09:00 +0000", tick=False):
        yield


@pytest.fixture
def world(db: None, _still: None) -> World:
    return make_world()


@pytest.fixture
def signed_in(db: None, _still: None) -> SignIn:
    def sign_in(person: Person) -> Client:
        client = Client()
        client.force_login(person.user)  # type: ignore[arg-type]
        return client

    return sign_in
