"""A school changes trust: who goes, who stays, who is in both, and by which scale and calendar the past is told."""

from datetime import date
from typing import Any

import pytest

from growthring.core import clock
from growthring.core.access import Role
from growthring.interop.models import ImportAddition, ImportBatch, ImportChange
from growthring.interop.undoing import CannotUndo, look
from growthring.people.actors import actor_of
from growthring.people.models import PartnerKind, Partnership, Person, Post, RoleGrant, School, Trust
from growthring.people.services.moving import CannotMove, Report, move_school
from growthring.stages.models import Assurance, AssuranceItem, Checkpoint, Placement
from growthring.stages.tests.worlds import placed, scale_for
from growthring.standards import queries
from growthring.standards.models import Calendar, Expectation, Gate, ScaleVersion
from tests.factories import (
    PartnershipFactory,
    PersonFactory,
    PostFactory,
    RoleGrantFactory,
    SchoolFactory,
    TrustFactory,
)

pytestmark = pytest.mark.django_db
WHY = "test"
ON = date(2026, 9, 1)


@pytest.fixture(autouse=True)
def late_in_the_year(time_machine: Any) -> None:
    time_machine.move_to("2026-10-05 09:00")


@pytest.fixture
def school() -> School:
    return SchoolFactory(name="Hollinbrook", slug="hollinbrook")


@pytest.fixture
def sister(school: School) -> School:
    """Another school of the old trust."""
    return SchoolFactory(trust=school.trust)


@pytest.fixture
def other() -> Trust:
    return TrustFactory(name="Wendlebury Trust", slug="wendlebury")


def move(school: School, to: Trust) -> Report:
    return move_school(school=school, to=to, on=ON)


def entries(person: Person) -> list[tuple[str, bool, date | None]]:
    """Trust, whether the login goes with it, and the day they left, of each entry of that name."""
    rows = Person.objects.unscoped(reason=WHY).filter(family_name=person.family_name).order_by("pk")
    return [(row.trust.slug, row.user_id is not None, row.left_on) for row in rows]


def again(row: Any) -> Any:
    return type(row).objects.unscoped(reason=WHY).get(pk=row.pk)


class TestPeople:
    def test_whoever_works_there_alone_goes_along(self, school: School, other: Trust) -> None:
        post = PostFactory(school=school)

        report = move(school, other)

        assert (again(post).trust, again(post).person_id, again(post.person).trust) == (other, post.person_id, other)
        assert (len(report.people), report.named, entries(post.person)) == (1, 0, [("wendlebury", True, None)])

    def test_whoever_works_in_both_has_an_entry_in_both(self, school: School, sister: School, other: Trust) -> None:
        here = PostFactory(school=school)
        there = PostFactory(school=sister, person=here.person)

        report = move(school, other)

        person = here.person
        assert entries(person) == [(sister.trust.slug, True, None), ("wendlebury", True, None)]
        assert again(there).person_id == person.pk != again(here).person_id
        assert again(here).person.user_id == person.user_id
        assert report.split == [str(person)]

    def test_whoever_worked_elsewhere_before_leaves_an_entry_behind(
        self, school: School, sister: School, other: Trust
    ) -> None:
        here = PostFactory(school=school, starts_on=date(2025, 9, 1))
        before = PostFactory(school=sister, person=here.person, ends_on=date(2025, 9, 1))

        move(school, other)

        assert again(here).person_id == here.person_id
        assert entries(here.person) == [("wendlebury", True, None), (sister.trust.slug, False, ON)]
        assert again(before).person.trust == sister.trust

    def test_a_partnership_across_the_boundary_ends(self, school: School, sister: School, other: Trust) -> None:
        coach = PostFactory(school=sister).person
        mine = PartnershipFactory(post=PostFactory(school=school), partner=coach, kind=PartnerKind.COACH)
        head = PostFactory(school=school).person
        theirs = PartnershipFactory(post=PostFactory(school=sister), partner=head, kind=PartnerKind.MENTOR)
        within = PartnershipFactory(post=PostFactory(school=school), partner=head)

        report = move(school, other)

        assert [(again(each).trust, again(each).ends_on) for each in (mine, theirs, within)] == [
            (other, ON),
            (sister.trust, ON),
            (other, None),
        ]
        assert (again(mine).partner.trust, str(again(mine).partner)) == (other, str(coach))
        assert (again(theirs).partner.trust, again(theirs).partner.left_on) == (sister.trust, ON)
        assert entries(coach) == [(sister.trust.slug, True, None), ("wendlebury", False, ON)]
        assert (len(report.ended), report.named) == (2, 2)

    def test_one_begun_after_the_day_held_for_a_day(self, school: School, sister: School, other: Trust) -> None:
        late = PartnershipFactory(
            post=PostFactory(school=school), partner=PostFactory(school=sister).person, starts_on=date(2026, 9, 20)
        )

        move(school, other)

        assert again(late).ends_on == date(2026, 9, 21)

    def test_a_guest_goes_on_with_both(self, school: School, sister: School, other: Trust) -> None:
        guest = PersonFactory(trust=school.trust, is_guest=True, home_body="An agency")
        for each in (school, sister):
            PartnershipFactory(post=PostFactory(school=each), partner=guest, kind=PartnerKind.MENTOR)

        report = move(school, other)

        assert report.ended == []
        assert entries(guest) == [(sister.trust.slug, True, None), ("wendlebury", True, None)]

    def test_roles_in_the_school_go_and_those_of_the_trust_stay(self, school: School, other: Trust) -> None:
        leader = PersonFactory(trust=school.trust)
        wide = RoleGrantFactory(person=leader, role=Role.CEO)
        acting = RoleGrantFactory(person=leader, role=Role.HD, school=school)
        governor = RoleGrantFactory(person=PersonFactory(trust=school.trust), role=Role.GOV, school=school)

        report = move(school, other)

        assert [again(grant).trust for grant in (wide, acting, governor)] == [school.trust, other, other]
        assert report.roles == [f"{leader}: Headteacher"]
        actor = actor_of(again(leader))
        assert actor is not None
        assert [(grant.role, grant.school_id) for grant in actor.grants] == [(Role.CEO, None)]

    def test_a_login_the_new_trust_knows_is_the_same_human(self, school: School, other: Trust) -> None:
        post = PostFactory(school=school)
        guest = PersonFactory(trust=other, user=post.person.user, is_guest=True, family_name=post.person.family_name)

        move(school, other)

        assert again(post).person_id == guest.pk
        assert (again(guest).is_guest, again(post.person).left_on) == (False, ON)

    def test_an_address_alone_does_not_join_two(self, school: School, other: Trust) -> None:
        post = PostFactory(school=school)
        PersonFactory(trust=other, user=None, email=post.person.email)

        with pytest.raises(CannotMove, match=post.person.email):
            move(school, other)
        assert again(post).trust == school.trust

    def test_a_staff_number_in_use_is_left_empty(self, school: School, other: Trust) -> None:
        person = PostFactory(school=school, person__staff_id="12", person__trust=school.trust).person
        PersonFactory(trust=other, staff_id="12")

        report = move(school, other)

        assert again(person).staff_id == ""
        assert [note for note in report.notes if str(person) in note] == report.notes[:1]
        assert report.notes[1:] == [f"{school.trust} has no school any more."]

    def test_a_short_name_in_use_gets_a_number(self, school: School, other: Trust) -> None:
        SchoolFactory(trust=other, slug=school.slug)

        assert move(school, other).slug == "hollinbrook-2"
        assert again(school).slug == "hollinbrook-2"

    def test_a_closed_trust_takes_no_school(self, school: School, other: Trust) -> None:
        Trust.objects.filter(pk=other.pk).update(closed_on=ON)
        other.refresh_from_db()

        with pytest.raises(CannotMove, match="closed"):
            move(school, other)

    def test_who_assured_or_spoke_is_still_named(self, school: School, sister: School, other: Trust) -> None:
        stages = scale_for(school.trust)
        gone = PostFactory(school=sister).person
        placement = placed(PostFactory(school=school), stages[2], voided_by=gone)

        move(school, other)

        assert str(again(placement).voided_by) == str(gone)
        assert (again(placement).voided_by.trust, again(placement).voided_by.user_id) == (other, None)


def names(school: School, *days: date) -> list[str]:
    found = again(school)
    return [queries.stages_of(queries.scale_for(found, day))[0].name for day in days]


def scale(trust: Trust, number: int, on: date, first: str, school: School | None = None, **facts: Any) -> ScaleVersion:
    stages = scale_for(trust, number, on, school)
    type(stages[0]).objects.unscoped(reason=WHY).filter(pk=stages[0].pk).update(name=first)
    ScaleVersion.objects.unscoped(reason=WHY).filter(pk=stages[0].scale_id).update(**facts)
    return stages[0].scale


DAYS = tuple(
    date(year, month, 1) for year in range(2021, 2027) for month in (1, 3, 6, 8, 10) if year < 2026 or month < 9
)


class TestSetUp:
    def test_the_scale_of_every_past_day_is_kept_and_the_new_trusts_holds(self, school: School, other: Trust) -> None:
        PostFactory(school=school, starts_on=date(2021, 1, 1))
        for number, on, first in ((1, date(2022, 2, 1), "one"), (2, date(2023, 2, 1), "two")):
            scale(school.trust, number, on, first)
        scale(school.trust, 3, date(2024, 2, 1), "own", school)
        scale(school.trust, 4, date(2024, 7, 1), "not ours")
        scale(school.trust, 5, date(2025, 2, 1), "back", school, back_to_trust=True)
        scale(school.trust, 6, date(2025, 7, 1), "six")
        scale(other, 1, date(2020, 9, 1), "theirs")
        scale(other, 7, date(2026, 2, 1), "theirs, new")
        before = names(school, *DAYS)

        move(school, other)

        assert set(before) == {"one", "two", "own", "not ours", "six"}
        assert names(school, *DAYS) == before
        assert names(school, ON, date(2027, 1, 1)) == ["theirs, new"] * 2

    def test_a_school_that_adapted_the_scale_keeps_its_own(self, school: School, other: Trust) -> None:
        PostFactory(school=school)
        scale(school.trust, 1, date(2024, 9, 1), "one")
        scale(school.trust, 2, date(2025, 9, 1), "own", school)
        scale(other, 1, date(2020, 9, 1), "theirs")

        move(school, other)

        assert names(school, date(2025, 1, 1), date(2026, 1, 1), date(2027, 1, 1)) == ["one", "own", "own"]

    def test_a_placement_keeps_the_version_it_was_made_with(self, school: School, other: Trust) -> None:
        """Even one that was never in force for the school."""
        post = PostFactory(school=school)
        first, late = scale(school.trust, 1, date(2024, 9, 1), "one"), scale(school.trust, 2, ON, "later")
        made = [placed(post, queries.stages_of(each)[0]) for each in (first, late)]
        scale(other, 1, date(2020, 9, 1), "theirs")

        move(school, other)

        assert [again(each).stage.name for each in made] == ["one", "later"]
        assert [again(each).scale_id == again(each).stage.scale_id for each in made] == [True, True]
        assert {again(each).scale.school_id for each in made} == {school.pk}
        assert names(school, date(2025, 1, 1), ON) == ["one", "theirs"]

    def test_an_item_keeps_its_words_and_holds_for_nobody_new(self, school: School, other: Trust) -> None:
        post = PostFactory(school=school, starts_on=date(2026, 8, 1))
        words = {"gate": Gate.MANDATORY, "text": "Know the fire assembly point"}
        old = Expectation.objects.create(trust=school.trust, **words)
        lists = Assurance.objects.create(trust=school.trust, post=post, started_on=post.starts_on)
        item = AssuranceItem.objects.create(
            trust=school.trust, assurance=lists, expectation=old, gate=old.gate, due_on=date(2026, 10, 1)
        )

        move(school, other)

        now = again(item).expectation
        assert (now.text, now.school_id, now.trust, now.retired_on) == (words["text"], school.pk, other, ON)
        assert queries.expectations_for(again(post), date(2026, 10, 1)) == []
        assert again(old).trust == school.trust

    def test_the_year_that_runs_is_finished_by_its_calendar(self, school: School, other: Trust) -> None:
        def year(trust: Trust, first: int, name: str) -> Calendar:
            begins = {"starts_on": date(first, 8, 15), "ends_on": date(first + 1, 8, 15)}
            return Calendar.objects.create(trust=trust, name=name, **begins)

        last, running, following = (year(school.trust, first, f"old {first}") for first in (2025, 2026, 2027))
        for first in (2025, 2026, 2027):
            year(other, first, f"new {first}")
        closed = Checkpoint.objects.create(
            trust=school.trust,
            school=school,
            calendar=last,
            point="term_1",
            on=date(2025, 12, 19),
            closed_at="2026-01-01T00:00Z",
        )

        report = move(school, other)

        years = queries.years_of(again(school))
        found = [years.year_of(date(first, 10, 1)) for first in (2025, 2026, 2027)]
        assert [year and year.name for year in found] == ["old 2025", "old 2026", "new 2027"]
        assert (again(closed).calendar.school_id, again(closed).calendar.name) == (school.pk, "old 2025")
        assert [note for note in report.notes if "old 2026" in note] == report.notes[:1]
        assert again(running).trust == again(following).trust == school.trust


def test_what_the_old_trust_brought_in_is_divided(school: School, sister: School, other: Trust) -> None:
    batch = ImportBatch.objects.create(
        trust=school.trust, made_at=clock.now(), on=ON, file_name="staff.csv", format="own", state="applied"
    )
    posts = [PostFactory(school=each) for each in (school, sister)]
    changes = [
        ImportChange.objects.create(
            trust=school.trust, batch=batch, action="changed", model=row._meta.label, row_id=row.pk
        )
        for post in posts
        for row in (post, post.person)
    ]

    added = ImportAddition.objects.create(
        trust=school.trust,
        batch=batch,
        model="people.Post",
        columns=["id"],
        ids=[post.pk for post in posts],
        marks="a" * 16 + "b" * 16,
    )

    move(school, other)

    assert [again(change).trust for change in changes] == [other, other, sister.trust, sister.trust]
    theirs = ImportAddition.objects.unscoped(reason=WHY).get(trust=other)
    assert (theirs.pairs, again(added).pairs) == ({posts[0].pk: "a" * 16}, {posts[1].pk: "b" * 16})
    assert theirs.batch == again(changes[0]).batch
    with pytest.raises(CannotUndo, match="A school has left the trust since"):
        look(again(batch))
    twin = again(changes[0]).batch
    assert (twin.trust, twin.file_name, twin.made_at, twin.pk == batch.pk) == (other, "staff.csv", batch.made_at, False)


def test_not_while_a_staff_list_is_being_brought_in(school: School, other: Trust) -> None:
    facts = {"on": ON, "file_name": "staff.csv", "format": "own", "state": "applying"}
    ImportBatch.objects.create(trust=school.trust, made_at=clock.now(), **facts)

    with pytest.raises(CannotMove, match="being brought in"):
        move(school, other)


def test_nothing_at_all_is_moved_when_something_leads_across(school: School, other: Trust, monkeypatch: Any) -> None:
    post = PostFactory(school=school)
    monkeypatch.setattr("growthring.people.services.moving.keys.crossing", lambda trusts: ["people.Post.team"])

    with pytest.raises(CannotMove, match=r"people\.Post\.team"):
        move(school, other)
    assert (again(post).trust, again(school).trust) == (school.trust, school.trust)


def test_rows_of_other_schools_are_as_they_were(school: School, sister: School, other: Trust) -> None:
    for each in (school, sister):
        PartnershipFactory(post=PostFactory(school=each), partner=PostFactory(school=each).person)
    rows = [Post, Person, Partnership, RoleGrant, Placement]
    theirs = [list(model.objects.unscoped(reason=WHY).filter(trust=sister.trust).values()) for model in rows]

    move(school, other)

    now = [list(model.objects.unscoped(reason=WHY).filter(trust=sister.trust).values()) for model in rows]
    kept = [[row for row in before if row in after] for before, after in zip(theirs, now, strict=True)]
    assert kept == now
