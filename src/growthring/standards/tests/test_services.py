"""Changing how a school works: versions are added, items are replaced, and only by those who may."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError

from growthring.audit.models import Event
from growthring.core.access import Actor, Forbidden, Role
from growthring.people.models import School
from growthring.standards.english import english_year
from growthring.standards.models import Calendar, Expectation, Gate, SchoolStages, StageMode
from growthring.standards.queries import mode_of, scale_for, stages_of, years_of
from growthring.standards.services import (
    add_expectation,
    choose_mode,
    drop_calendar,
    move_expectation,
    publish_scale,
    replace_expectation,
    restore_expectation,
    retire_expectation,
    return_to_trust_scale,
    save_calendar,
    start_trust_standards,
)
from growthring.standards.services.scales import starting_point, text_of
from tests.factories import PostFactory, SchoolFactory, acting, holding

pytestmark = pytest.mark.django_db

WHY = "test"
TODAY = date(2026, 10, 1)
NOVEMBER = date(2026, 11, 2)


@pytest.fixture(autouse=True)
def first_of_october() -> Iterator[None]:
    with time_machine.travel("2026-10-01 09:00", tick=False):
        yield


@pytest.fixture
def school() -> School:
    school = SchoolFactory.create()
    start_trust_standards(school.trust)
    return school


@pytest.fixture
def head(school: School) -> Actor:
    return acting(holding(Role.HD, school))


@pytest.fixture
def director(school: School) -> Actor:
    return acting(holding(Role.TPD, trust=school.trust))


def reworded(school: School | None, actor: Actor, name: str) -> dict[str, Any]:
    base = starting_point(actor.trust_id, school)
    first, *rest = text_of(base)
    return {"school": school, "stages": [replace(first, name=name), *rest], "based_on": base.key}


def names(school: School, day: date) -> str:
    return stages_of(scale_for(school, day))[0].name


def test_a_school_adapts_the_scale_and_goes_back(school: School, head: Actor) -> None:
    publish_scale(actor=head, in_force_from=NOVEMBER, note="Our words", **reworded(school, head, "Arriving"))
    assert names(school, TODAY) == "Mandatory"
    assert names(school, NOVEMBER) == "Arriving"
    other = SchoolFactory.create(trust=school.trust)
    assert names(other, NOVEMBER) == "Mandatory"

    return_to_trust_scale(actor=head, school=school, on=date(2026, 12, 1))
    assert names(school, NOVEMBER) == "Arriving"
    assert names(school, date(2026, 12, 1)) == "Mandatory"
    assert return_to_trust_scale(actor=head, school=school) is None


def test_a_new_version_of_the_trusts_reaches_schools_without_their_own(school: School, director: Actor) -> None:
    publish_scale(actor=director, in_force_from=NOVEMBER, **reworded(None, director, "Arriving"))
    assert (names(school, TODAY), names(school, NOVEMBER)) == ("Mandatory", "Arriving")


def test_a_version_says_something_new_and_not_for_the_past(school: School, head: Actor) -> None:
    with pytest.raises(ValidationError, match="Nothing was changed"):
        publish_scale(actor=head, in_force_from=TODAY, **reworded(school, head, "Mandatory"))
    with pytest.raises(ValidationError, match="today or later"):
        publish_scale(actor=head, in_force_from=date(2026, 9, 30), **reworded(school, head, "Arriving"))


def test_nobody_overwrites_anybodys_version_and_a_repeat_is_harmless(school: School, head: Actor) -> None:
    one, other = reworded(school, head, "Arriving"), reworded(school, head, "Landing")
    first = publish_scale(actor=head, in_force_from=TODAY, **one)
    events = Event.objects.unscoped(reason=WHY).count()
    assert publish_scale(actor=head, in_force_from=TODAY, **one) == first
    assert Event.objects.unscoped(reason=WHY).count() == events
    with pytest.raises(ValidationError, match="another version meanwhile"):
        publish_scale(actor=head, in_force_from=TODAY, **other)


def item(actor: Actor, school: School | None, text: str, due: str = "week_two") -> Expectation:
    return add_expectation(actor=actor, school=school, gate=Gate.NON_NEGOTIABLE, post_kind="site", text=text, due=due)


def live(school: School | None) -> list[str]:
    rows = Expectation.objects.unscoped(reason=WHY).filter(school=school, post_kind="site", gate=Gate.NON_NEGOTIABLE)
    return list(rows.filter(retired_on=None).order_by("position").values_list("text", flat=True))


def test_an_edit_retires_and_replaces_in_the_same_place(school: School, head: Actor) -> None:
    old, _second = item(head, school, "Old words"), item(head, school, "Second")
    new = replace_expectation(actor=head, expectation=old, text="New words", due="week_six")

    old.refresh_from_db()
    assert (old.text, old.retired_on, new.replaces_id) == ("Old words", TODAY, old.pk)
    assert live(school) == ["New words", "Second"]
    with pytest.raises(ValidationError, match="meanwhile"):
        replace_expectation(actor=head, expectation=old, text="Others' words", due="week_six")
    with pytest.raises(ValidationError, match="taken its place"):
        restore_expectation(actor=head, expectation=old)


def test_an_edit_that_changes_nothing_leaves_the_item(school: School, head: Actor) -> None:
    old = item(head, school, "Words")
    assert replace_expectation(actor=head, expectation=old, text="Words", due="week_two") == old


def test_adding_twice_adds_once(school: School, head: Actor) -> None:
    assert item(head, school, "Words") == item(head, school, "Words")
    assert live(school) == ["Words"]


def test_retiring_can_be_undone(school: School, head: Actor) -> None:
    row = item(head, school, "Words")
    retire_expectation(actor=head, expectation=row)
    assert live(school) == []
    restore_expectation(actor=head, expectation=row)
    assert live(school) == ["Words"]


def test_items_move_among_those_due_with_them(school: School, head: Actor) -> None:
    rows = [item(head, school, text) for text in "abc"]
    item(head, school, "later", due="week_six")
    move_expectation(actor=head, expectation=rows[2], by=-1)
    assert [text for text in live(school) if text != "later"] == ["a", "c", "b"]
    move_expectation(actor=head, expectation=rows[0], by=-1)
    move_expectation(actor=head, expectation=rows[1], by=1)
    assert [text for text in live(school) if text != "later"] == ["a", "c", "b"]


def test_a_school_saves_its_own_year_and_gives_it_up(school: School, head: Actor) -> None:
    usual = english_year(2026)
    longer = replace(usual, terms=(replace(usual.terms[0], first_day=date(2026, 9, 3)), *usual.terms[1:]))
    row = save_calendar(actor=head, school=school, year=longer)
    assert list(years_of(school))[1].terms[0].first_day == date(2026, 9, 3)

    again = save_calendar(actor=head, school=school, year=replace(longer, calendar_id=row.pk, closures=()))
    assert (again.pk, list(years_of(school))[1].closures) == (row.pk, ())

    with pytest.raises(ValidationError, match="overlaps"):
        save_calendar(actor=head, school=school, year=usual)
    drop_calendar(actor=head, calendar=again)
    assert list(years_of(school))[1].terms == usual.terms


def test_another_bodys_calendar_is_not_replaced(school: School, head: Actor) -> None:
    trusts = Calendar.objects.unscoped(reason=WHY).get(trust=school.trust, starts_on=date(2026, 9, 1))
    with pytest.raises(Calendar.DoesNotExist):
        save_calendar(actor=head, school=school, year=replace(english_year(2026), calendar_id=trusts.pk))


def test_a_school_chooses_how_far_it_goes(school: School, head: Actor) -> None:
    choose_mode(actor=head, school=school, mode=StageMode.SELF_PLACED)
    choose_mode(actor=head, school=school, mode=StageMode.OFF)
    assert mode_of(school) == StageMode.OFF
    assert SchoolStages.objects.unscoped(reason=WHY).filter(school=school).count() == 1


def test_only_those_who_set_up_may(school: School, head: Actor) -> None:
    teacher = acting(PostFactory.create(school=school).person)
    other = SchoolFactory.create(trust=school.trust)
    row = item(head, school, "Words")
    for actor, place in ((teacher, school), (head, other), (head, None)):
        with pytest.raises(Forbidden):
            publish_scale(actor=actor, in_force_from=TODAY, **reworded(place, actor, "Arriving"))
        with pytest.raises(Forbidden):
            item(actor, place, "Words")
        with pytest.raises(Forbidden):
            save_calendar(actor=actor, school=place, year=english_year(2030))
    for act in (retire_expectation, restore_expectation):
        with pytest.raises(Forbidden):
            act(actor=teacher, expectation=row)
    with pytest.raises(Forbidden):
        choose_mode(actor=teacher, school=school, mode=StageMode.OFF)
    with pytest.raises(Forbidden):
        return_to_trust_scale(actor=teacher, school=school)
