"""Mentoring or coaching, asked where the two are: on the page of a review, and of what was signed."""

from typing import Any

import pytest

from growthring.conversations.models import Conversation, Purpose, WayReview
from growthring.conversations.tests.test_meeting_pages import at_step, get, here, url
from growthring.conversations.tests.worlds import World
from growthring.core import clock
from growthring.people.models import Person, SupportMode

__all__ = ["here"]
pytestmark = pytest.mark.django_db
ASKED = "is it time for mentoring to turn into coaching?"


def set_up(here: World, step: str, **facts: Any) -> Conversation:
    here.managing.mode = SupportMode.MENTORING
    here.managing.save()
    WayReview.objects.create(trust=here.school.trust, partnership=here.managing, ask_on=clock.today())
    return at_step(here, step, **facts)


def is_asked(person: Person, at: Conversation) -> bool:
    return ASKED in get(person, url(at))


@pytest.mark.parametrize("who", ["learner", "manager"])
@pytest.mark.parametrize(
    ("step", "review", "other"),
    [("planned", False, False), ("begun", True, False), ("recorded", True, False), ("signed", True, True)],
)
def test_it_is_asked_in_a_review_and_under_what_was_signed(
    here: World, step: str, review: bool, other: bool, who: str
) -> None:
    first = set_up(here, step, purpose=Purpose.REVIEW)
    second = at_step(here, step, purpose=Purpose.CHECK_IN)
    assert [is_asked(getattr(here, who), at) for at in (first, second)] == [review, other]


def test_it_names_the_other_and_leads_to_the_answer(here: World) -> None:
    at = set_up(here, "signed")
    for reader, other in ((here.learner, here.manager), (here.manager, here.learner)):
        page = get(reader, url(at))
        assert f"You and {other} wanted to look at this on {clock.today():%-d %B %Y}: {ASKED}" in page
        assert f"/{here.managing.key}/" in page


def test_it_is_not_asked_of_who_has_said_or_in_another_partners_meeting(here: World) -> None:
    at = set_up(here, "signed")
    WayReview.objects.unscoped(reason="test").update(learner_says="coaching")
    assert not is_asked(here.learner, at)
    assert is_asked(here.manager, at)
    WayReview.objects.unscoped(reason="test").update(learner_says="", partnership=here.guiding)
    assert not is_asked(here.learner, at)
