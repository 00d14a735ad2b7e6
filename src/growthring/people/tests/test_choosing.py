from collections import Counter
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from growthring.core.access import Actor
from growthring.people.models import PartnerKind, Person, Post, School
from growthring.people.services import choosing, csvlines
from growthring.people.services.bulk import outcomes, plan
from growthring.people.tests.conftest import TODAY
from tests.factories import PartnershipFactory, PostFactory, SchoolFactory, TeamFactory

pytestmark = pytest.mark.django_db
MANAGER, COACH = PartnerKind.LINE_MANAGER, PartnerKind.COACH


def pairs(choice: choosing.Choice) -> set[tuple[int, int]]:
    return {(proposal.post, proposal.partner) for proposal in choice.proposals}


def test_a_team_gets_one_partner_but_for_those_who_have_them_and_the_partner(school: School, office: Actor) -> None:
    team = TeamFactory.create(school=school)
    leader, has_them, new = PostFactory.create_batch(3, school=school, team=team)
    PostFactory.create(school=school)
    PartnershipFactory.create(post=has_them, partner=leader.person)
    choice = choosing.by_team(office, team, partner=leader.person, kind=MANAGER, starts_on=TODAY)
    assert pairs(choice) == {(new.pk, leader.person_id)}


def test_team_leaders_lead_and_teams_without_just_one_are_named(school: School, office: Actor) -> None:
    def team(name: str, leaders: int) -> list[Post]:
        made = TeamFactory.create(school=school, name=name)
        posts = PostFactory.create_batch(leaders, school=school, team=made, kind="leader")
        return [*posts, PostFactory.create(school=school, team=made)]

    leader, member = team("Maths", 1)
    team("Site", 0)
    team("Office", 2)
    choice = choosing.by_team_leader(office, school, starts_on=TODAY)
    assert pairs(choice) == {(member.pk, leader.person_id)}
    assert [(each["where"], each["what"].split(".")[0]) for each in choice.unread] == [
        ("Office", "Several in this team lead"),
        ("Site", "Nobody in this team holds a leader's post"),
    ]
    PartnershipFactory.create(post=member)
    assert pairs(choosing.by_team_leader(office, school, starts_on=TODAY)) == set()
    assert pairs(choosing.by_team_leader(office, school, starts_on=TODAY, only_without=False)) == pairs(choice)


def test_coaches_are_spread_evenly_within_their_capacity(school: School, office: Actor) -> None:
    """Seven without a coach; three coaches for four, three and none more; a fourth leads one of them."""
    posts = [PostFactory.create(school=school, person__coach_capacity=room) for room in (4, 3, 1)]
    coaches = [post.person for post in posts]
    for post in posts:
        PartnershipFactory.create(post=post, kind=COACH)
    PartnershipFactory.create(post=PostFactory.create(school=school), partner=coaches[2], kind=COACH)
    learners = PostFactory.create_batch(7, school=school)
    choice = choosing.spread_coaches(office, school, starts_on=TODAY)
    assert Counter(proposal.partner for proposal in choice.proposals) == {coaches[0].pk: 4, coaches[1].pk: 3}
    assert {proposal.post for proposal in choice.proposals} == {post.pk for post in learners}
    more = PostFactory.create(school=school, person__family_name="Zzz")
    again = choosing.spread_coaches(office, school, starts_on=TODAY)
    assert (len(again.proposals), [each["where"] for each in again.unread]) == (7, [str(more.person)])


def test_nobody_is_spread_to_their_own_line_manager(school: School, office: Actor) -> None:
    coach = PostFactory.create(school=school, person__coach_capacity=5)
    PartnershipFactory.create(post=coach, kind=COACH)
    PartnershipFactory.create(post=PostFactory.create(school=school), partner=coach.person)
    choice = choosing.spread_coaches(office, school, starts_on=TODAY)
    assert (choice.proposals, len(choice.unread)) == ([], 1)


def test_by_hand_in_place_of_whoever_is_it(school: School, office: Actor) -> None:
    partner = PostFactory.create(school=school).person
    none, one, two = PostFactory.create_batch(3, school=school)
    there = PartnershipFactory.create(post=one, kind=COACH)
    PartnershipFactory.create(post=one)
    for _ in range(2):
        PartnershipFactory.create(post=two, kind=COACH)
    asked: dict[str, Any] = {"partner": partner, "kind": COACH, "starts_on": TODAY}
    choice = choosing.by_hand(office, [none, one, two], **asked, instead=True)
    assert [(row.post, row.replaces) for row in choice.proposals] == [(none.pk, None), (one.pk, there.pk)]
    assert [each["where"] for each in choice.unread] == [str(two.person)]
    beside = choosing.by_hand(office, [none, one, two], **asked)
    assert [row.replaces for row in beside.proposals] == [None, None, None]


# ---- From a file


@pytest.fixture
def people(school: School) -> tuple[Post, Person]:
    learner = PostFactory.create(school=school, person__email="vane@oak.example")
    coach = PostFactory.create(school=school, person__staff_id="1042").person
    return learner, coach


def read(office: Actor, text: str, encoding: str = "utf-8") -> choosing.Choice:
    return csvlines.read(office, text.encode(encoding), starts_on=TODAY)


def test_people_by_address_and_number(office: Actor, people: tuple[Post, Person]) -> None:
    learner, coach = people
    choice = read(office, "Person,Kind,Partner,Starts On\r\nVANE@oak.example,Line Manager,1042,1/4/2025\r\n")
    [proposal] = choice.proposals
    assert (proposal.post, proposal.partner, proposal.kind) == (learner.pk, coach.pk, MANAGER)
    assert proposal.period.starts_on.isoformat() == "2025-04-01"
    assert choice.unread == []


def test_semicolons_and_windows_letters_and_a_mark_in_front(office: Actor, people: tuple[Post, Person]) -> None:
    for text, encoding in (
        ("\ufeffperson;kind;partner\nvane@oak.example;coach;1042", "utf-8"),
        ("person;kind;partner;note\nvane@oak.example;coach;1042;Zoë", "cp1252"),
    ):
        assert len(read(office, text, encoding).proposals) == 1


def test_each_line_that_cannot_be_read_says_why(office: Actor, people: tuple[Post, Person]) -> None:
    PostFactory.create(school=people[0].school, person=people[1])
    lines = [
        "person,kind,partner,starts_on",
        "nobody@oak.example,coach,1042,",
        "vane@oak.example,friend,1042,soon",
        "",
        "1042,coach,vane@oak.example,",
    ]
    choice = read(office, "\n".join(lines))
    assert choice.proposals == []
    assert [(each["where"], each["what"]) for each in choice.unread] == [
        ("Line 2", "Nobody here has the address or number “nobody@oak.example”."),
        (
            "Line 3",
            (
                "The kind is one of: line manager, coach, mentor, induction tutor. "
                "Write the date as 2025-09-01 or 01/09/2025."
            ),
        ),
        ("Line 5", "1042 holds several posts: assign this one by hand."),
    ]


def test_a_file_without_the_columns_is_refused_as_a_whole(office: Actor) -> None:
    for text in ("", "name,boss\na,b", "person,kind\0", f"person,kind,partner\n{'a' * 200_000},coach,1042"):
        with pytest.raises(ValidationError):
            read(office, text)


def test_people_of_another_school_are_not_found(office: Actor, school: School, people: tuple[Post, Person]) -> None:
    stranger = PostFactory.create(school=SchoolFactory.create(trust=school.trust)).person
    choice = read(office, f"person,kind,partner\n{stranger.email},coach,1042")
    assert (choice.proposals, len(choice.unread)) == ([], 1)


def test_the_template_reads(office: Actor) -> None:
    assert len(read(office, csvlines.TEMPLATE).unread) == 2


def test_a_plan_keeps_what_was_not_understood(office: Actor, people: tuple[Post, Person]) -> None:
    choice = read(office, "person,kind,partner\nvane@oak.example,coach,1042\nx,coach,1042")
    change = plan(
        actor=office, trust_id=office.trust_id, proposals=choice.proposals, title="From a file", unread=choice.unread
    )
    change.refresh_from_db()
    assert ([row.ok for row in outcomes(change)], len(change.unread)) == ([True], 1)
