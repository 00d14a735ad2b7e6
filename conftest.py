"""For every test of the project, whichever package it lives in."""

import os
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
