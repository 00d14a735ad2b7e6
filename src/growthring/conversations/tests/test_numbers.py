"""Leaders' numbers: what is counted, for how many at least, by whom, and in how many queries."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from growthring.conversations.models import Conversation, Party, Rhythm
from growthring.conversations.queries.numbers import FEWEST, Fact, Numbers, groups, held_in_schools, numbers_of
from growthring.conversations.tests.worlds import World, world
from growthring.core import clock
from growthring.core.access import Role
from growthring.people.models import Person, Post
from growthring.standards.models import Calendar, Term
from tests.factories import PartnershipFactory, PostFactory, TeamFactory, holding

pytestmark = pytest.mark.django_db
State = Conversation.State


@pytest.fixture
def here(db: None) -> World:
    return world()


def whole(here: World) -> Numbers:
    found = numbers_of(here.school, clock.today(), row_access=True).whole
    assert found is not None
    return found


def test_meetings_are_counted_by_how_far_they_came(here: World) -> None:
    here.planned(at=clock.now() + timedelta(days=3))
    here.planned(state=State.CALLED_OFF)
    here.recorded()
    signed = here.signed()
    Party.objects.unscoped(reason="test").filter(conversation=signed).update(ready_at=clock.now())

    found = whole(here)
    assert (found.persons, found.planned, found.held, found.prepared, found.signed) == (6, 1, 2, 1, 1)


def test_of_whoever_left_and_of_years_before_nothing_is_counted(here: World) -> None:
    old = here.recorded()
    Conversation.objects.unscoped(reason="test").filter(pk=old.pk).update(held_on=clock.today() - timedelta(days=400))
    assert whole(here).held == 0
    here.recorded()
    here.post.ends_on = clock.today()
    here.post.save()
    found = whole(here)
    assert (found.persons, found.held) == (5, 0)


def test_the_year_is_the_schools_own_or_else_the_trusts(here: World) -> None:
    today, trust = clock.today(), here.school.trust
    assert numbers_of(here.school, today, row_access=True).since == today - timedelta(days=365)
    for school, days in ((None, 80), (here.school, 60)):
        began = today - timedelta(days=days)
        ends = began + timedelta(days=365)
        Calendar.objects.create(trust=trust, school=school, name="This year", starts_on=began, ends_on=ends)
        assert numbers_of(here.school, today, row_access=True).since == began


def rhythm(here: World) -> tuple[int, int]:
    found = whole(here)
    return found.in_rhythm, found.due


def test_the_rhythm_is_kept_by_meetings_with_the_line_manager(here: World) -> None:
    assert rhythm(here) == (0, 1)
    here.recorded(with_manager=False, other=here.coaching)
    assert rhythm(here) == (0, 1)
    met = here.recorded()
    assert rhythm(here) == (1, 1)
    Conversation.objects.unscoped(reason="test").filter(pk=met.pk).update(held_on=clock.today() - timedelta(weeks=13))
    assert rhythm(here) == (0, 1)
    Rhythm.objects.create(
        trust=here.school.trust, partnership=here.managing, weeks=14, agreed_on=clock.today(), agreed_by=here.learner
    )
    assert rhythm(here) == (1, 1)


def test_a_pair_that_has_just_begun_is_not_due(here: World) -> None:
    here.managing.starts_on = clock.today() - timedelta(weeks=2)
    here.managing.save()

    assert rhythm(here) == (0, 0)


def leave_but_four(here: World) -> None:
    gone = Post.objects.unscoped(reason="test").filter(person__in=[here.colleague, here.pd_lead])
    gone.update(ends_on=clock.today())


def grow(here: World, persons: int) -> None:
    while Post.objects.unscoped(reason="test").filter(school=here.school).count() < persons:
        PostFactory.create(school=here.school)


def test_a_school_of_fewer_than_five_shows_nothing(here: World) -> None:
    leave_but_four(here)

    assert numbers_of(here.school, clock.today(), row_access=True).whole is None
    assert held_in_schools([here.school.pk], clock.today()) == {here.school.pk: None}


def test_who_may_not_know_of_each_meeting_sees_the_number_of_ten_persons_or_more(here: World) -> None:
    here.recorded()
    grow(here, 9)
    assert numbers_of(here.school, clock.today(), row_access=False).whole is None
    assert held_in_schools([here.school.pk], clock.today()) == {here.school.pk: None}

    grow(here, 10)
    found = numbers_of(here.school, clock.today(), row_access=False)
    assert found.whole is not None
    assert (found.whole.persons, found.whole.held, found.teams) == (10, 1, ())


def test_the_trust_sees_how_many_were_held_in_each_school(here: World) -> None:
    here.recorded()
    grow(here, 10)

    assert held_in_schools([here.school.pk], clock.today()) == {here.school.pk: 1}


def fact(person: int, team: str, held: int = 0) -> Fact:
    return Fact(person, team, 0, held, 0, 0, False, False)


def teams_of(**sizes: int) -> list[Fact]:
    return [fact(hash((team, number)), team) for team, size in sizes.items() for number in range(size)]


def named(facts: list[Fact]) -> list[tuple[str, int]]:
    return [(group.name, group.persons) for group in groups(facts)]


def test_small_teams_are_counted_together_until_they_are_enough() -> None:
    assert named(teams_of(Maths=6, Science=5)) == [("Maths", 6), ("Science", 5)]
    assert named(teams_of(Maths=6, Art=3, Music=2)) == [("Maths", 6), ("Other teams", 5)]
    assert named(teams_of(Maths=6, Science=7, Art=3)) == [("Science", 7), ("Other teams", 9)]
    assert named(teams_of(Maths=6, Art=3)) == []
    assert named(teams_of(Maths=6)) == []
    assert named([]) == []


@given(st.lists(st.tuples(st.integers(0, 40), st.sampled_from(["", "Art", "Maths", "Music", "Science"])), max_size=80))
def test_no_group_is_small_and_nobody_is_left_out(pairs: list[tuple[int, str]]) -> None:
    facts = [fact(person, team, held=1) for person, team in pairs]

    found = groups(facts)
    assert all(group.persons >= FEWEST for group in found)
    assert found == [] or sum(group.held for group in found) == len(facts)


PAGE = "/schools/{}/conversations/"


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person.user)  # type: ignore[arg-type]
    return client


def page_for(here: World, person: Person) -> Any:
    return signed_in(person).get(PAGE.format(here.school.slug))


def test_who_sees_the_numbers_and_who_sees_them_by_team(here: World) -> None:
    for name in ("Maths", "Science"):
        team = TeamFactory.create(school=here.school, name=name)
        for _number in range(5):
            PostFactory.create(school=here.school, team=team)

    seen = {}
    leaders = {role: holding(role, here.school) for role in (Role.HD, Role.PDL)}
    leaders |= {role: holding(role, trust=here.school.trust) for role in (Role.TPD, Role.CEO)}
    for role, person in leaders.items():
        response = page_for(here, person)
        assert response.status_code == 200
        seen[role] = "By team" in response.content.decode()
    assert seen == {Role.HD: True, Role.PDL: False, Role.TPD: False, Role.CEO: False}


@pytest.mark.parametrize("who", ["learner", "manager", "coach", "colleague"])
def test_nobody_else_does(here: World, who: str) -> None:
    assert page_for(here, getattr(here, who)).status_code == 403


def test_governors_do_not_and_for_a_guest_or_another_trust_there_is_no_such_page(here: World) -> None:
    assert page_for(here, holding(Role.GOV, here.school)).status_code == 403
    away = world()
    missing = signed_in(away.head).get("/schools/nowhere/conversations/")
    for stranger in (here.guest, away.head):
        assert page_for(here, stranger).status_code == 404
    assert page_for(here, away.head).content == missing.content


def test_it_names_nobody(here: World) -> None:
    here.signed()
    page = page_for(here, here.head).content.decode()

    for person in (here.learner, here.manager, here.coach):
        assert person.family_name not in page


@pytest.mark.parametrize("more", [1, 3])
def test_as_many_queries_for_many_as_for_few(here: World, more: int, django_assert_num_queries: Any) -> None:
    for number in range(more * 3):
        post = PostFactory.create(school=here.school, team=TeamFactory.create(school=here.school, name=f"T{number}"))
        PartnershipFactory.create(post=post, partner=here.manager, starts_on=date(2024, 9, 1))
        here.planned(post=post)
    began = clock.today() - timedelta(days=80)
    facts = {"trust": here.school.trust, "name": "This year", "starts_on": began}
    year = Calendar.objects.create(**facts, ends_on=began + timedelta(days=365))
    Term.objects.create(trust=year.trust, calendar=year, name="A term", first_day=began, last_day=clock.today())
    client = signed_in(here.head)
    with django_assert_num_queries(11):
        assert client.get(PAGE.format(here.school.slug)).status_code == 200


def test_the_page_of_a_school_with_few_says_so(here: World) -> None:
    leave_but_four(here)
    page = page_for(here, here.head).content.decode()

    assert "Too few people for numbers" in page
