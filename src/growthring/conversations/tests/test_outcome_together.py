"""Two screens, one outcome: what one of them saved is not written over by the other's older page."""

import re
from datetime import date, timedelta

import pytest

from growthring.conversations.models import Conversation
from growthring.conversations.tests.test_meeting_pages import get, post, url
from growthring.conversations.tests.worlds import World, reread, world
from growthring.core import clock
from growthring.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> World:
    return world()


@pytest.fixture
def at(here: World) -> Conversation:
    return here.begun()


def in_days(days: int) -> date:
    return clock.today() + timedelta(days=days)


def seen_on(page: str) -> str:
    """What the outcome's form carries of the page it stands on."""
    form = page[page.index('class="form meeting-outcome"') :]
    found = re.search(r'name="seen" value="([^"]*)"', form)
    assert found is not None
    return found[1]


def saves(person: Person, at: Conversation, page: str, degree: str, day: date | None, *, status: int = 302) -> str:
    told = {"degree": degree, "next_on": day.isoformat() if day else "", "seen": seen_on(page)}
    return post(person, url(at, "outcome"), status=status, **told)


def stands(at: Conversation) -> tuple[str, date | None]:
    found = reread(at)
    return found.degree, found.next_on


def test_what_the_other_said_stays(here: World, at: Conversation) -> None:
    one, two = get(here.learner, url(at)), get(here.manager, url(at))
    saves(here.learner, at, one, "coach", None)
    saves(here.manager, at, two, "", in_days(30))

    assert stands(at) == ("coach", in_days(30))


def test_where_both_said_something_the_second_is_asked(here: World, at: Conversation) -> None:
    one, two = get(here.learner, url(at)), get(here.manager, url(at))
    saves(here.learner, at, one, "coach", in_days(30))
    page = saves(here.manager, at, two, "mentor", in_days(30), status=422)
    assert "Somebody else chose “Coach” meanwhile. Choose again." in page
    assert stands(at) == ("coach", in_days(30))
    saves(here.manager, at, page, "mentor", in_days(30))
    assert stands(at) == ("mentor", in_days(30))

    again = saves(here.learner, at, two, "", in_days(60), status=422)
    assert "meanwhile. Choose again." in again
    saves(here.learner, at, get(here.learner, url(at)), "", None)
    assert stands(at) == ("", None)


def test_who_is_asked_about_one_box_finds_in_the_other_what_stands(here: World, at: Conversation) -> None:
    one, two = get(here.learner, url(at)), get(here.manager, url(at))
    saves(here.learner, at, one, "coach", in_days(30))
    page = saves(here.manager, at, two, "mentor", None, status=422)

    assert f'name="next_on" value="{in_days(30).isoformat()}"' in page
    assert re.search(r'value="mentor"[^>]*checked', page)


def test_both_said_the_same(here: World, at: Conversation) -> None:
    one, two = get(here.learner, url(at)), get(here.manager, url(at))
    for person, page in ((here.learner, one), (here.manager, two)):
        saves(person, at, page, "delegate", in_days(9))

    assert stands(at) == ("delegate", in_days(9))
