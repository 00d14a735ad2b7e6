"""The office of one school names people and schools of others in its roster: it learns and changes nothing."""

from dataclasses import replace
from datetime import date

import pytest

from growthring.core.access import Forbidden, Role
from growthring.interop import services
from growthring.interop.planning import Plan, make_plan
from growthring.interop.reading.shapes import Roster, SchoolRow
from growthring.interop.tests.builders import roster, staff
from growthring.interop.tests.worlds import brought_in
from growthring.people.models import Person, RoleGrant, School
from growthring.people.services.invitations import find_invitation, make_invitation
from tests.factories import (
    PartnershipFactory,
    PersonFactory,
    PostFactory,
    RoleGrantFactory,
    SchoolFactory,
    acting,
    holding,
)

ON = date(2026, 9, 7)
pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return SchoolFactory.create(name="Thistledown")


@pytest.fixture
def theirs(school: School) -> Person:
    """Somebody of another school of the trust."""
    other = SchoolFactory.create(trust=school.trust, name="Ferrybank", source_id="F-1")
    person = PersonFactory.create(
        trust=school.trust, given_name="Orla", family_name="Quill", email="orla@x.example", staff_id="70"
    )
    PostFactory.create(person=person, school=other)
    return person


def planned(school: School, given: Roster) -> Plan:
    return make_plan(school.trust, given, on=ON, schools=frozenset([school.pk]))


@pytest.mark.parametrize("reference", ["70", "orla@x.example", "Orla Quill"])
def test_a_partner_of_another_school_is_nobody_known(reference: str, school: School, theirs: Person) -> None:
    plan = planned(school, roster(staff("1", line_manager=reference)))
    told = f"Nobody in this trust or this file is meant by “{reference}”."
    assert ([p.message for p in plan.problems], plan.partnerships) == ([told], [])


def test_a_partner_who_supports_somebody_here_already_is_known(school: School, theirs: Person) -> None:
    post = PostFactory.create(person=PersonFactory.create(trust=school.trust), school=school)
    PartnershipFactory.create(post=post, partner=theirs)
    plan = planned(school, roster(staff("1", line_manager="70")))
    assert [held.partner for held in plan.partnerships] == [theirs]


def test_a_row_about_somebody_elsewhere_is_refused_without_their_name(school: School, theirs: Person) -> None:
    RoleGrantFactory.create(person=theirs, role="GOV", school=school, ends_on=date(2026, 1, 1))
    rows = [
        staff("70", line=2, email="new@x.example", given_name="Orla", family_name="Quill"),
        staff("71", line=3, email="orla@x.example", given_name="Orla", family_name="Quill"),
        staff("72", line=4, email="free@x.example", given_name="Orla", family_name="Quill"),
    ]
    plan = planned(school, roster(*rows))
    refusal = "This person belongs to another school of the trust."
    assert [(p.line, p.message) for p in plan.problems] == [(2, refusal), (3, refusal)]
    assert ([person.staff_id for person in plan.persons], plan.changed) == (["72"], [])


def test_the_id_of_another_school_is_not_rewritten(school: School, theirs: Person) -> None:
    given = roster(staff("1"))
    given = replace(given, schools=[*given.schools, SchoolRow("T-1", "Ferrybank", "", "", "orgs.csv", 3)])
    assert planned(school, given).changed == []
    whole = make_plan(school.trust, given, on=ON, schools=None)
    assert [(one.row, one.fields) for one in whole.changed] == [
        (School.objects.unscoped(reason="test").get(name="Ferrybank"), {"source_id": ("F-1", "T-1")})
    ]


def test_a_corrected_address_closes_the_link_that_went_to_the_old_one(school: School) -> None:
    person = PersonFactory.create(
        trust=school.trust, user=None, staff_id="1", email="old@x.example", given_name="Bo", family_name="Reed"
    )
    PostFactory.create(person=person, school=school)
    token = make_invitation(actor=None, person=person)
    row = staff("1", email="new@x.example", given_name="Bo", family_name="Reed")
    brought_in(school.trust, roster(row))
    assert find_invitation(token) is None


def test_an_import_is_not_taken_back_by_who_keeps_another_school_by_now(school: School) -> None:
    other = SchoolFactory.create(trust=school.trust, name="Ferrybank")
    office = holding(Role.OFF, school)
    batch, _plan = brought_in(school.trust, roster(staff("1")), acting(office))
    RoleGrant.objects.unscoped(reason="test").filter(person=office).update(school=other)
    with pytest.raises(Forbidden, match="for another school"):
        services.undo(actor=acting(office), batch=batch)
    RoleGrant.objects.unscoped(reason="test").filter(person=office).update(school=school)
    assert services.undo(actor=acting(office), batch=batch) > 0
