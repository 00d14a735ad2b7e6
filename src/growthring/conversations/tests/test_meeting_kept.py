"""How long it is kept, and what goes along when a school changes trust."""

from datetime import timedelta

import pytest
from django.db.models import Model

from growthring.conversations.models import (
    Conversation,
    Edition,
    Line,
    Party,
    Question,
    QuestionSet,
    Signature,
    Wellbeing,
    Words,
)
from growthring.conversations.queries.questions import set_in_force
from growthring.conversations.services.preparing import write_words
from growthring.conversations.services.wellbeing import write_wellbeing
from growthring.conversations.tests.worlds import World, questions_for, reread, world
from growthring.core import clock
from growthring.core.retention import rules
from growthring.people.models import PartnerKind
from growthring.people.services.moving import move_school
from tests.factories import PartnershipFactory, PostFactory, TrustFactory, acting

pytestmark = pytest.mark.django_db
WHY = "test"


@pytest.fixture
def here() -> World:
    return world()


def due(model: type[Model]) -> int:
    return next(rule for rule in rules() if rule.model is model).due().count()


def back(at: Conversation, days: int) -> None:
    rows = Conversation.objects.unscoped(reason=WHY).filter(pk=at.pk)
    day = timedelta(days=days)
    rows.update(held_on=clock.today() - day, starts_at=clock.now() - day)
    Wellbeing.objects.unscoped(reason=WHY).filter(conversation=at).update(written_at=clock.now() - day)


@pytest.mark.parametrize(("years", "gone"), [(0, 0), (6, 0), (8, 1)])
def test_a_record_is_kept_for_the_year_and_six(here: World, years: int, gone: int) -> None:
    back(here.signed(), 365 * years)
    assert due(Conversation) == gone


def test_wellbeing_goes_with_the_school_year(here: World) -> None:
    at = here.planned(has_wellbeing=True)
    write_wellbeing(actor=acting(here.learner), conversation=at, text="tired")
    assert due(Wellbeing) == 0
    back(at, 366)
    assert (due(Wellbeing), due(Conversation)) == (1, 0)


def test_what_was_signed_moves_with_its_school(here: World) -> None:
    """The manager works in a school that stays, too: their second entry has signed."""
    PartnershipFactory.create(
        post=PostFactory.create(person=here.manager, school__trust=here.school.trust),
        partner=here.coach,
        kind=PartnerKind.COACH,
    )
    at = here.begun()
    write_words(actor=acting(here.manager), conversation=at, texts={here.questions[0].pk: "HONEYCOMB"})
    at = here.signed(at=clock.now() - timedelta(hours=1))
    new = TrustFactory.create()
    theirs = questions_for(new)

    move_school(school=here.school, to=new, on=clock.today())

    at = reread(at)
    assert at.trust == new
    assert at.questions.school_id == here.school.pk
    for model in (Party, Line, Words, Edition, Signature):
        rows = model.objects.unscoped(reason=WHY)
        assert {row.trust_id for row in rows} == {new.pk}
    edition = Edition.objects.unscoped(reason=WHY).get(conversation=at)
    signed = {row.person_id for row in Signature.objects.unscoped(reason=WHY).filter(edition=edition)}
    assert {each["person"] for each in edition.content["parties"]} == signed
    assert set_in_force(new.pk, here.school.pk, "five", clock.today()) == theirs
    assert QuestionSet.objects.unscoped(reason=WHY).filter(trust=here.asked.trust_id, pk=here.asked.pk).exists()
    assert Question.objects.unscoped(reason=WHY).filter(version=at.questions).count() == 3
