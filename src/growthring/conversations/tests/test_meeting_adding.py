"""What is added in a meeting: a form half filled in is there again for its writer."""

import re
from typing import Any

import pytest

from growthring.conversations.tests.test_meeting_pages import QUERIES, at_step, get, signed_in, url
from growthring.conversations.tests.worlds import World, world
from growthring.writing.drafts import PLACE, STAMP
from growthring.writing.models import Draft

WHY = "She has not had an hour to herself since Mich"


@pytest.fixture
def here(db: None) -> World:
    return world()


def types(here: World, page: str, box: str, **boxes: str) -> None:
    """The learner, into the form of a page that has this box."""
    form = next(each for each in re.findall(r"<form.*?</form>", page, re.S) if f'name="{box}"' in each)
    place = re.search(r'data-draft="([^"]+)"', form)
    assert place is not None
    stamp = re.search(rf'name="{STAMP}" value="([^"]*)"', form)
    assert stamp is not None
    sent = {PLACE: place[1], STAMP: stamp[1], **boxes}
    assert signed_in(here.learner).post("/my/drafts/save/", sent, headers={"X-Unasked": "draft"}).status_code == 204


def test_a_promise_half_written_in_a_meeting(here: World, django_assert_num_queries: Any) -> None:
    at = at_step(here, "begun")
    types(here, get(here.learner, url(at)), "why", what="An hour on Tu", why=WHY)
    client = signed_in(here.learner)
    with django_assert_num_queries(QUERIES["begun", "learner"]):
        page = client.get(url(at)).content.decode()
    on_post = get(here.learner, f"/journey/{here.post.key}/commitments/")

    assert [f"{WHY}</textarea>" in each for each in (page, on_post)] == [True, True]
    assert '<details id="add-promise" open>' in page
    assert page.count("This is what you were writing on") == 1
    assert "You were writing here at" not in page
    assert WHY not in get(here.manager, url(at))


@pytest.mark.parametrize("step", ["planned", "recorded", "signed"])
def test_a_draft_of_the_post_is_no_draft_of_a_meeting_that_is_not_held(here: World, step: str) -> None:
    types(here, get(here.learner, f"/journey/{here.post.key}/commitments/"), "why", what="An hour", why=WHY)

    assert "You were writing here at" not in get(here.learner, url(at_step(here, step)))


@pytest.mark.parametrize(("step", "box"), [("planned", "q1"), ("begun", "what")])
def test_a_page_goes_on_from_the_very_draft_that_was_kept(here: World, step: str, box: str) -> None:
    at = at_step(here, step)
    types(here, get(here.learner, url(at)), box, **{box: WHY})
    kept = Draft.objects.unscoped(reason="test").get()
    Draft.objects.unscoped(reason="test").update(saved_at=kept.saved_at.replace(microsecond=123_456))

    types(here, get(here.learner, url(at)), box, **{box: "Another thing altogether"})
    assert [each.binned_at for each in Draft.objects.unscoped(reason="test").all()] == [None]


def test_a_line_that_is_being_written_is_not_told_of_beside_itself(here: World) -> None:
    at = at_step(here, "begun")
    types(here, get(here.learner, url(at, "line", 1)), "text", text="Read aloud on three d")

    at_line, on_page = get(here.learner, url(at, "line", 1)), get(here.learner, url(at))
    assert "Read aloud on three d</textarea>" in at_line
    assert "You were writing here at" not in at_line
    assert on_page.count("You were writing here at") == 1
    assert "You were writing here at" in get(here.learner, url(at, "line", 2))
