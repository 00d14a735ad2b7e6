"""What is chosen for a meeting and not sent yet: it comes back as it was left."""

from collections.abc import Iterator
from datetime import date

import pytest

from growthring.conversations.services.planning import call_off
from growthring.conversations.tests.planning import at, client_of, in_autumn
from growthring.conversations.tests.worlds import World
from growthring.writing.services.drafts import draft_of
from tests.factories import acting

pytestmark = pytest.mark.django_db


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
