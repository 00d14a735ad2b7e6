"""An agreed line has one name wherever it stands: in the meeting, in its record, on paper."""

import re

import pytest

from growthring.conversations.models import Conversation
from growthring.conversations.services.lines import write_line
from growthring.conversations.services.meeting import end
from growthring.conversations.tests.test_meeting_pages import at_step, get, here, url
from growthring.conversations.tests.worlds import World
from tests.factories import acting

__all__ = ["here"]
pytestmark = pytest.mark.django_db
NAMES = [
    "What we agree · Where I want to be",
    "What we agree · Where I am",
    "What we agree · What I learnt about my actions",
]


def names(page: str) -> list[str]:
    return re.findall(r"<h3>(What we agree[^<]*)</h3>", page)


@pytest.mark.parametrize(
    ("step", "name"), [("begun", "meeting"), ("recorded", "meeting"), ("signed", "meeting"), ("signed", "print")]
)
def test_a_line_is_called_the_same_everywhere(here: World, step: str, name: str) -> None:
    at = at_step(here, step)
    assert names(get(here.learner, url(at, name))) == NAMES


def test_so_it_is_on_paper_while_the_meeting_is_held_and_as_it_is_written(here: World) -> None:
    at = at_step(here, "begun")
    write(here, at, "Three days a week")
    assert names(get(here.learner, url(at, "print"))) == NAMES[:1]
    assert names(get(here.learner, url(at, "look"))) == NAMES


def write(here: World, at: Conversation, text: str) -> None:
    question = here.questions[0].pk
    write_line(actor=acting(here.learner), conversation=at, question=question, text=text, seen=0)


def test_an_empty_line_is_written_and_one_with_words_put_right(here: World) -> None:
    at = at_step(here, "begun")
    write(here, at, "Three days a week")
    end(actor=acting(here.learner), conversation=at)
    page = get(here.learner, url(at))
    links = re.findall(r'lines/(\d)/">(Put this line right|Write this line)<', page)
    assert links == [("1", "Put this line right"), ("2", "Write this line"), ("3", "Write this line")]
    for number, said in links:
        page = get(here.learner, url(at, "line", int(number)))
        assert (f"<h1>{said}</h1>" in page, f"<title>{said}" in page) == (True, True)
