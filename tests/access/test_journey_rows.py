"""Every row of the learning journey against everybody: the registered visibility says what the rulings say."""

import pytest
from django.apps import apps

from growthring.core.records import declared
from growthring.core.scoping import visible
from tests.access.personas import everybody, persona
from tests.access.reach import Reach
from tests.access.ties import Ties
from tests.access.world import World
from tests.factories import acting

pytestmark = pytest.mark.django_db
MODELS = [
    model
    for room in ("commitments", "conversations", "writing")
    for model in apps.get_app_config(room).get_models()
    if declared(model) is not None
]


@pytest.mark.parametrize("name", everybody())
def test_everybody_sees_the_rows_that_are_theirs_to_see(name: str, world: World, ties: Ties) -> None:
    who = persona(world, name)
    if who.person is None or not ties.lives(who.person):
        return  # without an actor the door is closed: nothing is asked for them
    reach, actor = Reach(world, ties, who), acting(who.person)
    wrong = set()
    for model in MODELS:
        seen = set(model._base_manager.filter(visible(model, actor)).values_list("pk", flat=True))
        mine = {pk for pk in model._base_manager.values_list("pk", flat=True) if reach.may(model._meta.label, pk, "")}
        wrong |= {f"{model.__name__} {pk} is seen" for pk in seen - mine}
        wrong |= {f"{model.__name__} {pk} is not seen" for pk in mine - seen}

    assert wrong == set()
