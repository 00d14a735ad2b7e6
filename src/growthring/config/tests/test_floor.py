"""The floor page is there for measuring, and only then."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, reverse

from growthring.config.environment import ENV


@pytest.mark.django_db
def test_nobody_reaches_the_floor_page_unless_pages_are_measured(client: Client) -> None:
    assert not settings.BENCHMARK
    with pytest.raises(NoReverseMatch):
        reverse("floor")
    assert client.get("/benchmark/floor/").status_code == 404


def test_no_page_tells_its_queries_unless_pages_are_measured() -> None:
    assert [name for name in settings.MIDDLEWARE if "floor" in name] == []


@pytest.mark.parametrize(("told", "is_on"), [("", False), ("0", False), ("1", True)])
def test_one_variable_turns_it_on(monkeypatch: pytest.MonkeyPatch, told: str, is_on: bool) -> None:
    monkeypatch.setenv("GROWTHRING_BENCHMARK", told)

    assert ENV.benchmark.read() is is_on
