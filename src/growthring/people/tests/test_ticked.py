"""From people ticked in the gap list to their partners, and back to the list as it was."""

from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client

from growthring.core.access import Role
from growthring.people.models import BulkChange, PartnerKind, Partnership, Person, Post, School
from growthring.people.tests.helpers import WHY
from growthring.people.tests.test_pages import as_, text
from tests.factories import PartnershipFactory, PostFactory, TeamFactory, holding

pytestmark = pytest.mark.django_db
TICKED = "/set-up/gaps/ticked/"
LIST = "/set-up/gaps/?gap=no-coach"


@pytest.fixture
def clerk(school: School) -> Client:
    return as_(holding(Role.OFF, school))


@pytest.fixture
def coaches(school: School) -> list[Person]:
    """Two who have room, for two and for three."""
    found = [PostFactory.create(school=school, person__coach_capacity=room).person for room in (2, 3)]
    for person in found:
        PartnershipFactory.create(post=person.posts.unscoped(reason=WHY).get(), kind=PartnerKind.COACH)
    return found


def sent(posts: list[Post], *coaches: Person, **more: Any) -> dict[str, Any]:
    keys = [post.key for post in posts]
    words = {"gap": "no-coach", "narrowed": "gap=no-coach", "kind": "coach", "starts_on": "2025-03-10", "partner": ""}
    return {"listed": keys, "pick": keys, "coaches": [each.key for each in coaches], **words, **more}


def made() -> Counter[int]:
    return Counter(Partnership.objects.unscoped(reason=WHY).filter(kind="coach").values_list("partner_id", flat=True))


def test_nobody_ticked_shows_the_same_list_again_and_says_so(school: School, clerk: Client) -> None:
    team = TeamFactory.create(school=school)
    post = PostFactory.create(school=school, team=team)
    PostFactory.create(school=school)
    answer = clerk.post(TICKED, {"gap": "no-coach", "narrowed": f"gap=no-coach&team={team.key}"})

    assert (answer.status_code, text(answer).count("Tick at least one person.")) == (422, 2)
    assert [row.pk for row in answer.context["page"]] == [post.pk]


def test_people_are_shared_out_among_the_coaches_by_their_room(
    school: School, clerk: Client, coaches: list[Person]
) -> None:
    posts = PostFactory.create_batch(5, school=school)
    before = made()
    asked = text(clerk.post(TICKED, {"pick": [post.key for post in posts], "gap": "no-coach"}))
    assert [f"{person}: room for {room} more" in asked for person, room in zip(coaches, (2, 3), strict=True)] == [
        True
    ] * 2
    preview = clerk.post(TICKED, sent(posts, *coaches), follow=True)
    assert made() == before
    answer = clerk.post(preview.request["PATH_INFO"] + "?gap=no-coach", {"seen": preview.context["seen"]})

    assert answer["Location"] == LIST
    assert made() - before == {coaches[0].pk: 2, coaches[1].pk: 3}


def test_nobody_is_shared_out_to_their_own_line_manager(school: School, clerk: Client, coaches: list[Person]) -> None:
    posts = PostFactory.create_batch(2, school=school)
    for post in posts:
        PartnershipFactory.create(post=post, partner=coaches[1])
    preview = clerk.post(TICKED, sent(posts, *coaches), follow=True)

    assert [(row.partner, row.outcome.ok) for row in preview.context["page"]] == [(coaches[0], True)] * 2


def test_whoever_is_unticked_is_left_out(school: School, clerk: Client, coaches: list[Person]) -> None:
    posts = PostFactory.create_batch(3, school=school)
    preview = clerk.post(TICKED, sent(posts, coaches[1], pick=[posts[1].key]), follow=True)

    assert [row.post.pk for row in preview.context["page"]] == [posts[1].pk]


def test_an_error_keeps_those_ticked_and_unticked(school: School, clerk: Client, coaches: list[Person]) -> None:
    posts = PostFactory.create_batch(3, school=school)
    answer = clerk.post(TICKED, sent(posts, pick=[posts[1].key], starts_on="soon"))
    page = text(answer)

    assert answer.status_code == 422
    assert "Tick a coach who has room, or name somebody." in page
    assert [page.count(f'value="{post.key}" id="id_pick_{at}"') for at, post in enumerate(posts)] == [1, 1, 1]
    assert answer.context["form"]["pick"].value() == [posts[1].key]


def test_one_person_is_assigned_at_once_and_it_is_undone_from_the_list(
    school: School, clerk: Client, coaches: list[Person]
) -> None:
    post = PostFactory.create(school=school)
    before = made()
    answer = clerk.post(TICKED, sent([post], coaches[1], do="assign"), follow=True)

    assert (answer.redirect_chain, f"{post.person}: {coaches[1]} as coach." in text(answer)) == ([(LIST, 302)], True)
    assert made() - before == {coaches[1].pk: 1}
    change = BulkChange.objects.unscoped(reason=WHY).get()
    undone = clerk.post(f"/set-up/bulk/{change.key}/undo/?gap=no-coach")
    assert (undone["Location"], made()) == (LIST, before)


def test_at_once_is_only_where_nobody_gives_way(school: School, clerk: Client) -> None:
    there = PartnershipFactory.create(post=PostFactory.create(school=school))
    other = PostFactory.create(school=school).person
    words = sent([there.post], partner=str(other), kind="line_manager", do="assign", gap="ending")
    answer = clerk.post(TICKED, words, follow=True)

    assert [row.change for row in answer.context["page"]] == ["changes"]
    assert not Partnership.objects.unscoped(reason=WHY).filter(partner=other).exists()


def test_what_the_rules_refuse_is_said_beside_the_name(school: School, clerk: Client) -> None:
    post = PostFactory.create(school=school)
    answer = clerk.post(TICKED, sent([post], partner=str(post.person), do="assign"))

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["partner"])
    assert not BulkChange.objects.unscoped(reason=WHY).exists()


def test_an_empty_list_leads_on_to_the_next_gap(school: School, clerk: Client) -> None:
    PostFactory.create(school=school)
    page = text(clerk.get("/set-up/gaps/?gap=partner-leaving"))

    assert 'href="/set-up/gaps/?gap=no-line-manager">Next: No line manager (1)</a>' in page


def test_an_address_that_was_meddled_with_leads_nowhere_else(school: School, clerk: Client) -> None:
    post = PostFactory.create(school=school)
    odd = "gap=no-coach&team=//elsewhere.example&next=https://elsewhere.example"
    answer = clerk.post(TICKED, {"pick": post.key, "gap": "no-coach", "narrowed": odd})

    assert answer.context["back"] == LIST


@pytest.mark.parametrize("rows", [1, 3])
def test_asking_costs_the_same_for_one_and_three(
    school: School,
    coaches: list[Person],
    rows: int,
    django_assert_num_queries: Callable[[int], AbstractContextManager[Any]],
) -> None:
    posts = PostFactory.create_batch(rows, school=school)
    client = as_(holding(Role.OFF, school))
    with django_assert_num_queries(7):
        client.post(TICKED, {"pick": [post.key for post in posts], "gap": "no-coach"})
