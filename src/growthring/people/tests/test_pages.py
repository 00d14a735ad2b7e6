"""Pages, by client: who gets which answer, what stands on them, and how many queries they take."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from growthring.core.access import Role
from growthring.people.models import BulkChange, Contract, PartnerKind, Partnership, Person, Post, School, Share
from growthring.people.tests.conftest import TODAY
from growthring.people.tests.helpers import WHY
from tests.factories import (
    PartnershipFactory,
    PersonFactory,
    PostFactory,
    RoleGrantFactory,
    SchoolFactory,
    TeamFactory,
    holding,
)

pytestmark = pytest.mark.django_db
Queries = Callable[[int], AbstractContextManager[Any]]
STAGE = "Stage placement"


def as_(person: Person) -> Client:
    client = Client()
    assert person.user is not None
    client.force_login(person.user)
    return client


def text(response: Any) -> str:
    return str(response.content.decode())


@pytest.fixture
def clerk(school: School) -> Client:
    return as_(holding(Role.OFF, school))


def teacher(school: School, **words: Any) -> Post:
    return PostFactory.create(
        school=school,
        title="Secret-keeper of maps",
        person__staff_id=words.pop("staff_id", "S-4711"),
        person__email=words.pop("email", "wren@thistledown.example"),
        **words,
    )


# ---- One person


def test_a_colleague_sees_name_role_and_team_and_nothing_else(school: School) -> None:
    post = teacher(school, team=TeamFactory.create(school=school, name="Geography"), ends_on=TODAY + timedelta(days=50))
    PartnershipFactory.create(
        post=post, partner=PostFactory.create(school=school, person__given_name="Bosslike").person
    )
    Contract.objects.create(post=post, trust=post.trust, part_time=True)
    RoleGrantFactory.create(person=post.person, role=Role.PDL, school=school)
    shown = text(as_(PostFactory.create(school=school).person).get(f"/people/{post.person.key}/"))
    for told in (str(post.person), "Secret-keeper of maps", "Geography"):
        assert told in shown
    for kept in ("S-4711", "wren@", "Bosslike", "part time", "PD lead", "since", "until", "29 Apr"):
        assert kept not in shown


def test_the_office_sees_the_entry_the_contract_and_the_partners(school: School, clerk: Client) -> None:
    post = teacher(school)
    PartnershipFactory.create(
        post=post, partner=PostFactory.create(school=school, person__given_name="Bosslike").person
    )
    Contract.objects.create(post=post, trust=post.trust, part_time=True)
    shown = text(clerk.get(f"/people/{post.person.key}/"))
    for told in ("S-4711", "wren@", "Bosslike", "part time", "since 1 Sep 2024"):
        assert told in shown


def test_a_coach_sees_the_partners_and_not_the_contract(school: School) -> None:
    post = teacher(school)
    PartnershipFactory.create(
        post=post, partner=PostFactory.create(school=school, person__given_name="Bosslike").person
    )
    coach = PostFactory.create(school=school).person
    PartnershipFactory.create(post=post, partner=coach, kind=PartnerKind.COACH)
    Contract.objects.create(post=post, trust=post.trust, part_time=True)
    shown = text(as_(coach).get(f"/people/{post.person.key}/"))
    assert ("Bosslike" in shown, "part time" in shown, "S-4711" in shown) == (True, False, False)


def test_another_school_and_another_trust_are_not_found_alike(school: School) -> None:
    client = as_(PostFactory.create(school=school).person)
    beside = PostFactory.create(school=SchoolFactory.create(trust=school.trust)).person
    answers = [client.get(f"/people/{key}/") for key in (beside.key, PersonFactory.create().key, "nobodyhere")]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert len({answer.content for answer in answers}) == 1


def test_the_right_place_with_the_wrong_verb_says_why(school: School) -> None:
    client, post = as_(PostFactory.create(school=school).person), teacher(school)
    for url in (
        f"/people/{post.person.key}/edit/",
        f"/people/{post.person.key}/leave/",
        f"/posts/{post.key}/edit/",
        f"/posts/{post.key}/partner/",
        "/set-up/people/",
        "/set-up/gaps/",
        "/set-up/bulk/",
        "/set-up/roles/",
    ):
        answer = client.get(url)
        assert (url, answer.status_code) == (url, 403)
    assert "The office of the school arranges partnerships." in text(client.get(f"/posts/{post.key}/partner/"))


def test_everybody_says_how_they_are_called_and_no_more(school: School) -> None:
    person = PostFactory.create(school=school, person__given_name="Wilhelmina").person
    client = as_(person)
    words = {"preferred_name": "Mina", "given_name": "X", "email": "x@example.org", "is_guest": "on"}
    assert client.post(f"/people/{person.key}/edit/", words).status_code == 302
    now = Person.objects.unscoped(reason=WHY).get(pk=person.pk)
    assert (now.preferred_name, now.given_name, now.email, now.is_guest) == ("Mina", "Wilhelmina", person.email, False)


# ---- Adding and changing


def test_somebody_new_comes_with_a_post(school: School, clerk: Client) -> None:
    words = {
        "given_name": "Nia",
        "family_name": "Pell",
        "email": "Nia@Thistledown.example",
        "school": school.key,
        "kind": "teacher",
        "starts_on": "2025-03-10",
    }
    answer = clerk.post("/set-up/people/add/", words)
    made = Person.objects.unscoped(reason=WHY).get(email="nia@thistledown.example")
    assert answer["Location"] == f"/people/{made.key}/"
    assert list(made.posts.unscoped(reason=WHY).values_list("school_id", "kind")) == [(school.pk, "teacher")]


def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(school: School, clerk: Client) -> None:
    there = teacher(school).person
    words = {
        "given_name": "Nia",
        "email": there.email,
        "school": school.key,
        "kind": "teacher",
        "starts_on": "2025-03-10",
    }
    answer = clerk.post("/set-up/people/add/", words)
    assert (answer.status_code, "Error:" in text(answer), 'value="Nia"' in text(answer)) == (422, True, True)
    answer = clerk.post("/set-up/people/add/", words | {"family_name": "Pell"})
    assert (answer.status_code, f"{there} has this address already." in text(answer)) == (422, True)


def test_schools_that_are_not_the_offices_are_not_offered(school: School, clerk: Client) -> None:
    elsewhere = SchoolFactory.create(trust=school.trust)
    words = {
        "given_name": "N",
        "family_name": "P",
        "school": elsewhere.key,
        "kind": "teacher",
        "starts_on": "2025-03-10",
    }
    assert clerk.post("/set-up/people/add/", words).status_code == 422


def test_a_partner_is_found_by_name_address_or_number(school: School, clerk: Client) -> None:
    coach = teacher(school).person
    for name in (str(coach), coach.email.upper(), "s-4711"):
        post = PostFactory.create(school=school)
        words = {"kind": "coach", "partner": name, "starts_on": "2025-03-10"}
        assert clerk.post(f"/posts/{post.key}/partner/", words).status_code == 302
        assert Partnership.objects.unscoped(reason=WHY).get(post=post).partner == coach
    answer = clerk.post(
        f"/posts/{post.key}/partner/", {"kind": "mentor", "partner": "Nobody", "starts_on": "2025-03-10"}
    )
    assert (answer.status_code, "Nobody here is called “Nobody”." in text(answer)) == (422, True)


def test_two_of_one_name_are_told_apart(school: School, clerk: Client) -> None:
    twins = PostFactory.create_batch(2, school=school, person__given_name="Ada", person__family_name="Vane")
    post = PostFactory.create(school=school)
    words = {"kind": "coach", "partner": "Ada Vane", "starts_on": "2025-03-10"}
    assert clerk.post(f"/posts/{post.key}/partner/", words).status_code == 422
    words["partner"] = f"Ada Vane · {twins[1].person.key}"
    assert words["partner"] in text(clerk.get(f"/posts/{post.key}/partner/"))
    assert clerk.post(f"/posts/{post.key}/partner/", words).status_code == 302


# ---- Many at once


def test_from_the_gap_list_to_partners_and_back_again(school: School, clerk: Client) -> None:
    posts = PostFactory.create_batch(2, school=school)
    leader = PostFactory.create(school=school).person
    listed = text(clerk.get(f"/set-up/gaps/{school.key}/?gap=no-line-manager"))
    assert all(post.key in listed for post in posts)
    ticked = {"pick": [post.key for post in posts], "gap": "no-line-manager"}
    assert clerk.post("/set-up/gaps/ticked/", ticked).status_code == 200
    words = {"kind": "line_manager", "partner": str(leader), "starts_on": "2025-03-10"}
    preview = clerk.post("/set-up/gaps/ticked/", ticked | words, follow=True)
    assert not Partnership.objects.unscoped(reason=WHY).exists()
    clerk.post(preview.request["PATH_INFO"], {"seen": preview.context["seen"]})
    assert Partnership.objects.unscoped(reason=WHY).filter(partner=leader).count() == 2
    assert not any(post.key in text(clerk.get("/set-up/gaps/?gap=no-line-manager")) for post in posts)
    change = BulkChange.objects.unscoped(reason=WHY).get()
    assert clerk.post(f"/set-up/bulk/{change.key}/undo/").status_code == 302
    assert not Partnership.objects.unscoped(reason=WHY).exists()


def test_a_preview_that_is_no_longer_true_is_shown_again(school: School, clerk: Client) -> None:
    post, leader = PostFactory.create(school=school), PostFactory.create(school=school).person
    words = {"pick": post.key, "kind": "line_manager", "partner": str(leader), "starts_on": "2025-03-10"}
    preview = clerk.post("/set-up/gaps/ticked/", words, follow=True)
    PartnershipFactory.create(post=post, partner=PostFactory.create(school=school).person)
    answer = clerk.post(preview.request["PATH_INFO"], {"seen": preview.context["seen"]}, follow=True)
    assert "Something has changed since you looked." in text(answer)
    assert not Partnership.objects.unscoped(reason=WHY).filter(partner=leader).exists()


def test_an_undo_that_cannot_be_names_the_rows(school: School, clerk: Client) -> None:
    post, leader = PostFactory.create(school=school), PostFactory.create(school=school).person
    words = {"pick": post.key, "kind": "line_manager", "partner": str(leader), "starts_on": "2025-03-10"}
    preview = clerk.post("/set-up/gaps/ticked/", words, follow=True)
    clerk.post(preview.request["PATH_INFO"], {"seen": preview.context["seen"]})
    Partnership.objects.unscoped(reason=WHY).filter(post=post).update(ends_on=TODAY + timedelta(days=3))
    answer = clerk.post(f"{preview.request['PATH_INFO']}undo/")
    assert (answer.status_code, f"{post.person}: it has been changed" in text(answer)) == (409, True)


def test_handing_over_what_a_leaver_owes(school: School, clerk: Client) -> None:
    leaver, after = PostFactory.create(school=school).person, PostFactory.create(school=school).person
    held = PartnershipFactory.create(post=PostFactory.create(school=school), partner=leaver, kind=PartnerKind.COACH)
    url = f"/people/{leaver.key}/leave/"
    assert held.key in text(clerk.get(url))
    preview = clerk.post(url, {"pick": held.key, "give-partner": str(after), "give-on": "2025-03-10"}, follow=True)
    clerk.post(preview.request["PATH_INFO"], {"seen": preview.context["seen"]})
    held.refresh_from_db()
    assert held.ends_on == TODAY
    assert "Nothing: nobody depends on them" in text(clerk.get(url))
    assert clerk.post(url, {"last_day": ""}).status_code == 302
    leaver.refresh_from_db()
    assert leaver.left_on == TODAY


# ---- Search, sharing, roles


def test_search_finds_whom_one_may_see_and_tells_no_more(school: School) -> None:
    post = teacher(school, team=TeamFactory.create(school=school, name="Geography"))
    stranger = PostFactory.create(
        school=SchoolFactory.create(trust=school.trust), person__family_name="Wrenfield"
    ).person
    client = as_(PostFactory.create(school=school).person)
    found = {
        words: text(client.get("/search/", {"q": words}))
        for words in ("geography", "wren@thistledown.example", "S-4711")
    }
    assert [post.person.key in shown for shown in found.values()] == [True, False, False]
    assert stranger.key not in text(client.get("/search/", {"q": "Wrenfield"}))
    office = as_(holding(Role.OFF, school))
    assert post.person.key in text(office.get("/search/", {"q": "wren@thistledown.example"}))


def test_the_learner_ticks_what_a_coach_may_see_and_takes_it_back(school: School) -> None:
    post = PostFactory.create(school=school)
    coaching = PartnershipFactory.create(
        post=post, partner=PostFactory.create(school=school).person, kind=PartnerKind.COACH
    )
    client = as_(post.person)
    assert text(client.get("/my/sharing/")).count(STAGE) == 1
    for ticked, live in (([STAGE], 1), ([], 0)):
        assert client.post("/my/sharing/", {"partnership": coaching.key, "kind": ticked}).status_code == 302
        assert Share.objects.unscoped(reason=WHY).filter(withdrawn_at__isnull=True).count() == live
    other = as_(PostFactory.create(school=school).person)
    assert other.post("/my/sharing/", {"partnership": coaching.key, "kind": [STAGE]}).status_code == 404


def test_a_head_gives_a_role_in_the_school_and_ends_it(school: School) -> None:
    head, person = as_(holding(Role.HD, school)), PostFactory.create(school=school).person
    words = {"person": str(person), "role": "PDL", "school": school.key, "starts_on": "2025-03-10"}
    assert head.post("/set-up/roles/add/", words).status_code == 302
    assert head.post("/set-up/roles/add/", words | {"role": "CEO"}).status_code == 422
    [grant] = person.role_grants.unscoped(reason=WHY)
    assert as_(holding(Role.OFF, school)).post(f"/set-up/roles/{grant.key}/end/").status_code == 403
    assert head.post(f"/set-up/roles/{grant.key}/end/").status_code == 302
    grant.refresh_from_db()
    assert grant.ends_on == TODAY


def test_schools_and_teams_are_set_up(school: School) -> None:
    client = as_(holding(Role.OFF, trust=school.trust))
    words = {"name": "Oak Vale", "phase": "primary", "coach_capacity": "4"}
    client.post("/set-up/schools/add/", words)
    made = School.objects.unscoped(reason=WHY).get(slug="oak-vale")
    client.post(f"/set-up/schools/{made.key}/teams/", {"name": "Year 4"})
    client.post(f"/set-up/schools/{made.key}/edit/", words | {"one_partner_for_both": "on"})
    made.refresh_from_db()
    assert (
        made.one_partner_for_both,
        made.coach_capacity,
        [str(team) for team in made.teams.unscoped(reason=WHY)],
    ) == (
        True,
        4,
        ["Year 4"],
    )


# ---- Queries


def fill(school: School, rows: int) -> None:
    for _ in range(rows):
        post = PostFactory.create(school=school, team=TeamFactory.create(school=school))
        Contract.objects.create(post=post, trust=post.trust)
        PartnershipFactory.create(
            post=post, partner=PostFactory.create(school=school).person, kind=PartnerKind.COACH, ends_on="2025-03-20"
        )


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("url", "queries"),
    [
        ("/set-up/people/", 8),
        ("/set-up/gaps/", 9),
        ("/set-up/gaps/?gap=ending", 9),
        ("/search/?q=Given", 7),
        ("/set-up/roles/", 6),
        ("/set-up/schools/", 5),
    ],
)
def test_lists_ask_as_often_for_one_row_as_for_three(
    school: School, url: str, queries: int, rows: int, django_assert_num_queries: Queries
) -> None:
    fill(school, rows)
    person = holding(Role.OFF, school)
    for _ in range(rows):
        RoleGrantFactory.create(person=PostFactory.create(school=school).person, role=Role.PDL, school=school)
    client = as_(person)
    with django_assert_num_queries(queries):
        answer = client.get(url)
    assert text(answer).count("/people/") >= rows or url == "/set-up/schools/"


@pytest.mark.parametrize("rows", [1, 3])
def test_a_person_page_asks_as_often_with_one_partner_as_with_three(
    school: School, rows: int, django_assert_num_queries: Queries
) -> None:
    post = teacher(school)
    Contract.objects.create(post=post, trust=post.trust)
    for _ in range(rows):
        PartnershipFactory.create(post=post, partner=PostFactory.create(school=school).person, kind=PartnerKind.COACH)
        PartnershipFactory.create(post=PostFactory.create(school=school), partner=post.person, kind=PartnerKind.COACH)
    client = as_(holding(Role.OFF, school))
    with django_assert_num_queries(12):
        client.get(f"/people/{post.person.key}/")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_sharing_page_asks_as_often_for_one_partner_as_for_three(
    school: School, rows: int, django_assert_num_queries: Queries
) -> None:
    post = PostFactory.create(school=school)
    for _ in range(rows):
        PartnershipFactory.create(post=post, partner=PostFactory.create(school=school).person, kind=PartnerKind.COACH)
    client = as_(post.person)
    with django_assert_num_queries(7):
        client.get("/my/sharing/")
