"""One stage for several people at once: looked at first, proposed, taken back."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from growthring.audit.models import Event
from growthring.people.models import Post
from growthring.stages.models import Assurance, Placement
from growthring.stages.services.placements import place, place_self
from growthring.stages.tests.test_table import TODAY, _today, another, as_, here, told
from growthring.stages.tests.worlds import World
from tests.factories import acting

__all__ = ["_today", "here"]  # fixtures
pytestmark = pytest.mark.django_db


def many(here: World) -> str:
    return reverse("stages_many", args=[here.school.slug])


def sent(*posts: Post, stage: int = 4, **more: str) -> dict[str, Any]:
    return {"pick": [post.key for post in posts], "stage": stage, "on": TODAY.isoformat(), **more}


def test_looking_first_shows_what_would_come_of_it_and_changes_nothing(here: World) -> None:
    good, newcomer = another(here, here.manager), another(here, here.manager)
    Assurance.objects.create(trust=here.school.trust, post=newcomer, started_on=date(2025, 9, 1))
    client = as_(here.manager)
    before = Event.objects.unscoped(reason="test").count()
    answer = client.post(many(here), sent(good, newcomer))
    text = answer.content.decode()

    assert answer.status_code == 200
    assert (text.count('name="pick"'), "A newcomer&#x27;s list was still open" in text) == (1, True)
    assert (told(), Event.objects.unscoped(reason="test").count()) == ([], before)


def test_all_are_proposed_at_once_and_taken_back_with_one_click(here: World) -> None:
    posts = [another(here, here.manager) for _each in range(3)]
    client = as_(here.manager)
    page = client.post(many(here), sent(*posts, do="propose"), follow=True).content.decode()
    undo = reverse("stages_many_undo", args=[here.school.slug])

    assert "3 placements are proposed." in page
    assert f'action="{undo}"' in page
    assert told() == [(post.pk, "proposed", 4) for post in posts]
    assert "3 proposals are taken back." in client.post(undo, follow=True).content.decode()
    assert not Placement.objects.unscoped(reason="test").filter(voided_at=None).exists()


def test_what_has_been_answered_stands(here: World) -> None:
    client = as_(here.manager)
    client.post(many(here), sent(here.post, stage=4, do="propose"))
    place_self(actor=acting(here.learner), post=here.post, stage=here.stages[3], sentence="Yes", effective_on=TODAY)
    page = client.post(reverse("stages_many_undo", args=[here.school.slug]), follow=True).content.decode()

    assert "One stands: it has been answered." in page
    assert told() == [(here.post.pk, "agreed", 4)]


def test_an_earlier_proposal_of_ones_own_comes_back_when_it_is_taken_back(here: World) -> None:
    """Changed by the bulk in its stage or its day, or only said again: undone, it stands as it stood."""
    posts = [another(here, here.manager) for _each in range(4)]
    actor, before = acting(here.manager), TODAY - timedelta(days=20)
    for post, stage, day in zip(posts, (3, 4, 3), (before, before, TODAY), strict=False):
        place(actor=actor, post=post, stage=here.stages[stage - 1], effective_on=day, sentence="Seen in lessons.")
    place(actor=actor, post=posts[3], stage=here.stages[3], effective_on=TODAY)
    stood = opened()
    client = as_(here.manager)
    client.post(many(here), sent(*posts, stage=4, do="propose"))
    changed = opened()
    page = client.post(reverse("stages_many_undo", args=[here.school.slug]), follow=True).content.decode()

    assert set(changed.values()) == {(4, TODAY)}
    assert "3 proposals are taken back." in page
    assert opened() == stood


def test_an_earlier_proposal_that_was_answered_meanwhile_stands_as_it_is(here: World) -> None:
    place(actor=acting(here.manager), post=here.post, stage=here.stages[2], effective_on=TODAY)
    client = as_(here.manager)
    client.post(many(here), sent(here.post, stage=4, do="propose"))
    place_self(actor=acting(here.learner), post=here.post, stage=here.stages[3], sentence="Yes", effective_on=TODAY)
    client.post(reverse("stages_many_undo", args=[here.school.slug]))

    assert told() == [(here.post.pk, "agreed", 4)]


def opened() -> dict[int, tuple[int, date]]:
    rows = Placement.objects.unscoped(reason="test").filter(voided_at=None, state="proposed")
    return {row.post_id: (row.stage.position, row.effective_on) for row in rows.select_related("stage")}


def test_only_those_one_manages_can_be_ticked(here: World) -> None:
    other = another(here)
    answers = [as_(person).post(many(here), sent(other, do="propose")) for person in (here.manager, here.head)]

    assert [answer.status_code for answer in answers] == [422, 403]
    assert told() == []


def test_an_empty_form_says_what_is_missing(here: World) -> None:
    answer = as_(here.manager).post(many(here), {"csrfmiddlewaretoken": "x"})

    assert answer.status_code == 422
    assert "Tick whom you see at this stage." in answer.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_choosing_costs_the_same_for_one_and_three(here: World, rows: int, django_assert_num_queries: Any) -> None:
    for _each in range(rows - 1):
        another(here, here.manager)
    client = as_(here.manager)
    client.get(many(here))
    with django_assert_num_queries(10):
        client.get(many(here))
