"""Who and which post a row means: the cases in which a wrong guess would hand somebody another person's record."""

from datetime import date

import pytest

from growthring.interop.planning import Plan, make_plan
from growthring.interop.reading.shapes import Roster, SchoolRow
from growthring.interop.tests.builders import roster, staff
from growthring.interop.tests.worlds import brought_in
from growthring.people.models import Partnership, Person, Post, School, SupportMode, Trust
from tests.factories import PartnershipFactory, PersonFactory, PostFactory, SchoolFactory, TeamFactory, TrustFactory

ON = date(2026, 9, 7)
pytestmark = pytest.mark.django_db


@pytest.fixture
def trust() -> Trust:
    return TrustFactory.create()


@pytest.fixture
def school(trust: Trust) -> School:
    return SchoolFactory.create(trust=trust, name="Thistledown")


def planned(trust: Trust, given: Roster, schools: frozenset[int] | None = None) -> Plan:
    return make_plan(trust, given, on=ON, schools=schools)


def refused(plan: Plan) -> list[tuple[int | None, str]]:
    return [(p.line, p.message) for p in plan.problems if p.severity == "row"]


def changed(plan: Plan) -> dict[str, object]:
    return {name: pair[1] for one in plan.changed for name, pair in one.fields.items()}


def known(trust: Trust, staff_id: str, email: str, given: str, family: str) -> Person:
    return PersonFactory.create(
        trust=trust, user=None, staff_id=staff_id, email=email, given_name=given, family_name=family
    )


def post_of(school: School, person: Person, **facts: object) -> Post:
    return PostFactory.create(school=school, person=person, **facts)


def test_a_number_that_somebody_else_had_is_refused(trust: Trust, school: School) -> None:
    known(trust, "7", "anna.oak@x.example", "Anna", "Oak")
    plan = planned(trust, roster(staff("7", email="ben.elm@x.example", given_name="Ben", family_name="Elm")))
    assert refused(plan) == [(2, "The number or address belongs to Anna Oak, whose name is quite another.")]
    assert plan.is_empty


def test_an_address_with_another_number_is_refused(trust: Trust, school: School) -> None:
    known(trust, "7", "anna@x.example", "Anna", "Oak")
    known(trust, "8", "cleo@x.example", "Cleo", "Fir")
    rows = [
        staff("9", email="anna@x.example", given_name="Anna", family_name="Oak"),
        staff("8", line=3, email="cleo@x.example", given_name="Cleo", family_name="Fir"),
    ]
    plan = planned(trust, roster(*rows))
    assert refused(plan) == [(2, "The address belongs to Anna Oak, who has another staff number here.")]


def test_numbers_of_another_system_are_taken_over_but_not_for_another_name(trust: Trust, school: School) -> None:
    for number, (given, family) in enumerate([("Anna", "Oak"), ("Cleo", "Fir"), ("Dora", "Yew")]):
        known(trust, f"P{number}", f"{given.lower()}@x.example", given, family)
    rows = [
        staff("g-1", email="anna@x.example", given_name="Anna", family_name="Oak"),
        staff("g-2", line=3, email="cleo@x.example", given_name="Cleo", family_name="Fir-Ash"),
        staff("g-3", line=4, email="dora@x.example", given_name="Ben", family_name="Elm"),
    ]
    plan = planned(trust, roster(*rows))
    numbers = [one.fields["staff_id"] for one in plan.changed if "staff_id" in one.fields]
    assert (numbers, [line for line, _why in refused(plan)]) == ([("P0", "g-1"), ("P1", "g-2")], [4])


def test_a_guests_address_is_refused(trust: Trust, school: School) -> None:
    PersonFactory.create(trust=trust, user=None, email="guest@far.example", is_guest=True)
    plan = planned(trust, roster(staff("a", email="guest@far.example")))
    assert refused(plan) == [(2, "This address is that of a guest from elsewhere.")]


def test_a_namesake_is_pointed_out(trust: Trust, school: School) -> None:
    known(trust, "", "", "Given-a", "Family-a")
    plan = planned(trust, roster(staff("a")))
    assert ([p.severity for p in plan.problems], len(plan.persons)) == (["note"], 1)


def test_a_new_school_has_none_of_the_trusts_own_posts(trust: Trust) -> None:
    person = known(trust, "a", "a@example.org", "Given-a", "Family-a")
    PostFactory.create(school=None, trust=trust, person=person)
    plan = planned(trust, roster(staff("a")))
    assert ([post.school.name for post in plan.posts if post.school], len(plan.schools)) == (["Thistledown"], 1)


def test_two_schools_of_one_name_stay_two(trust: Trust) -> None:
    given = roster(staff("a", school="St Fern", school_id="x1"), staff("b", line=3, school="St Fern", school_id="x2"))
    given.schools = [SchoolRow(key, "St Fern", "", "", "orgs.csv", 2) for key in ("x1", "x2")]
    plan = planned(trust, given)
    assert [(school.source_id, school.slug) for school in plan.schools] == [("x1", "st-fern"), ("x2", "st-fern-2")]


def test_a_school_is_found_under_another_systems_id(trust: Trust, school: School) -> None:
    school.source_id = "old-id"
    school.save()
    given = roster(staff("a", school_id="new-id"))
    given.schools = [SchoolRow("new-id", "Thistledown", "", "", "orgs.csv", 2)]
    assert (planned(trust, given).schools, changed(planned(trust, given))) == ([], {"source_id": "new-id"})


def test_rows_in_any_order_mean_the_same_posts(trust: Trust) -> None:
    rows = [
        staff("a", line=2, title="Form tutor", team="Maths"),
        staff("a", line=3, title="Form tutor", team="Art", starts_on=date(2024, 9, 1)),
        staff("a", line=4, kind="leader", title="Head of year"),
    ]
    brought_in(trust, roster(*rows))
    assert make_plan(trust, roster(*reversed(rows)), on=ON).is_empty


@pytest.mark.parametrize(("here", "there"), [("pastoral", "teacher"), ("office", "leader"), ("site", "other")])
def test_what_a_plain_role_leaves_open_stays(trust: Trust, school: School, here: str, there: str) -> None:
    post_of(school, known(trust, "a", "a@example.org", "Given-a", "Family-a"), kind=here)
    given = roster(staff("a", kind=there))
    given.format = "oneroster-1.1"
    assert planned(trust, given).is_empty


def test_another_role_is_a_change(trust: Trust, school: School) -> None:
    post_of(school, known(trust, "a", "a@example.org", "Given-a", "Family-a"), kind="teaching_assistant")
    given = roster(staff("a", kind="teacher"))
    given.format = "oneroster-1.1"
    assert changed(planned(trust, given)) == {"kind": "teacher"}


def test_a_post_that_ends_takes_its_partnerships_with_it(trust: Trust, school: School) -> None:
    post = post_of(school, known(trust, "a", "a@example.org", "Given-a", "Family-a"))
    held = PartnershipFactory.create(post=post)
    plan = planned(trust, roster(staff("a", ends_on=date(2026, 12, 31))))
    ends = {type(one.row).__name__: one.fields["ends_on"][1] for one in plan.changed}
    assert (ends, held.ends_on) == ({"Post": date(2027, 1, 1), "Partnership": date(2027, 1, 1)}, None)


def test_a_later_end_lengthens_what_ended_with_it(trust: Trust, school: School) -> None:
    end = date(2026, 12, 31)
    post = post_of(school, known(trust, "a", "a@example.org", "Given-a", "Family-a"), ends_on=end)
    PartnershipFactory.create(post=post, ends_on=end)
    PartnershipFactory.create(post=post, ends_on=date(2026, 10, 1), kind="coach")
    plan = planned(trust, roster(staff("a", ends_on=date(2027, 8, 31))))
    assert [type(one.row) for one in plan.changed] == [Partnership, Post]


def test_somebody_whose_last_day_is_over_is_proposed_and_not_ended(trust: Trust, school: School) -> None:
    person = known(trust, "a", "a@example.org", "Given-a", "Family-a")
    post_of(school, person)
    plan = planned(trust, roster(staff("a", ends_on=date(2026, 8, 31)), staff("b", line=3)))
    assert ([(x.person, x.why) for x in plan.leavers], changed(plan)) == ([(person, "inactive")], {})


def test_strangers_who_have_left_are_passed_over(trust: Trust, school: School) -> None:
    plan = planned(trust, roster(staff("a", ends_on=date(2026, 8, 31)), staff("b", line=3)))
    assert ([p.staff_id for p in plan.persons], [p.severity for p in plan.problems]) == (["b"], ["note"])


def test_somebody_comes_back_after_the_end_of_a_post(trust: Trust, school: School) -> None:
    person = known(trust, "a", "a@example.org", "Given-a", "Family-a")
    post_of(school, person, ends_on=date(2026, 12, 31))
    plan = planned(trust, roster(staff("a", starts_on=date(2027, 1, 1))))
    assert ([p.starts_on for p in plan.posts], changed(plan)) == ([date(2027, 1, 1)], {})


def test_mentoring_turns_into_coaching(trust: Trust, school: School) -> None:
    post = post_of(school, known(trust, "a", "a@example.org", "Given-a", "Family-a"))
    mentor = known(trust, "m", "m@example.org", "Mo", "Reed")
    post_of(school, mentor)
    PartnershipFactory.create(post=post, partner=mentor, kind="mentor", mode=SupportMode.MENTORING)
    given = roster(staff("a", mentor="m", mode="coaching"))
    assert changed(planned(trust, given)) == {"mode": "coaching", "coaching_since": ON}


def test_teams_are_one_whatever_their_spelling(trust: Trust, school: School) -> None:
    TeamFactory.create(school=school, trust=trust, name="Key Stage 2")
    assert planned(trust, roster(staff("a", team="key-stage 2"))).teams == []


def test_a_school_without_rows_proposes_nobody(trust: Trust, school: School) -> None:
    PostFactory.create(school=SchoolFactory.create(trust=trust, name="Elsewhere"))
    given = roster(staff("a"))
    given.schools.append(SchoolRow("Elsewhere", "Elsewhere", "", "", "staff.csv", 9))
    assert planned(trust, given).leavers == []


def test_a_list_that_names_few_is_doubted(trust: Trust, school: School) -> None:
    for _ in range(30):
        PostFactory.create(school=school)
    plan = planned(trust, roster(staff("a")))
    assert (len(plan.leavers), [p.severity for p in plan.problems]) == (30, ["note"])


def test_newcomers_are_those_with_a_first_day_or_new_among_others(trust: Trust, school: School) -> None:
    first = planned(trust, roster(staff("a"), staff("b", line=3, starts_on=date(2026, 9, 1))))
    assert [post.person.staff_id for post in first.newcomers] == ["b"]
    PostFactory.create(school=school)
    assert len(planned(trust, roster(staff("a"))).newcomers) == 1


def test_long_and_odd_texts_come_back_the_same(trust: Trust) -> None:
    odd = roster(
        staff("i" * 100, given_name="g" * 100, family_name="—", team="***", title="t" * 200, email="o@example.org"),
        staff("z", line=3, school="S" * 250, school_id="S" * 250, team="T" * 200),
    )
    brought_in(trust, odd)
    assert make_plan(trust, odd, on=ON).is_empty
