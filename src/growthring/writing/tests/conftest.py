from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from growthring.audit.models import Event
from growthring.core.access import Actor
from growthring.people.models import Person, School
from growthring.writing.models import Draft
from tests.factories import PostFactory, SchoolFactory, acting

Browser = Callable[[Person], Client]


@dataclass
class Place:
    """A school with two teachers, and the page of `pages` in it."""

    school: School = field(default_factory=SchoolFactory)
    first: Person = field(init=False)
    second: Person = field(init=False)

    def __post_init__(self) -> None:
        self.first, self.second = (PostFactory(school=self.school).person for _ in range(2))

    @property
    def page(self) -> str:
        return f"/test/note/{self.school.key}/"

    @property
    def name(self) -> str:
        return f"test_note:{self.school.key}"

    def actor(self) -> Actor:
        return acting(self.first)

    def notes(self) -> list[str]:
        """What the page has saved."""
        rows = Event.objects.unscoped(reason="test").filter(kind="a test")
        return list(rows.order_by("pk").values_list("where", flat=True))

    def drafts(self) -> list[dict[str, Any]]:
        return list(Draft.objects.unscoped(reason="test").order_by("pk").values_list("fields", flat=True))


@pytest.fixture
def _pages(settings: Settings) -> None:
    settings.ROOT_URLCONF = "growthring.writing.tests.pages"


@pytest.fixture
def here(db: None, _pages: None) -> Place:
    return Place()


@pytest.fixture
def browser() -> Browser:
    def signed_in(person: Person) -> Client:
        client = Client()
        client.force_login(person.user)  # type: ignore[arg-type]
        return client

    return signed_in
