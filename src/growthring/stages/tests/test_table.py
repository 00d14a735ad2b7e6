"""Placing a whole school in a table."""

from datetime import date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from growthring.people.models import Person, Post
from growthring.stages.models import Assurance, Placement
from growthring.stages.tests.worlds import World, placed, world
from growthring.standards.models import StageMode
from tests.factories import PartnershipFactory, PersonFactory, PostFactory, TeamFactory

pytestmark = pytest.mark.django_db
TODAY = date(2025, 11, 20)


@pytest.fixture(autouse=True)
def _today() -> Any:
    with time_machine.travel(datetime(2025, 11, 20, 12), tick=False):
        yield


@pytest.fixture
def here() -> World:
    return world()


def as_(person: Person, **headers: str) -> Client:
    client = Client(headers=headers)
    assert person.user is not None
    client.force_login(person.user)
    return client


def another(here: World, manager: Person | None = None) -> Post:
    team = here.school.teams.unscoped(reason="test").filter(name="Lower").first() or TeamFactory.create(
        school=here.school, name="Lower"
    )
    post = PostFactory.create(school=here.school, person=PersonFactory.create(trust=here.school.trust), team=team)
    if manager:
        PartnershipFactory.create(post=post, partner=manager)
    return post


def table(here: World) -> str:
    return reverse("stages_table", args=[here.school.slug])


def told() -> list[tuple[int, str, int]]:
    rows = Placement.objects.unscoped(reason="test").values_list("post_id", "state", "stage__position")
    return list(rows.order_by("pk"))


def test_one_row_is_saved_as_it_is_chosen(here: World) -> None:
    url = reverse("stages_table_row", args=[here.school.slug, here.post.key])
    answer = as_(here.manager, hx_request="true").post(url, {"on": TODAY, f"stage-{here.post.key}": 4})
    assert answer.status_code == 200
    text = answer.content.decode()
    assert text.count("<tr>") == 1
    assert "saved" in text
    assert "Proposed" in text
    assert told() == [(here.post.pk, "proposed", 4)]


def test_a_row_that_is_refused_says_why_beside_its_box(here: World) -> None:
    Assurance.objects.create(trust=here.school.trust, post=here.post, started_on=date(2025, 9, 1))
    url = reverse("stages_table_row", args=[here.school.slug, here.post.key])
    answer = as_(here.manager).post(url, {"on": TODAY, f"stage-{here.post.key}": 4})
    assert answer.status_code == 422
    assert "A newcomer&#x27;s list was still open" in answer.content.decode()
    assert told() == []


def test_a_team_is_saved_in_one_go_and_twice_is_once(here: World) -> None:
    posts = [another(here, here.manager) for _each in range(3)]
    team = posts[0].team
    assert team is not None
    url = reverse("stages_table_team", args=[here.school.slug, team.key])
    data = {"on": TODAY, f"stage-{posts[0].key}": 3, f"stage-{posts[1].key}": 5, f"stage-{posts[2].key}": ""}
    for _time in range(2):
        assert as_(here.manager).post(url, data).status_code == 302
    assert told() == [(posts[0].pk, "proposed", 3), (posts[1].pk, "proposed", 5)]


def test_a_refused_row_leaves_the_others_saved_and_what_was_chosen_in_its_box(here: World) -> None:
    good, bad = another(here, here.manager), another(here, here.manager)
    Assurance.objects.create(trust=here.school.trust, post=bad, started_on=date(2025, 9, 1))
    assert good.team is not None
    url = reverse("stages_table_team", args=[here.school.slug, good.team.key])
    data = {"on": TODAY, f"stage-{good.key}": 3, f"stage-{bad.key}": 5}
    answer = as_(here.manager).post(url, data)
    assert answer.status_code == 422
    assert '<option value="5" selected>' in answer.content.decode()
    assert told() == [(good.pk, "proposed", 3)]


def test_the_row_of_somebody_else_cannot_be_forged(here: World) -> None:
    other = another(here)
    data = {"on": TODAY, f"stage-{other.key}": 3}
    url = reverse("stages_table_row", args=[here.school.slug, other.key])
    assert [as_(person).post(url, data).status_code for person in (here.manager, here.head, here.pd_lead)] == [
        404,
        403,
        403,
    ]
    assert other.team is not None
    as_(here.manager).post(reverse("stages_table_team", args=[here.school.slug, other.team.key]), data)
    assert told() == []


def test_line_managers_see_theirs_and_leaders_everybody_without_boxes(here: World) -> None:
    another(here)
    seen = {}
    for name in ("manager", "head", "pd_lead"):
        text = as_(getattr(here, name)).get(table(here)).content.decode()
        seen[name] = (text.count('<th scope="row">'), text.count("<select"))
    assert seen == {"manager": (1, 1), "head": (6, 0), "pd_lead": (6, 0)}
    assert [as_(person).get(table(here)).status_code for person in (here.learner, here.coach)] == [403, 403]
    assert as_(world().head).get(table(here)).status_code == 404


def test_one_proposal_is_taken_back_in_the_table_until_it_is_answered(here: World) -> None:
    client, url = as_(here.manager), reverse("stages_withdraw", args=[here.post.key])
    client.post(
        reverse("stages_table_row", args=[here.school.slug, here.post.key]), {"on": TODAY, f"stage-{here.post.key}": 4}
    )
    assert f'form="take-back" formaction="{url}"' in client.get(table(here)).content.decode()
    assert client.post(url, {"from": "table"})["Location"] == table(here)
    assert not Placement.objects.unscoped(reason="test").filter(voided_at=None).exists()
    assert f'formaction="{url}"' not in client.get(table(here)).content.decode()


def test_a_row_in_which_nothing_was_chosen_is_not_said_to_be_saved(here: World) -> None:
    url = reverse("stages_table_row", args=[here.school.slug, here.post.key])
    answer = as_(here.manager).post(url, {"on": TODAY, f"stage-{here.post.key}": ""})
    assert (answer.status_code, "saved" in answer.content.decode()) == (200, False)


@pytest.mark.parametrize("mode", [StageMode.OFF, StageMode.ASSURANCE, StageMode.SELF_PLACED])
def test_there_is_no_table_where_nobody_is_placed_by_another(mode: StageMode) -> None:
    here = world(mode)
    assert as_(here.head).get(table(here)).status_code == 404


QUERIES = 12


@pytest.mark.parametrize("rows", [1, 3])
def test_the_table_costs_the_same_for_one_row_and_three(here: World, rows: int, django_assert_num_queries: Any) -> None:
    for post in [here.post, *(another(here, here.manager) for _each in range(rows - 1))]:
        placed(post, here.stages[2], state="proposed")
    client = as_(here.manager)
    client.get(table(here))
    with django_assert_num_queries(QUERIES):
        client.get(table(here))
