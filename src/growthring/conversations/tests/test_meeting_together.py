"""Two who press at once: one meeting begins, two signatures stand, and no sentence of a line goes."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from growthring.conversations.models import Conversation, Edition, Line, LineVersion, Signature
from growthring.conversations.services.lines import write_line
from growthring.conversations.services.meeting import begin, end
from growthring.conversations.services.signing import sign
from growthring.conversations.tests.worlds import World, reread, seen_in, world
from growthring.core import clock
from growthring.writing.services.texts import Overtaken
from growthring.writing.tests.together import at_once
from tests.factories import acting

pytestmark = [
    pytest.mark.skipif(connection.vendor == "sqlite", reason="a database in memory has one writer"),
    pytest.mark.django_db(transaction=True),
]
State = Conversation.State
WHY = "test"


@pytest.fixture
def here() -> World:
    return world()


def both(here: World, do: Callable[[Any], Any]) -> list[Any]:
    """What came of it for the learner and the manager, who do it in one moment."""

    def told(actor: Any) -> Any:
        try:
            return do(actor)
        except (Overtaken, ValidationError) as error:
            return error

    actors = [acting(here.learner), acting(here.manager)]
    return at_once([lambda actor=actor: told(actor) for actor in actors])  # type: ignore[misc]


def test_two_begin_one_meeting(here: World) -> None:
    at, present = here.planned(), {here.learner.pk, here.manager.pk}
    both(here, lambda actor: begin(actor=actor, conversation=at, present=present, held_on=clock.today()))
    assert reread(at).state == State.BEGUN
    assert Line.objects.unscoped(reason=WHY).filter(conversation=at).count() == 3


def test_two_end_one_meeting(here: World) -> None:
    at = here.begun()
    both(here, lambda actor: end(actor=actor, conversation=at))
    assert Edition.objects.unscoped(reason=WHY).filter(conversation=at).count() == 1


def test_two_sign_in_one_moment(here: World) -> None:
    at = here.recorded()
    seen = seen_in(at)
    both(here, lambda actor: sign(actor=actor, conversation=at, seen=seen))
    assert reread(at).state == State.SIGNED
    assert Signature.objects.unscoped(reason=WHY).filter(edition__conversation=at).count() == 2


def test_two_write_one_line(here: World) -> None:
    at, question = here.begun(), here.questions[0].pk
    told = both(
        here,
        lambda actor: write_line(
            actor=actor, conversation=at, question=question, text=f"By {actor.person_id}.", seen=0
        ),
    )
    [overtaken] = [each for each in told if isinstance(each, Overtaken)]
    kept = LineVersion.objects.unscoped(reason=WHY).values_list("text", flat=True)
    assert list(kept) == [overtaken.theirs]
    assert {overtaken.theirs, overtaken.mine} == {f"By {here.learner.pk}.", f"By {here.manager.pk}."}


def test_whoever_signs_signs_what_they_read(here: World) -> None:
    """One signs while the other writes: either the line is in what was signed, or one of the two is told."""
    at, question = here.recorded(), here.questions[0].pk
    seen, learner, manager = seen_in(at), acting(here.learner), acting(here.manager)

    def told(do: Callable[[], Any]) -> Any:
        try:
            return do()
        except ValidationError as error:
            return error

    signing, writing = at_once(
        [
            lambda: told(lambda: sign(actor=learner, conversation=at, seen=seen)),
            lambda: told(lambda: write_line(actor=manager, conversation=at, question=question, text="Late", seen=0)),
        ]
    )
    assert isinstance(signing, ValidationError) != isinstance(writing, ValidationError)
    assert Signature.objects.unscoped(reason=WHY).exists() != isinstance(signing, ValidationError)
