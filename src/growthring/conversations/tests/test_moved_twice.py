"""A meeting moved to today by one of them alone does not open what the others prepared, however often it is moved."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from growthring.conversations.services.meeting import begin
from growthring.conversations.services.planning import move
from growthring.conversations.tests.worlds import World, world
from growthring.core import clock
from tests.factories import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> World:
    return world()


def begins(here: World, by_another: bool) -> bool:
    held = here.planned(at=clock.now() + timedelta(days=20))
    move(actor=acting(here.manager), conversation=held, starts_at=clock.now())
    second = here.learner if by_another else here.manager
    move(actor=acting(second), conversation=held, starts_at=clock.now() + timedelta(seconds=1))
    present = {here.manager.pk, here.learner.pk}
    begun = begin(actor=acting(here.manager), conversation=held, present=present, held_on=clock.today())
    return begun.begun_at is not None


def test_moved_twice_by_one_alone(here: World) -> None:
    with pytest.raises(ValidationError, match="let one of the others begin it"):
        begins(here, by_another=False)


def test_the_other_has_had_a_hand_in_the_new_time(here: World) -> None:
    assert begins(here, by_another=True)
