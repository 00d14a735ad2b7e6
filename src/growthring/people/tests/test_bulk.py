from datetime import timedelta

import pytest
import time_machine

from growthring.audit.models import Event
from growthring.core.access import Actor, Forbidden
from growthring.core.periods import Period
from growthring.people.models import BulkChange, PartnerKind, Partnership, Person, Post, School, Share
from growthring.people.rules import Proposal
from growthring.people.services import bulk
from growthring.people.services.undo import UndoRefused, undo
from growthring.people.tests.conftest import TODAY
from growthring.people.tests.helpers import WHY, everything
from tests.factories import PartnershipFactory, PostFactory, SchoolFactory

pytestmark = pytest.mark.django_db
MANAGER, COACH = PartnerKind.LINE_MANAGER, PartnerKind.COACH


def planned(office: Actor, posts: list[Post], partner: Person, kind: str = MANAGER) -> BulkChange:
    rows = [Proposal(post.pk, partner.pk, kind, Period(TODAY)) for post in posts]
    return bulk.plan(actor=office, trust_id=office.trust_id, proposals=rows, title="For a test")


def applied(office: Actor, change: BulkChange) -> BulkChange:
    return bulk.apply(actor=office, change=change, seen=bulk.mark(bulk.outcomes(change)))


@pytest.fixture
def posts(school: School) -> list[Post]:
    return PostFactory.create_batch(3, school=school)


@pytest.fixture
def leader(school: School) -> Person:
    return PostFactory.create(school=school).person


def test_a_plan_changes_nothing(office: Actor, posts: list[Post], leader: Person) -> None:
    before = everything()
    change = planned(office, posts, leader)
    assert [outcome.ok for outcome in bulk.outcomes(change)] == [True] * 3
    assert (everything(), change.applied_at) == (before, None)


def test_applying_makes_what_can_be_made_in_one_event(office: Actor, posts: list[Post], leader: Person) -> None:
    change = planned(office, [*posts, Post.objects.unscoped(reason=WHY).get(person=leader)], leader)
    assert [outcome.ok for outcome in bulk.outcomes(change)] == [True, True, True, False]
    assert applied(office, change).applied_count == 3
    made = Partnership.objects.unscoped(reason=WHY).filter(partner=leader, starts_on=TODAY)
    assert {row.post_id for row in made} == {post.pk for post in posts}
    assert [(event.verb, event.count) for event in Event.objects.unscoped(reason=WHY)] == [("added", 3)]


def test_applying_twice_does_it_once(office: Actor, posts: list[Post], leader: Person) -> None:
    change = planned(office, posts, leader)
    applied(office, change)
    after = everything()
    bulk.apply(actor=office, change=change, seen="whatever")
    assert everything() == after


def test_undoing_gives_back_exactly_what_was(office: Actor, posts: list[Post], leader: Person) -> None:
    """One has a line manager already, one from today only and with something shared, one has none."""
    PartnershipFactory.create(post=posts[0])
    today = PartnershipFactory.create(post=posts[1], starts_on=TODAY)
    Share.objects.create(
        partnership=today, trust=today.trust, record_kind="Stage placement", shared_at="2025-03-10T00:00Z"
    )
    before = everything()
    change = applied(office, planned(office, posts, leader))
    assert everything()["partnership"].keys() != before["partnership"].keys()
    undo(actor=office, change=change)
    assert everything() == before
    undo(actor=office, change=change)
    assert everything() == before


def test_undo_names_the_rows_that_have_changed_and_does_nothing(
    office: Actor, posts: list[Post], leader: Person
) -> None:
    change = applied(office, planned(office, posts, leader))
    row = Partnership.objects.unscoped(reason=WHY).get(post=posts[1])
    row.ends_on = TODAY + timedelta(days=9)
    row.save()
    before = everything()
    with pytest.raises(UndoRefused) as refused:
        undo(actor=office, change=change)
    assert refused.value.rows == [(str(posts[1].person), "it has been changed")]
    assert everything() == before


def test_what_was_looked_at_is_what_is_applied(office: Actor, posts: list[Post], leader: Person) -> None:
    change = planned(office, posts, leader)
    seen = bulk.mark(bulk.outcomes(change))
    PartnershipFactory.create(post=posts[0])
    with pytest.raises(bulk.LookAgain):
        bulk.apply(actor=office, change=change, seen=seen)


def test_a_plan_nobody_applied_is_forgotten_after_a_week(office: Actor, posts: list[Post], leader: Person) -> None:
    with time_machine.travel(TODAY - timedelta(days=8)):
        applied(office, planned(office, posts[:1], leader))
        planned(office, posts[1:2], leader)
    new = planned(office, posts[2:], leader)
    kept = BulkChange.objects.unscoped(reason=WHY)
    assert set(kept.filter(applied_at__isnull=True)) == {new}
    assert kept.count() == 2


def test_posts_of_another_school_are_not_planned_for(office: Actor, leader: Person, school: School) -> None:
    elsewhere = PostFactory.create(school=SchoolFactory.create(trust=school.trust))
    with pytest.raises(Forbidden):
        planned(office, [elsewhere], leader)


def test_another_schools_office_undoes_nothing_here(office: Actor, posts: list[Post], leader: Person) -> None:
    from growthring.core.access import Role
    from tests.factories import acting, holding

    change = applied(office, planned(office, posts, leader))
    other = acting(holding(Role.OFF, SchoolFactory.create(trust=leader.trust)))
    assert list(BulkChange.objects.visible_to(other)) == []
    with pytest.raises(Forbidden):
        undo(actor=other, change=change)


def test_the_number_of_queries_does_not_grow_with_the_rows(
    office: Actor, school: School, leader: Person, django_assert_num_queries: object
) -> None:
    for number in (1, 30):
        change = planned(office, PostFactory.create_batch(number, school=school), leader)
        with django_assert_num_queries(5):  # type: ignore[operator]
            bulk.outcomes(change)
