"""For every test of the project, whichever package it lives in."""

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# The same examples on every run: a build breaks only because of its change. `make long` looks further.
settings.register_profile(
    "steady", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("long", deadline=None, max_examples=10_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

BROWSER = Path(__file__).parent / "tests" / "e2e"


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """The browser's tests want a process of their own: they are collected when they are asked for by path."""
    asked = [Path(argument.split("::")[0]).resolve() for argument in config.args]
    if collection_path == BROWSER and not any(path.is_relative_to(BROWSER) for path in asked):
        return True
    return None


@pytest.fixture(autouse=True, scope="session")
def wordings_are_compared() -> Generator[None, None, None]:
    from growthring.core import wordings
    from tests.wordings import compare

    wordings.checks.append(compare)
    yield
    wordings.checks.remove(compare)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None, None, None]:
    """After a test that really commits, its tables are emptied; on SQLite by DELETE, which the events refuse."""
    if not commits(item):
        return (yield)
    from django.db import connection
    from pytest_django.plugin import blocking_manager_key

    from growthring.audit.append_only import guard, unguard

    blocker = item.config.stash[blocking_manager_key]
    if connection.vendor != "sqlite":
        return (yield)
    with blocker.unblock(), connection.schema_editor() as editor:
        unguard(None, editor)
    outcome = yield
    if nextitem is not None:
        with blocker.unblock(), connection.schema_editor() as editor:
            guard(None, editor)
    return outcome


def commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(fixtures & {"transactional_db", "live_server"}) or bool(marker and marker.kwargs.get("transaction"))
