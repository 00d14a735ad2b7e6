"""What was typed about wellbeing and never saved is forgotten no later than the section itself; the rest stays."""

from datetime import datetime
from typing import Any

import pytest
import time_machine

from growthring.conversations.models import Conversation, Wellbeing
from growthring.conversations.services.preparing import DRAFTS
from growthring.conversations.services.wellbeing import write_wellbeing
from growthring.conversations.tests.worlds import World, world
from growthring.core.retention import rules
from growthring.people.models import Person
from growthring.writing.models import Draft
from growthring.writing.services.drafts import draft_of, save_draft, throw_away
from tests.factories import acting

pytestmark = pytest.mark.django_db
JULY, AUGUST, SEPTEMBER = "2026-07-10T09:00:00Z", "2026-08-31T09:00:00Z", "2026-09-01T03:00:00Z"


@pytest.fixture
def here() -> World:
    with time_machine.travel(JULY, tick=False):
        return world()


def types(here: World, person: Person, held: Conversation, **boxes: str) -> None:
    about = None if person == here.learner else here.learner.pk
    save_draft(actor=acting(person), place=f"{DRAFTS}:{held.key}", fields=boxes, about=about)


def night(at: str, *models: Any) -> int:
    with time_machine.travel(at, tick=False):
        return sum(rule.drop(rule.due()) for rule in rules() if rule.model in models)


def left() -> list[dict[str, str]]:
    return list(Draft.objects.unscoped(reason="test").order_by("pk").values_list("fields", flat=True))


def ahead(here: World) -> Conversation:
    return here.planned(at=datetime.fromisoformat("2026-09-08T14:00:00+00:00"), has_wellbeing=True)


def test_it_goes_on_the_same_night_as_the_section(here: World) -> None:
    with time_machine.travel(JULY, tick=False):
        held, saved = ahead(here), ahead(here)
        types(here, here.learner, held, q1="HONEYCOMB", wellbeing="WAYWORN")
        write_wellbeing(actor=acting(here.learner), conversation=saved, text="WAYWORN")

    assert night(AUGUST, Draft, Wellbeing) == 0
    assert night(SEPTEMBER, Draft, Wellbeing) == 2
    assert left() == [{"q1": "HONEYCOMB"}]
    assert night(SEPTEMBER, Draft, Wellbeing) == 0
    assert not Wellbeing.objects.unscoped(reason="test").exists()


def test_a_draft_of_nothing_else_goes_whole_and_so_it_does_in_the_bin(here: World) -> None:
    with time_machine.travel(AUGUST, tick=False):
        types(here, here.manager, ahead(here), wellbeing="WAYWORN")
        held = ahead(here)
        types(here, here.learner, held, q1="HONEYCOMB", wellbeing="WAYWORN")
        draft = draft_of(actor=acting(here.learner), place=f"{DRAFTS}:{held.key}")
        assert draft is not None
        throw_away(actor=acting(here.learner), draft=draft)

    assert night(SEPTEMBER, Draft) == 2
    assert left() == [{"q1": "HONEYCOMB"}]


def test_what_is_typed_this_year_stays_as_any_draft(here: World) -> None:
    with time_machine.travel(SEPTEMBER, tick=False):
        types(here, here.learner, ahead(here), q1="", wellbeing="WAYWORN")
    assert night("2027-08-31T09:00:00Z", Draft) == 0
    assert left() == [{"q1": "", "wellbeing": "WAYWORN"}]
    assert night("2027-09-01T09:00:00Z", Draft) == 1


def test_it_goes_at_once_where_its_meeting_is_gone_and_no_other_form_loses_a_box(here: World) -> None:
    with time_machine.travel(JULY, tick=False):
        held = ahead(here)
        types(here, here.learner, held, q1="HONEYCOMB", wellbeing="WAYWORN")
        save_draft(actor=acting(here.learner), place="elsewhere", fields={"wellbeing": "a plan of mine"})
        Conversation.objects.unscoped(reason="test").filter(pk=held.pk).delete()
    assert night(JULY, Draft) == 1
    assert left() == [{"q1": "HONEYCOMB"}, {"wellbeing": "a plan of mine"}]
