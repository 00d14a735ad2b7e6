from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from growthring.home.tests.sso import linked, provider_of
from growthring.home.tests.world import World, make_world
from growthring.people.models import Person, SignInProvider
from tests import idp

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


@pytest.fixture
def _local(settings: Settings) -> None:
    """Providers on this machine may be asked."""
    settings.OIDC_HOSTS = ["127.0.0.1", "localhost"]
    cache.clear()


@pytest.fixture
def lived(db: None) -> World:
    """As `world`, while the clock runs: tokens look at it."""
    return make_world()


@pytest.fixture
def there() -> Iterator[idp.Provider]:
    with idp.serving() as provider:
        yield provider


@pytest.fixture
def provider(lived: World, there: idp.Provider) -> SignInProvider:
    return provider_of(lived.trust, there.issuer)


@pytest.fixture
def teacher(lived: World, provider: SignInProvider, there: idp.Provider) -> Person:
    linked(lived["teacher"].user, provider, there.issuer)
    return lived["teacher"]
