from collections.abc import Iterator

import pytest
import time_machine

from growthring.commitments.tests.worlds import TODAY, World, world


@pytest.fixture(autouse=True)
def _still() -> Iterator[None]:
    with time_machine.travel(f"{TODAY.isoformat()}T09:00:00Z", tick=False):
        yield


@pytest.fixture
def here(db: None) -> World:
    return world()
