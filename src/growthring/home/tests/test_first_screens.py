"""Everybody lands on what they open Growthring for, and finds the way to the rest."""

import pytest
from django.test import RequestFactory

from growthring.core.access import Role
from growthring.home.shell import context
from growthring.home.tests.conftest import SignIn
from growthring.home.tests.world import World
from tests.factories import acting, holding

FIRST = {
    "teacher": "/journey/",
    "manager": "/support/",
    "coach": "/support/",
    "guest": "/support/",
    "pd_lead": "/school/",
    "head": "/school/",
    "governor": "/school/",
    "trust_leader": "/trust/",
    "pd_director": "/trust/",
    "office": "/set-up/",
    "records": "/set-up/",
}
NAVIGATION = {
    "teacher": ["My journey", "Our school"],
    "manager": ["My journey", "People I support", "Our school"],
    "coach": ["My journey", "People I support", "Our school"],
    "guest": ["People I support"],
    "pd_lead": ["My journey", "Our school", "Set-up"],
    "head": ["My journey", "Our school", "Set-up"],
    "governor": ["Our school"],
    "trust_leader": ["Our trust", "Set-up"],
    "pd_director": ["Our trust", "Set-up"],
    "office": ["My journey", "Our school", "Set-up"],
    "records": ["Set-up"],
}
LEADS = {"pd_lead", "head"}


@pytest.mark.parametrize("who", FIRST)
def test_everybody_lands_where_they_are_needed(world: World, signed_in: SignIn, who: str) -> None:
    client = signed_in(world[who])

    assert client.get("/")["Location"] == FIRST[who]
    assert client.get(FIRST[who], follow=True).status_code == 200


@pytest.mark.parametrize("who", NAVIGATION)
def test_the_navigation_names_what_somebody_has(world: World, who: str) -> None:
    request = RequestFactory().get("/")
    request.actor = acting(world[who])  # type: ignore[attr-defined]

    assert [item.label for item in context(request)["navigation"]] == NAVIGATION[who]


@pytest.mark.parametrize("who", [who for who in FIRST if FIRST[who] == "/school/"])
def test_those_who_lead_find_what_waits_and_governors_the_published_page(
    world: World, signed_in: SignIn, who: str
) -> None:
    view = "leading/" if who in LEADS else ""

    assert signed_in(world[who]).get("/school/")["Location"] == f"/school/{world.school.key}/{view}"


@pytest.mark.parametrize("who", sorted(FIRST.keys() - LEADS - {"guest"}))
def test_exact_figures_are_refused_with_the_reason_to_whoever_does_not_lead(
    world: World, signed_in: SignIn, who: str
) -> None:
    response = signed_in(world[who]).get(f"/school/{world.school.key}/leading/")

    assert response.status_code in (403, 404)
    assert (response.status_code == 403) == (b"for those who lead this school" in response.content)


def test_somebody_with_nothing_running_is_told_that_access_has_ended(world: World, signed_in: SignIn) -> None:
    client = signed_in(world["teacher"])
    world.learner.ends_on = acting(world["teacher"]).on
    world.learner.save()

    assert client.get("/journey/").status_code == 403


def test_a_page_of_another_trust_is_the_page_that_does_not_exist(world: World, signed_in: SignIn) -> None:
    from tests.factories import SchoolFactory

    client = signed_in(world["trust_leader"])
    elsewhere, nowhere = client.get(f"/school/{SchoolFactory().key}/"), client.get("/school/nowhere/")

    assert (elsewhere.status_code, nowhere.status_code) == (404, 404)
    assert elsewhere.content == nowhere.content


@pytest.mark.parametrize("role", [Role.HD, Role.PDL, Role.GOV])
def test_a_role_for_a_whole_trust_opens_its_schools_too(world: World, signed_in: SignIn, role: Role) -> None:
    """As in a school that is a trust by itself: nobody lands on a page that is not there."""
    client = signed_in(holding(role, trust=world.trust))

    assert client.get("/", follow=True).status_code == 200
    assert client.get("/school/", follow=True).status_code == 200
