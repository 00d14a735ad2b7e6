"""One person writes what they bring on two devices: no sentence that was saved goes, whichever page is older."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from growthring.conversations.models import Conversation, Wellbeing, Words
from growthring.conversations.services.elsewhere import seen_of, together
from growthring.conversations.services.preparing import bring_draft, write_words
from growthring.conversations.tests.test_meeting_pages import get, post, signed_in, url
from growthring.conversations.tests.worlds import World, world
from growthring.core import clock
from growthring.people.models import Person
from growthring.writing.services.drafts import save_draft
from tests.factories import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> World:
    return world()


@pytest.fixture
def ahead(here: World) -> Conversation:
    return here.planned(at=clock.now() + timedelta(days=2), has_wellbeing=True)


def opened(person: Person, at: Conversation) -> dict[str, Any]:
    """The form as a page has it, ready to be sent."""
    page = get(person, url(at, "prepare"))
    boxes = re.findall(r'<textarea name="(\w+)"[^>]*>\s*([^<]*)</textarea>', page)
    hidden = re.findall(r'name="(seen|stood)"(?: value="([^"]*)")?', page)
    assert [name for name, _value in hidden] == ["stood", "seen"]
    assert {name for name, _value in boxes} == {"q1", "q2", "q3", "wellbeing"}
    return dict(boxes) | dict(hidden)


def words(at: Conversation) -> list[str]:
    rows = Words.objects.unscoped(reason="test").filter(conversation=at)
    return list(rows.order_by("question__position").values_list("text", flat=True))


def test_an_older_page_writes_nothing_over(here: World, ahead: Conversation) -> None:
    at_school = opened(here.learner, ahead)
    at_home = opened(here.learner, ahead)
    post(here.learner, url(ahead, "prepare"), **at_home | {"q1": "From home.", "q2": "Also.", "wellbeing": "Tired."})
    sent = {**at_school, "q1": "At school.", "wellbeing": "Well.", "repeat_key": str(uuid4())}
    answer = signed_in(here.learner).post(url(ahead, "prepare"), sent, follow=True)

    assert words(ahead) == ["From home.\n\nAt school.", "Also."]
    assert Wellbeing.objects.unscoped(reason="test").get().text == "Tired.\n\nWell."
    assert "You had saved something from another page meanwhile" in answer.content.decode()


def test_one_page_after_another_writes_what_it_says(here: World, ahead: Conversation) -> None:
    for told in ("A first thought.", "A second, better.", ""):
        post(here.learner, url(ahead, "prepare"), **opened(here.learner, ahead) | {"q1": told})

    assert words(ahead) == []


def test_a_draft_from_before_stands_beside_what_was_saved(here: World, ahead: Conversation) -> None:
    actor, question = acting(here.learner), here.questions[0].pk
    fields = {"q1": "Typed.", "seen": "", "wellbeing": ""}
    save_draft(actor=actor, place=f"conversations_prepare:{ahead.key}", fields=fields)
    write_words(actor=actor, conversation=ahead, texts={question: "Saved."})
    bring_draft(actor=actor, conversation=ahead)

    assert words(ahead) == ["Saved.\n\nTyped."]


@pytest.mark.parametrize(
    ("page", "stands", "sent", "wanted"),
    [
        ("", "", "mine", "mine"),
        ("old", "old", "", ""),
        ("old", "new", "old", "new"),  # left as it was
        ("old", "new", "mine", "new\n\nmine"),
        ("old", "new", "", "new"),  # emptied here, written elsewhere
        ("old", "", "mine", "mine"),
        ("", "new", "all that is new, and mine", "all that is new, and mine"),
        ("a\r\nb", "a\nb", "c", "c"),
    ],
)
def test_what_stands_then(page: str, stands: str, sent: str, wanted: str) -> None:
    assert together(sent, stands=stands, box="q1", seen=seen_of({"q0": "other", "q1": page})) == wanted


def test_without_a_page_what_was_sent_stands() -> None:
    assert together("sent", stands="stands", box="q1", seen=None) == "sent"
