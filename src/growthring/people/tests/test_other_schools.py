"""What the office of one school cannot reach: entries, names and access of people who belong to another."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from growthring.core.access import Actor, Forbidden, Role
from growthring.people import policy
from growthring.people.models import Invitation, PartnerKind, Person, School
from growthring.people.queries.directory import StaffFilter, search, staff
from growthring.people.services.guests import invite_guest
from growthring.people.services.invitations import find_invitation, make_invitation
from growthring.people.services.leaving import leave
from growthring.people.services.persons import add_person, change_person
from growthring.people.services.undo import undo
from growthring.people.tests.conftest import TODAY
from growthring.people.tests.helpers import errors_of
from tests.factories import PersonFactory, PostFactory, RoleGrantFactory, SchoolFactory, acting, holding

YEAR = timedelta(days=365)


@pytest.fixture
def other(school: School) -> School:
    return SchoolFactory.create(trust=school.trust, name="Ferrybank School")


@pytest.fixture
def moved(school: School, other: School) -> Person:
    """Somebody who worked here until last year, and works in the other school now."""
    person = PersonFactory.create(trust=school.trust, given_name="Orla", family_name="Quill", staff_id="7001")
    PostFactory.create(person=person, school=school, starts_on=TODAY - 2 * YEAR, ends_on=TODAY - YEAR)
    PostFactory.create(person=person, school=other, starts_on=TODAY - YEAR)
    return person


def test_an_entry_goes_with_the_person_to_the_next_school(office: Actor, other: School, moved: Person) -> None:
    theirs = acting(holding(Role.OFF, other))
    kept = [(policy.may_edit_person(who, moved), policy.may_see_details(who, moved)) for who in (office, theirs)]
    found = [moved in search(who, "7001") for who in (office, theirs)]
    listed = [moved in staff(who, StaffFilter(here="all")) for who in (office, theirs)]
    assert (kept, found, listed) == ([(False, False), (True, True)], [False, True], [False, True])
    with pytest.raises(Forbidden):
        change_person(actor=office, person=moved, email="mine@example.org")


def test_whoever_left_stays_with_the_school_they_left(office: Actor, school: School) -> None:
    person = PersonFactory.create(trust=school.trust, left_on=TODAY - YEAR)
    PostFactory.create(person=person, school=school, starts_on=TODAY - 2 * YEAR, ends_on=TODAY - YEAR)
    assert policy.may_edit_person(office, person)


@pytest.mark.parametrize("tie", ["post", "trust post", "role", "trust role"])
def test_nobody_is_shown_out_by_the_office_of_one_school_of_two(
    tie: str, office: Actor, school: School, other: School
) -> None:
    person = PersonFactory.create(trust=school.trust)
    PostFactory.create(person=person, school=school)
    if "post" in tie:
        PostFactory.create(person=person, school=other if tie == "post" else None, trust=school.trust)
    else:
        RoleGrantFactory.create(person=person, role=Role.GOV, school=other if tie == "role" else None)
    assert policy.may_edit_person(office, person)
    with pytest.raises(Forbidden, match="end their post here instead"):
        leave(actor=office, person=person, on=TODAY)
    leave(actor=acting(holding(Role.OFF, None, trust=school.trust)), person=person, on=TODAY)


def test_a_number_or_address_does_not_tell_whose_it_is_elsewhere(office: Actor, school: School, other: School) -> None:
    PostFactory.create(
        person=PersonFactory.create(trust=school.trust, email="sefa@example.org", staff_id="9"), school=other
    )
    words: dict[str, Any] = {"trust": school.trust, "given_name": "A", "family_name": "B", "school": school}
    found = errors_of(lambda: add_person(actor=office, email="sefa@example.org", staff_id="9", **words))
    assert found == {
        "email": ["Somebody in another school has this address already."],
        "staff_id": ["Somebody in another school has this number already."],
    }
    post = PostFactory.create(person=PersonFactory.create(trust=school.trust), school=school)
    guest: dict[str, Any] = {"given_name": "A", "family_name": "B", "home_body": "C", "starts_on": TODAY}
    found = errors_of(
        lambda: invite_guest(actor=office, post=post, kind=PartnerKind.MENTOR, email="sefa@example.org", **guest)
    )
    assert found == {"email": ["Somebody in another school works here: choose them as partner instead."]}


def test_a_link_sent_to_the_wrong_address_opens_nothing_once_it_is_put_right(office: Actor, school: School) -> None:
    person = PersonFactory.create(trust=school.trust, user=None, email="wrong@example.org")
    PostFactory.create(person=person, school=school)
    token = make_invitation(actor=office, person=person)
    change_person(actor=office, person=person, preferred_name="Bo", email="wrong@example.org")
    assert find_invitation(token) is not None
    change_person(actor=office, person=person, email="right@example.org")
    assert find_invitation(token) is None
    assert Invitation.objects.unscoped(reason="test").get().withdrawn_at is not None


def test_another_address_in_an_entry_is_not_another_way_to_sign_in(
    office: Actor, school: School, client: Client
) -> None:
    person = PersonFactory.create(trust=school.trust, email="own@example.org")
    PostFactory.create(person=person, school=school)
    assert person.user is not None
    login = person.user.email
    change_person(actor=office, person=person, email="taken-over@example.org")
    person.user.refresh_from_db()
    assert person.user.email == login


@pytest.mark.parametrize(
    ("role", "place", "may"),
    [
        (Role.HD, "here", True),
        (Role.GOV, "other", True),
        (Role.HD, "other", False),
        (Role.PDL, "other", False),
        (Role.CEO, None, False),
        (Role.OFF, None, False),
    ],
)
def test_a_school_makes_no_link_that_opens_more_than_the_school(
    role: Role, place: str | None, may: bool, office: Actor, school: School, other: School
) -> None:
    person = PersonFactory.create(trust=school.trust, user=None, email="")
    PostFactory.create(person=person, school=school)
    RoleGrantFactory.create(person=person, role=role, school={"here": school, "other": other}.get(place or ""))
    trust_office = acting(holding(Role.OFF, None, trust=school.trust))
    assert [policy.may_invite_person(who, person) for who in (office, trust_office)] == [may, True]


def test_undoing_a_leaving_of_long_ago_gives_no_role_back(office: Actor, school: School) -> None:
    person = PersonFactory.create(trust=school.trust)
    PostFactory.create(person=person, school=school)
    grant = RoleGrantFactory.create(person=person, role=Role.HD, school=school)
    change = leave(actor=office, person=person, on=TODAY)
    with time_machine.travel(TODAY + timedelta(days=40)), pytest.raises(Forbidden, match="gives them anew"):
        undo(actor=office, change=change)
    undo(actor=office, change=change)
    grant.refresh_from_db()
    assert grant.ends_on is None
