"""What is chosen for a meeting and not sent yet: it comes back as it was left, and over nothing moved since."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from growthring.conversations.models import Conversation
from growthring.conversations.services.planning import call_off, move
from growthring.conversations.tests.planning import at, client_of, in_autumn, page
from growthring.conversations.tests.worlds import World, reread
from growthring.people.models import Person
from growthring.writing.services.drafts import draft_of
from tests.factories import acting

pytestmark = pytest.mark.django_db
SAID = "Somebody has changed this since you read it"
THIRD = {"on": "2026-12-03", "at": "15:30", "minutes": "45", "where": ""}


@pytest.fixture
def here(db: None) -> Iterator[World]:
    with in_autumn() as made:
        yield made


def test_a_tick_taken_away_stays_away(here: World) -> None:
    held = here.planned(at=at(date(2026, 12, 3)), purpose="review", has_wellbeing=True)
    call_off(actor=acting(here.learner), conversation=held)
    plain, client = f"/my/meetings/plan/{here.post.key}/", client_of(here.learner)
    again = f"{plain}?again={held.key}"
    begins = client.get(again).context["form"].draft.offered
    sent = {name: values[0] for name, values in begins.items() if values} | {"on": "", "where": held.where}
    assert sent.pop("has_wellbeing") == "on"
    answer = client.post(again, sent)

    assert answer.status_code == 422
    assert answer.context["form"].draft.offered == begins
    draft = draft_of(actor=acting(here.learner), place=f"conversations_plan:{here.post.key}")
    assert draft is not None
    assert draft.choices == {"on": [], "has_wellbeing": []}
    assert [client.get(url).context["form"]["has_wellbeing"].value() for url in (again, plain)] == [False, False]
    assert [client.get(url).context["form"]["purpose"].value() for url in (again, plain)] == ["review", "five"]


def seen_on(shown: str) -> str:
    found = re.search(r'name="seen" value="(\d+)"', shown)
    assert found is not None
    return found[1]


def to_library(here: World, held: Conversation) -> None:
    move(actor=acting(here.manager), conversation=held, starts_at=at(date(2026, 11, 30)), minutes=30, where="Library")


def sends(person: Person, held: Conversation, *, status: int, **told: Any) -> str:
    answer = client_of(person).post(f"/meetings/{held.key}/move/", THIRD | told)
    assert answer.status_code == status
    return answer.content.decode()


def stands(held: Conversation) -> tuple[Any, ...]:
    now = reread(held)
    return now.starts_at, now.minutes, now.where


def test_what_the_other_moved_since_is_read_before_it_is_moved_again(here: World) -> None:
    held = here.planned(at=at(date(2026, 12, 1)), where="")
    shown = page(here.learner, f"/meetings/{held.key}/move/")
    to_library(here, held)
    asked = sends(here.learner, held, status=422, seen=seen_on(shown))

    assert SAID in asked
    assert "planned for Monday 30 November 2026 at 15:30." in asked
    assert "Minutes: 30 · Where: Library" in asked
    assert stands(held) == (at(date(2026, 11, 30)), 30, "Library")
    sends(here.learner, held, status=302, seen=seen_on(asked))
    assert stands(held) == (at(date(2026, 12, 3)), 45, "")


def test_and_so_it_is_by_whoever_comes_back_to_a_day_they_chose(here: World) -> None:
    held = here.planned(at=at(date(2026, 12, 1)), where="")
    address = f"/meetings/{held.key}/move/"
    shown = page(here.learner, address)
    [place] = re.findall(r'data-draft="([^"]+)"', shown)
    typed = THIRD | {"seen": seen_on(shown), "draft_place": place}
    client_of(here.learner).post("/my/drafts/save/", typed, headers={"X-Unasked": "draft"})
    to_library(here, held)

    back = page(here.learner, address)
    assert 'value="2026-12-03"' in back
    assert SAID in sends(here.learner, held, status=422, seen=seen_on(back))
    assert stands(held) == (at(date(2026, 11, 30)), 30, "Library")
