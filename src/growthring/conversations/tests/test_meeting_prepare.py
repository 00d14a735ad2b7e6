"""Preparing on a meeting's page: one's own boxes, and the press that says one is prepared."""

import pytest

from growthring.conversations.tests.test_meeting_pages import at_step, get, here, post, url
from growthring.conversations.tests.worlds import World

__all__ = ["here"]
pytestmark = pytest.mark.django_db


def test_prepared_is_seen_and_no_word_of_it(here: World) -> None:
    at = at_step(here, "planned")
    assert get(here.learner, url(at)).count("not yet prepared") == 2
    post(here.manager, url(at, "ready"), stood="planned")
    assert get(here.learner, url(at)).count("not yet prepared") == 1
    post(here.manager, f"{url(at, 'ready')}?do=not", stood="planned")
    assert get(here.learner, url(at)).count("not yet prepared") == 2


def test_i_am_prepared_stands_after_the_boxes_and_takes_their_words_along(here: World) -> None:
    at = at_step(here, "planned", has_wellbeing=True)
    page = get(here.learner, url(at))
    assert page.index('id="id_wellbeing"') < page.index(">I am prepared<")
    assert page.count(">I am prepared<") == 1

    post(here.learner, url(at, "ready"), stood="planned", q1="HONEYCOMB", wellbeing="WAYWORN")

    page = get(here.learner, url(at))
    for said in ("HONEYCOMB", "WAYWORN", "Not prepared after all"):
        assert said in page
    assert page.count("not yet prepared") == 1


def test_nobody_is_prepared_by_words_that_are_too_long(here: World) -> None:
    at = at_step(here, "planned")
    page = post(here.learner, url(at, "ready"), status=422, stood="planned", q1="x" * 4001)
    assert ">I am prepared<" in page
    assert get(here.learner, url(at)).count("not yet prepared") == 2


def test_boxes_that_did_not_come_are_not_emptied(here: World) -> None:
    at = at_step(here, "planned", has_wellbeing=True)
    post(here.learner, url(at, "prepare"), stood="planned", q1="HONEYCOMB", wellbeing="WAYWORN")
    post(here.learner, url(at, "ready"), stood="planned")
    page = get(here.learner, url(at))
    assert "HONEYCOMB" in page
    assert "WAYWORN" in page
    post(here.learner, url(at, "prepare"), stood="planned", q1="", wellbeing="")
    page = get(here.learner, url(at))
    assert "HONEYCOMB" not in page
    assert "WAYWORN" not in page
