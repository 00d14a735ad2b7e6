"""A newcomer's lists from the first day to the placements that follow."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from pytest_django import DjangoAssertNumQueries

from growthring.audit.models import Event
from growthring.core.access import Forbidden
from growthring.people.models import Partnership, Person, Post, PostKind
from growthring.people.services.bodies import add_school, add_trust
from growthring.people.services.persons import add_person_with_post
from growthring.stages.models import Assurance, AssuranceItem, Basis, Placement, State
from growthring.stages.services.assurance import (
    answer_item,
    assure_items,
    move_review,
    reopen_item,
    start_assurance,
)
from growthring.stages.services.newcomers import open_for_newcomers
from growthring.standards.models import Expectation, Gate, SchoolStages, StageMode
from growthring.standards.services import start_trust_standards
from tests.factories import PartnershipFactory, PersonFactory, PostFactory, SchoolFactory, acting

pytestmark = pytest.mark.django_db

WHY = "test"
FIRST_DAY = date(2026, 9, 1)


@pytest.fixture(autouse=True)
def in_september() -> Iterator[None]:
    with time_machine.travel("2026-09-20 10:00", tick=False):
        yield


@pytest.fixture
def newcomer() -> Post:
    school = SchoolFactory.create()
    start_trust_standards(school.trust)
    return PostFactory.create(school=school, starts_on=FIRST_DAY, kind=PostKind.SITE)


@pytest.fixture
def manager(newcomer: Post) -> Person:
    person = PersonFactory.create(trust=newcomer.trust)
    PostFactory.create(person=person, school=newcomer.school)
    PartnershipFactory.create(post=newcomer, partner=person, starts_on=FIRST_DAY)
    return person


def opened(post: Post) -> Assurance:
    return open_for_newcomers([post], date(2026, 9, 20))[0]


def items(post: Post, gate: str | None = None) -> list[AssuranceItem]:
    rows = AssuranceItem.objects.unscoped(reason=WHY).filter(assurance__post=post).select_related("expectation")
    return list(rows.filter(gate=gate) if gate else rows)


def placements(post: Post) -> list[tuple[int, date]]:
    rows = Placement.objects.unscoped(reason=WHY).filter(post=post, voided_at=None, state=State.AGREED)
    assert {row.basis for row in rows} <= {Basis.ASSURANCE}
    return list(rows.order_by("pk").values_list("stage__position", "effective_on"))


def lists(post: Post) -> tuple[date | None, date | None]:
    found = Assurance.objects.unscoped(reason=WHY).get(post=post)
    return found.mandatory_met_on, found.non_negotiables_met_on


def switch_off(post: Post) -> None:
    assert post.school is not None
    SchoolStages.objects.create(trust=post.trust, school=post.school, mode=StageMode.OFF)


def test_lists_open_with_due_dates_and_stage_one(newcomer: Post) -> None:
    opened(newcomer)

    assert {(item.expectation.due, item.due_on) for item in items(newcomer)} == {
        ("day_one", date(2026, 9, 1)),
        ("week_two", date(2026, 9, 11)),
        ("week_six", date(2026, 10, 9)),
    }
    assert {(item.gate, item.review_on) for item in items(newcomer)} == {
        (Gate.MANDATORY, None),
        (Gate.NON_NEGOTIABLE, date(2026, 11, 13)),
    }
    assert placements(newcomer) == [(1, FIRST_DAY)]


def test_the_lists_are_those_of_the_kind_of_post(newcomer: Post) -> None:
    opened(newcomer)

    kinds = {item.expectation.post_kind for item in items(newcomer)}
    assert kinds == {"", PostKind.SITE}


def test_placements_follow_when_each_list_is_met(newcomer: Post, manager: Person) -> None:
    opened(newcomer)
    actor = acting(manager)
    assure_items(actor=actor, items=items(newcomer, Gate.MANDATORY)[1:], on=date(2026, 9, 2))
    assert placements(newcomer) == [(1, FIRST_DAY)]

    assure_items(actor=actor, items=items(newcomer, Gate.MANDATORY)[:1], on=date(2026, 9, 11), note="All seen")
    assert placements(newcomer) == [(1, FIRST_DAY), (2, date(2026, 9, 11))]

    assure_items(actor=actor, items=items(newcomer, Gate.NON_NEGOTIABLE), on=date(2026, 9, 18))
    assert placements(newcomer) == [(1, FIRST_DAY), (2, date(2026, 9, 11)), (3, date(2026, 9, 18))]
    assert lists(newcomer) == (date(2026, 9, 11), date(2026, 9, 18))


def test_non_negotiables_met_first_wait_for_the_mandatory_list(newcomer: Post, manager: Person) -> None:
    opened(newcomer)
    actor = acting(manager)
    assure_items(actor=actor, items=items(newcomer, Gate.NON_NEGOTIABLE), on=date(2026, 9, 4))
    assert placements(newcomer) == [(1, FIRST_DAY)]

    assure_items(actor=actor, items=items(newcomer, Gate.MANDATORY), on=date(2026, 9, 10))
    assert placements(newcomer) == [(1, FIRST_DAY), (2, date(2026, 9, 10)), (3, date(2026, 9, 10))]


def test_checks_done_before_the_first_day_count_from_the_first_day(newcomer: Post, manager: Person) -> None:
    opened(newcomer)
    assure_items(actor=acting(manager), items=items(newcomer, Gate.MANDATORY), on=date(2026, 8, 20))

    assert lists(newcomer) == (FIRST_DAY, None)
    assert placements(newcomer) == [(1, FIRST_DAY), (2, FIRST_DAY)]


def test_a_repeat_changes_nothing(newcomer: Post, manager: Person) -> None:
    opened(newcomer)
    actor = acting(manager)
    chosen = items(newcomer, Gate.MANDATORY)
    assert len(assure_items(actor=actor, items=chosen, on=date(2026, 9, 2), note="Seen")) == len(chosen)
    before = Event.objects.unscoped(reason=WHY).count()

    assert assure_items(actor=actor, items=chosen, on=date(2026, 9, 9), note="Again") == []
    assert {(item.assured_on, item.note, item.assured_by_id) for item in items(newcomer, Gate.MANDATORY)} == {
        (date(2026, 9, 2), "Seen", manager.pk)
    }
    assert Event.objects.unscoped(reason=WHY).count() == before


def test_an_item_ticked_in_error_opens_again_and_voids_what_followed(newcomer: Post, manager: Person) -> None:
    opened(newcomer)
    actor = acting(manager)
    assure_items(actor=actor, items=items(newcomer), on=date(2026, 9, 15))
    assert [position for position, _day in placements(newcomer)] == [1, 2, 3]

    reopen_item(actor=actor, item=items(newcomer, Gate.NON_NEGOTIABLE)[0])
    assert [position for position, _day in placements(newcomer)] == [1, 2]
    assert lists(newcomer) == (date(2026, 9, 15), None)

    reopen_item(actor=actor, item=items(newcomer, Gate.MANDATORY)[0])
    assert [position for position, _day in placements(newcomer)] == [1]
    voided = Placement.objects.unscoped(reason=WHY).filter(post=newcomer, voided_at__isnull=False)
    assert {(row.voided_by_id, row.void_reason) for row in voided} == {(manager.pk, "An item was ticked in error.")}

    assure_items(actor=actor, items=items(newcomer), on=date(2026, 9, 19))
    assert placements(newcomer) == [(1, FIRST_DAY), (2, date(2026, 9, 19)), (3, date(2026, 9, 19))]


def test_an_item_a_later_stage_rests_on_is_not_opened(newcomer: Post, manager: Person) -> None:
    opened(newcomer)
    actor = acting(manager)
    assure_items(actor=actor, items=items(newcomer), on=date(2026, 9, 15))
    third = Placement.objects.unscoped(reason=WHY).get(post=newcomer, stage__position=3)
    third.pk, third.key, third.basis = None, "talked", Basis.DIALOGUE
    third.save()

    with pytest.raises(ValidationError):
        reopen_item(actor=actor, item=items(newcomer, Gate.MANDATORY)[0])
    assert lists(newcomer) == (date(2026, 9, 15), date(2026, 9, 15))


def test_an_empty_list_is_met_from_the_start(newcomer: Post, manager: Person) -> None:
    Expectation.objects.unscoped(reason=WHY).filter(gate=Gate.MANDATORY).update(retired_on=FIRST_DAY)
    opened(newcomer)
    assert lists(newcomer) == (FIRST_DAY, None)
    assert placements(newcomer) == [(1, FIRST_DAY), (2, FIRST_DAY)]


def test_nothing_opens_when_nothing_is_expected(newcomer: Post) -> None:
    Expectation.objects.unscoped(reason=WHY).update(retired_on=FIRST_DAY)
    assert open_for_newcomers([newcomer], date(2026, 9, 20)) == []
    assert placements(newcomer) == []


def test_only_the_line_manager_of_today_assures(newcomer: Post, manager: Person) -> None:
    opened(newcomer)
    coach = PersonFactory.create(trust=newcomer.trust)
    PostFactory.create(person=coach, school=newcomer.school)
    PartnershipFactory.create(post=newcomer, partner=coach, kind="coach")
    for person in (coach, newcomer.person):
        with pytest.raises(Forbidden):
            assure_items(actor=acting(person), items=items(newcomer), on=date(2026, 9, 15))
        with pytest.raises(Forbidden):
            move_review(actor=acting(person), item=items(newcomer, Gate.NON_NEGOTIABLE)[0], to=date(2026, 12, 1))
    Partnership.objects.unscoped(reason=WHY).filter(partner=manager).update(ends_on=date(2026, 9, 20))
    with pytest.raises(Forbidden):
        assure_items(actor=acting(manager), items=items(newcomer), on=date(2026, 9, 15))
    assert {item.assured_on for item in items(newcomer)} == {None}


def test_only_the_newcomer_answers(newcomer: Post, manager: Person) -> None:
    opened(newcomer)
    item = items(newcomer)[0]
    answer_item(actor=acting(newcomer.person), item=item, text="I would like to see it once more.")
    with pytest.raises(Forbidden):
        answer_item(actor=acting(manager), item=item, text="Fine.")

    assert items(newcomer)[0].answer == "I would like to see it once more."


def test_the_line_manager_moves_the_day_to_look_again(newcomer: Post, manager: Person) -> None:
    opened(newcomer)
    actor = acting(manager)
    move_review(actor=actor, item=items(newcomer, Gate.NON_NEGOTIABLE)[0], to=date(2026, 12, 1))
    assert items(newcomer, Gate.NON_NEGOTIABLE)[0].review_on == date(2026, 12, 1)
    with pytest.raises(ValidationError):
        move_review(actor=actor, item=items(newcomer, Gate.MANDATORY)[0], to=date(2026, 12, 1))
    with pytest.raises(ValidationError):
        move_review(actor=actor, item=items(newcomer, Gate.NON_NEGOTIABLE)[0], to=date(2026, 9, 1))


def test_nothing_is_assured_ahead_of_its_day(newcomer: Post, manager: Person) -> None:
    opened(newcomer)
    with pytest.raises(ValidationError):
        assure_items(actor=acting(manager), items=items(newcomer), on=date(2026, 9, 21))


def test_started_by_hand_from_a_day(newcomer: Post, manager: Person) -> None:
    start_assurance(actor=acting(manager), post=newcomer, on=date(2026, 9, 14))
    again = start_assurance(actor=acting(manager), post=newcomer)

    assert again.started_on == date(2026, 9, 14)
    assert placements(newcomer) == [(1, date(2026, 9, 14))]
    assert min(item.due_on for item in items(newcomer)) == date(2026, 9, 14)


def test_by_hand_only_the_line_manager_and_not_where_stages_are_off(newcomer: Post, manager: Person) -> None:
    with pytest.raises(Forbidden):
        start_assurance(actor=acting(newcomer.person), post=newcomer)
    switch_off(newcomer)
    with pytest.raises(ValidationError):
        start_assurance(actor=acting(manager), post=newcomer)


@pytest.mark.parametrize(
    ("starts_on", "opens"),
    [
        (date(2026, 9, 1), True),
        (date(2027, 1, 4), True),  # yet to come
        (date(2026, 7, 1), True),  # the summer holidays are no school weeks
        (date(2026, 6, 22), True),  # five weeks before the summer, its sixth ends on the day
        (date(2026, 6, 1), False),
        (date(2020, 9, 1), False),
    ],
)
def test_who_is_a_newcomer_by_date(newcomer: Post, starts_on: date, opens: bool) -> None:
    newcomer.starts_on = starts_on
    newcomer.save()
    on = date(2026, 9, 4)  # the Friday of the first week
    assert bool(open_for_newcomers([newcomer], on)) == opens


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "same_school", "opens"),
    [
        (date(2022, 9, 1), None, True, False),
        (date(2022, 9, 1), date(2026, 9, 1), True, False),
        (date(2022, 9, 1), date(2025, 9, 1), True, True),  # away for a year
        (date(2022, 9, 1), None, False, True),
        (date(2026, 9, 1), None, True, True),  # two posts begun together
    ],
)
def test_who_is_a_newcomer_by_what_they_did_before(
    newcomer: Post, starts_on: date, ends_on: date | None, same_school: bool, opens: bool
) -> None:
    school = newcomer.school if same_school else SchoolFactory.create(trust=newcomer.trust)
    PostFactory.create(person=newcomer.person, school=school, starts_on=starts_on, ends_on=ends_on)
    assert bool(open_for_newcomers([newcomer], date(2026, 9, 20))) == opens


def test_a_school_without_stages_opens_none(newcomer: Post) -> None:
    switch_off(newcomer)
    assert open_for_newcomers([newcomer], date(2026, 9, 20)) == []


def test_opening_twice_opens_once(newcomer: Post) -> None:
    opened(newcomer)
    assert open_for_newcomers([newcomer], date(2026, 9, 20)) == []


@pytest.mark.parametrize("count", [1, 3])
def test_opening_costs_the_same_for_many(
    newcomer: Post, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    posts = [newcomer, *PostFactory.create_batch(count - 1, school=newcomer.school, starts_on=FIRST_DAY)]
    with django_assert_num_queries(22):
        assert len(open_for_newcomers(posts, date(2026, 9, 20))) == count


def test_lists_open_when_the_office_enters_a_newcomer() -> None:
    trust = add_trust(name="Larkmoor Trust", slug="larkmoor")
    school = add_school(actor=None, trust=trust, name="Wrenfield School")
    person = add_person_with_post(
        actor=None,
        trust=trust,
        person={"given_name": "Imara", "family_name": "Vane"},
        school=school,
        kind="site",
        starts_on=date(2026, 9, 7),
    )
    post = Post.objects.unscoped(reason=WHY).get(person=person)
    assert placements(post) == [(1, date(2026, 9, 7))]
