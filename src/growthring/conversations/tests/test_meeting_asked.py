"""A meeting's page asks for less than a visibility says: what it leaves out adds nothing."""

from typing import Any

import pytest

from growthring.conversations.models import (
    KIND,
    Conversation,
    Edition,
    Evidence,
    Line,
    Party,
    Signature,
    Wellbeing,
    Words,
)
from growthring.conversations.queries.records import editions_of
from growthring.conversations.services.evidence import add_evidence
from growthring.conversations.services.meeting import begin, end
from growthring.conversations.services.preparing import share_preparation, write_words
from growthring.conversations.services.signing import reopen
from growthring.conversations.services.wellbeing import write_wellbeing
from growthring.conversations.tests.worlds import World, signs, world
from growthring.core import clock
from growthring.core.access import Role
from growthring.people.models import PartnerKind, Person
from growthring.people.services.shares import share
from tests.factories import PartnershipFactory, PostFactory, RoleGrantFactory, acting

STEPS = ("planned", "begun", "recorded", "signed")
OF_A_MEETING: tuple[Any, ...] = (Party, Words, Line, Evidence, Wellbeing)


@pytest.fixture
def here(db: None) -> World:
    return world()


def three(here: World) -> list[Person]:
    return [here.learner, here.manager, here.coach]


def met(here: World, step: str) -> Conversation:
    """All three have prepared; the coach has shared that."""
    at = here.planned(has_wellbeing=True, other=here.coaching)
    for person in three(here):
        write_words(actor=acting(person), conversation=at, texts={here.questions[0].pk: f"Of {person}"})
        add_evidence(actor=acting(person), conversation=at, note=f"By {person}")
    for person in (here.learner, here.manager):
        write_wellbeing(actor=acting(person), conversation=at, text=f"By {person}")
    share_preparation(actor=acting(here.coach), conversation=at)
    if step != "planned":
        present = {person.pk for person in three(here)}
        at = begin(actor=acting(here.learner), conversation=at, present=present, held_on=clock.today())
    if step in ("recorded", "signed"):
        at = end(actor=acting(here.learner), conversation=at)
    if step == "signed":
        for person in three(here):
            signs(person, at)
    return at


def seen_by(actor: Any, at: Conversation) -> list[set[int]]:
    rows = [model.objects.visible_to(actor).filter(conversation=at) for model in (*OF_A_MEETING, Edition)]
    signatures = Signature.objects.visible_to(actor).filter(edition__conversation=at)
    return [{row.pk for row in found} for found in (*rows, signatures)]


@pytest.mark.parametrize("step", STEPS)
def test_what_one_holds_for_others_adds_nothing_to_ones_own_meeting(here: World, step: str) -> None:
    managed = PostFactory.create(school=here.school, person=here.colleague)
    PartnershipFactory.create(post=managed, partner=here.learner, kind=PartnerKind.LINE_MANAGER)
    RoleGrantFactory.create(person=here.learner, role=Role.HD, school=here.school)
    at, actor = met(here, step), acting(here.learner)

    found = seen_by(actor, at)
    assert seen_by(actor.as_learner(), at) == found
    numbers = {
        "planned": [3, 2, 0, 1, 1, 0, 0],
        "begun": [3, 3, 3, 3, 2, 0, 0],
        "recorded": [3, 3, 3, 3, 2, 1, 0],
        "signed": [3, 3, 3, 3, 2, 1, 3],
    }
    assert [len(each) for each in found] == numbers[step]


def test_whoever_sees_an_edition_sees_who_signed_it_and_nobody_else_does(here: World) -> None:
    at = here.signed()
    share(actor=acting(here.learner), partnership=here.guiding, record_kind=KIND)
    reopen(actor=acting(here.learner), conversation=at, reason="A date was wrong")
    signs(here.learner, at)
    told = {}
    for who in ("learner", "manager", "coach", "guest", "head", "ceo", "colleague"):
        actor = acting(getattr(here, who))
        shown = [each.pk for record in editions_of(actor, at) for each in record.signatures]
        seen = Signature.objects.visible_to(actor).filter(edition__conversation=at)
        assert sorted(shown) == sorted(each.pk for each in seen)
        told[who] = len(shown)
    assert told == {"learner": 3, "manager": 3, "coach": 0, "guest": 2, "head": 0, "ceo": 0, "colleague": 0}
