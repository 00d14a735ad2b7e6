from datetime import date

import pytest

from growthring.interop.planning import Plan, make_plan
from growthring.interop.reading.shapes import Roster
from growthring.interop.tests.builders import roster, staff
from growthring.people.models import PartnerKind, Trust
from tests.factories import PartnershipFactory, PersonFactory, PostFactory, SchoolFactory, TrustFactory

ON = date(2026, 9, 7)
pytestmark = pytest.mark.django_db


@pytest.fixture
def trust() -> Trust:
    return TrustFactory()


def planned(trust: Trust, given: Roster) -> Plan:
    return make_plan(trust, given, on=ON)


def test_an_empty_trust_gets_schools_people_posts_and_partners(trust: Trust) -> None:
    plan = planned(trust, roster(staff("a", line_manager="b@example.org", team="Maths"), staff("b", kind="leader")))
    assert plan.summary() == {
        "joins": 2,
        "changes": 0,
        "unchanged": 0,
        "leavers": 0,
        "refused": 0,
        "schools": 1,
        "teams": 1,
        "partnerships": 1,
    }


def test_somebody_known_by_staff_number_changes(trust: Trust) -> None:
    school = SchoolFactory(trust=trust, name="Thistledown")
    person = PersonFactory(trust=trust, staff_id="a", user=None, email="old@example.org", given_name="Given-a")
    PostFactory(school=school, person=person)
    plan = planned(trust, roster(staff("a")))
    assert [(d.before, d.after) for e in plan.changes for d in e.details] == [
        (person.family_name if person.family_name != "Family-a" else "", "Family-a"),
        ("old@example.org", "a@example.org"),
    ]


def test_a_number_and_an_address_of_two_people_refuse_the_row(trust: Trust) -> None:
    PersonFactory(trust=trust, staff_id="a", user=None, email="x@example.org")
    PersonFactory(trust=trust, staff_id="b", user=None, email="a@example.org")
    plan = planned(trust, roster(staff("a")))
    assert [(p.line, p.column, p.value, p.severity) for p in plan.problems] == [(2, "staff_id", "a", "row")]


def test_nobody_is_matched_into_another_trust(trust: Trust) -> None:
    PersonFactory(staff_id="a", email="a@example.org", user=None)
    assert planned(trust, roster(staff("a"))).summary()["joins"] == 1


def test_who_is_missing_is_proposed_as_a_leaver_only_in_schools_the_file_covers(trust: Trust) -> None:
    here, there = SchoolFactory(trust=trust, name="Thistledown"), SchoolFactory(trust=trust, name="Elsewhere")
    gone = PostFactory(school=here).person
    PostFactory(school=there)
    plan = planned(trust, roster(staff("a")))
    assert [(leaver.person, leaver.why) for leaver in plan.leavers] == [(gone, "missing")]


def test_a_file_of_changes_proposes_nobody(trust: Trust) -> None:
    PostFactory(school=SchoolFactory(trust=trust, name="Thistledown"))
    assert planned(trust, roster(staff("a"), complete=False)).leavers == []


def test_a_misspelt_school_is_asked_about(trust: Trust) -> None:
    SchoolFactory(trust=trust, name="Thistledown Primary")
    plan = planned(trust, roster(staff("a", school="Thistledwon Primary")))
    assert (len(plan.schools), [p.severity for p in plan.problems]) == (0, ["row"])
    assert "Thistledown Primary" in plan.problems[0].remedy


def test_a_new_line_manager_ends_the_one_before(trust: Trust) -> None:
    school = SchoolFactory(trust=trust, name="Thistledown")
    post = PostFactory(school=school, person__staff_id="a", person__email="a@example.org", person__user=None)
    before = PartnershipFactory(post=post, kind=PartnerKind.LINE_MANAGER)
    plan = planned(trust, roster(staff("a", line_manager="b"), staff("b")))
    changed = [(c.row, c.fields["ends_on"][1]) for c in plan.changed if "ends_on" in c.fields]
    assert (changed, plan.partnerships[0].starts_on) == ([(before, ON)], ON)


def test_a_ring_of_line_management_is_told_at_its_row(trust: Trust) -> None:
    plan = planned(trust, roster(staff("a", line_manager="b"), staff("b", line=3, line_manager="a")))
    assert {(p.line, p.column, p.severity) for p in plan.problems} <= {
        (2, "line_manager", "field"),
        (3, "line_manager", "field"),
    }
    assert len(plan.partnerships) == 1


def test_another_kind_of_work_from_a_later_day_is_a_new_post(trust: Trust) -> None:
    school = SchoolFactory(trust=trust, name="Thistledown")
    PostFactory(school=school, person__staff_id="a", person__email="a@example.org", person__user=None)
    plan = planned(trust, roster(staff("a", kind="leader", starts_on=date(2026, 9, 1))))
    assert ([p.kind for p in plan.posts], [c.fields["ends_on"][1] for c in plan.changed if "ends_on" in c.fields]) == (
        ["leader"],
        [date(2026, 9, 1)],
    )
