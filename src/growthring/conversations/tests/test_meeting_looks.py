"""Words of others that can be read on a meeting's pages: each time it is written down that somebody looked."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from growthring.audit.models import Event
from growthring.conversations.models import Conversation
from growthring.conversations.services.meeting import begin
from growthring.conversations.services.preparing import write_words
from growthring.conversations.tests.test_meeting_pages import at_step, get, here, post, signed_in, url
from growthring.conversations.tests.worlds import World
from growthring.core import clock
from growthring.people.models import Person
from tests.factories import acting

__all__ = ["here"]
pytestmark = pytest.mark.django_db


def looks(*, by: Any) -> list[tuple[str, int | None]]:
    rows = Event.objects.unscoped(reason="test").filter(verb="looked", actor_id=by.pk).order_by("pk")
    return list(rows.values_list("where", "subject_id"))


def test_a_form_that_did_not_pass_shows_the_page_and_is_a_look(here: World) -> None:
    at = at_step(here, "planned")
    post(here.manager, url(at, "begin"), status=422)
    assert looks(by=here.manager) == [("conversation", here.learner.pk)]


@pytest.mark.parametrize("step", ["begun", "recorded"])
def test_a_line_that_is_opened_to_write_is_a_look(here: World, step: str) -> None:
    at = at_step(here, step)
    get(here.manager, url(at, "line", 1))
    assert looks(by=here.manager) == [("conversation", here.learner.pk)]


def test_so_is_a_line_that_did_not_pass(here: World) -> None:
    at = at_step(here, "begun")
    post(here.manager, url(at, "line", 1), status=422, text="x" * 100_000, seen=0)
    assert looks(by=here.manager) == [("conversation", here.learner.pk)]


@pytest.mark.parametrize("step", ["planned", "begun", "recorded"])
@pytest.mark.parametrize("name", ["prepare", "ready"])
def test_ones_own_words_on_a_page_about_the_learner_are_a_look_of_their_partner_alone(
    here: World, step: str, name: str
) -> None:
    at = at_step(here, step)
    for person in (here.learner, here.manager):
        if name == "prepare":
            get(person, url(at, name))
        post(person, url(at, name), status=422, stood=step, q1="x" * 4001)
    times = 2 if name == "prepare" else 1
    assert looks(by=here.manager) == [("preparation", here.learner.pk)] * times
    assert looks(by=here.learner) == []


def test_it_is_no_look_at_what_was_shared(here: World) -> None:
    at = at_step(here, "planned")
    post(here.learner, url(at, "share"), do="share")
    get(here.manager, url(at, "prepare"))
    assert "Nobody has looked yet." in get(here.learner, url(at))


def test_a_page_that_lies_open_is_a_look_an_hour(here: World) -> None:
    at, now = at_step(here, "begun"), timezone.now()
    for minutes, count in ((0, 1), (1, 1), (59, 1), (61, 2), (62, 2)):
        with time_machine.travel(now + timedelta(minutes=minutes), tick=False):
            get(here.manager, url(at, "look"))
        assert looks(by=here.manager) == [("conversation", here.learner.pk)] * count, minutes


def test_a_page_that_was_just_opened_has_been_looked_at(here: World) -> None:
    at = at_step(here, "begun")
    for name in ("meeting", "look", "look"):
        get(here.manager, url(at, name))
    get(here.learner, url(at, "look"))
    assert looks(by=here.manager) == [("conversation", here.learner.pk)]
    assert looks(by=here.learner) == []


def test_what_shows_nobodys_words_is_no_look(here: World) -> None:
    at = at_step(here, "recorded")
    get(here.manager, url(at, "look"), status=286)
    assert looks(by=here.manager) == []


def told(at: Conversation, person: Person, stood: str, *, status: int) -> str:
    return get(person, f"{url(at, 'look')}?stood={stood}", status=status)


def test_a_page_made_before_it_began_is_told_that_it_has(here: World) -> None:
    at = at_step(here, "planned")
    write_words(actor=acting(here.manager), conversation=at, texts={here.questions[0].pk: "HONEYCOMB"})
    assert told(at, here.learner, "planned", status=204) == ""

    begin(
        actor=acting(here.manager),
        conversation=at,
        present={here.learner.pk, here.manager.pk},
        held_on=clock.today(),
    )
    news = told(at, here.learner, "planned", status=286)

    assert f"The meeting has begun: what you had saved, {here.manager} can read now." in news
    assert f'href="{url(at)}"' in news
    assert "HONEYCOMB" not in news
    assert looks(by=here.learner) == looks(by=here.manager) == []


def test_it_is_told_as_well_when_the_meeting_is_over_or_called_off(here: World) -> None:
    assert "has been ended" in told(at_step(here, "recorded"), here.learner, "planned", status=286)
    at = at_step(here, "planned")
    Conversation.objects.unscoped(reason="test").filter(pk=at.pk).update(state="called_off")
    assert "was called off" in told(at, here.learner, "planned", status=286)


@pytest.mark.parametrize(("step", "asks"), [("planned", "?stood=planned"), ("begun", "?but=0")])
def test_the_page_asks_for_its_news_by_itself(here: World, step: str, asks: str) -> None:
    at = at_step(here, step)
    assert f'id="meeting-news" role="status" hx-get="{url(at, "look")}{asks}"' in get(here.learner, url(at))


@pytest.mark.parametrize(("who", "number"), [("learner", 8), ("manager", 9)])
def test_the_queries_of_a_page_that_lies_open(
    here: World, who: str, number: int, django_assert_num_queries: Any
) -> None:
    at = at_step(here, "begun")
    client = signed_in(getattr(here, who))
    client.get(url(at, "look"))
    with django_assert_num_queries(number):
        client.get(url(at, "look"))
