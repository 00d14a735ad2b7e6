"""A form that comes after its meeting was called off or signed says so, keeps the words and leads on."""

import pytest
from django.urls import reverse

from growthring.conversations.models import Conversation
from growthring.conversations.services.planning import call_off
from growthring.conversations.tests.test_meeting_pages import at_step, get, here, post, url
from growthring.conversations.tests.worlds import World, signs
from tests.factories import acting

__all__ = ["here"]
pytestmark = pytest.mark.django_db
OFF = "<li>This meeting was called off.</li>"
SIGNED = "<li>Somebody has signed this: ask to change it first, and say why.</li>"
DRAFT = "What you wrote is not saved, and not lost: it is among your drafts."


def called_off(here: World) -> Conversation:
    at = at_step(here, "planned")
    return call_off(actor=acting(here.manager), conversation=at, word="")


def half_signed(here: World) -> Conversation:
    at = at_step(here, "recorded")
    signs(here.manager, at)
    return at


@pytest.mark.parametrize("verb", ["prepare", "ready"])
def test_what_was_prepared_for_a_meeting_that_is_off_is_a_draft(here: World, verb: str) -> None:
    """It said that the meeting had begun, and that the others could read it."""
    at = called_off(here)
    page = post(here.learner, url(at, verb), status=422, stood="planned", q1="HONEYCOMB")
    for said in (OFF, "HONEYCOMB", DRAFT, ">Back to the meeting</a>"):
        assert said in page
    for false in ("has begun", ">Save</button>"):
        assert false not in page
    assert "HONEYCOMB" in get(here.learner, reverse("writing_drafts"))
    assert DRAFT not in get(here.learner, url(at, "prepare"))


def test_evidence_for_a_meeting_that_is_off_is_not_lost(here: World) -> None:
    page = post(here.learner, url(called_off(here), "evidence"), status=422, note="HONEYCOMB", link="wayworn.example")
    for said in (OFF, "HONEYCOMB", "wayworn.example", "What you wrote, not saved", ">Plan it again</a>"):
        assert said in page


def test_evidence_without_a_word_for_a_meeting_that_is_off_hears_that_and_no_more(here: World) -> None:
    page = post(here.learner, url(called_off(here), "evidence"), status=422, note="")
    assert OFF in page
    assert "Say in a few words what it shows." not in page
    assert "What you wrote, not saved" not in page


def test_evidence_for_a_record_that_somebody_has_signed_is_not_lost(here: World) -> None:
    page = post(here.learner, url(half_signed(here), "evidence"), status=422, note="HONEYCOMB")
    for said in (SIGNED, "HONEYCOMB", "What you wrote, not saved"):
        assert said in page


def test_evidence_that_can_be_put_right_stands_in_its_own_box_alone(here: World) -> None:
    page = post(here.learner, url(at_step(here, "begun"), "evidence"), status=422, note="HONEYCOMB", link="no link")
    assert page.count("HONEYCOMB") == 1
    assert "What you wrote, not saved" not in page


def test_a_line_for_a_record_that_somebody_has_signed_is_a_draft(here: World) -> None:
    page = post(here.learner, url(half_signed(here), "line", 1), status=422, text="HONEYCOMB", seen="0")
    for said in (SIGNED, "HONEYCOMB", DRAFT, ">Back to the meeting</a>"):
        assert said in page
    assert ">Save the line</button>" not in page


def test_a_meeting_that_is_off_is_not_moved_and_the_words_stay(here: World) -> None:
    at = called_off(here)
    when = {"on": "2026-11-25", "at": "15:00", "minutes": "30"}
    page = post(here.learner, reverse("conversations_move", args=[at.key]), status=422, word="HONEYCOMB", **when)
    assert page.count("It has been called off. Plan another meeting instead.") == 1
    for said in ("HONEYCOMB", ">Go to the meeting</a>"):
        assert said in page
    for useless in (">Move it</button>", ">Or call it off</a>"):
        assert useless not in page


def test_who_is_no_partner_any_more_finds_nothing_but_their_own_words(here: World) -> None:
    at = at_step(here, "planned")
    here.replace_manager()
    page = post(here.manager, url(at, "prepare"), status=404, stood="planned", q1="HONEYCOMB and more")
    assert "HONEYCOMB and more" in page
    assert here.learner.family_name not in page
