"""Closing checkpoints, corrections since, and the open picture that is released with them."""

import io
import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command

from growthring.core.access import Forbidden
from growthring.people.models import School
from growthring.stages.models import Basis, Checkpoint, CheckpointRow, OpenRelease, Placement, State
from growthring.stages.profile import tally
from growthring.stages.queries.profile import profile_of
from growthring.stages.services.checkpoints import add_note, close_checkpoint
from growthring.stages.tests.worlds import placed, scale_for, world
from growthring.standards.models import Calendar, SchoolStages, StageMode, Term
from tests.factories import PersonFactory, PostFactory, SchoolFactory, acting

pytestmark = pytest.mark.django_db

SIX_WEEKS, TERM_1, TERM_2 = date(2025, 10, 10), date(2025, 12, 19), date(2026, 3, 27)


def year_2025(school: School) -> Calendar:
    """Three terms without closures: six school weeks end on 10 October."""
    calendar = Calendar.objects.create(
        trust=school.trust, name="2025/26", starts_on=date(2025, 9, 1), ends_on=date(2026, 9, 1)
    )
    for first, last in ((date(2025, 9, 1), TERM_1), (date(2026, 1, 5), TERM_2), (date(2026, 4, 13), date(2026, 7, 17))):
        Term.objects.create(trust=school.trust, calendar=calendar, name="Term", first_day=first, last_day=last)
    return calendar


def staffed(*counts: int, school: School | None = None, stages: Any = None) -> tuple[School, list[Any]]:
    """A school with as many posts at each stage; the last number is of posts without one."""
    if school is None:
        school = SchoolFactory.create()
        stages = scale_for(school.trust)
    SchoolStages.objects.create(trust=school.trust, school=school)
    for position, count in enumerate(counts, start=1):
        for _post in range(count):
            post = PostFactory.create(school=school, person=PersonFactory.create(trust=school.trust))
            if position <= 6:
                placed(post, stages[position - 1])
    return school, stages


def close(school: School, calendar: Calendar, point: str, on: date) -> Checkpoint:
    with time_machine.travel(datetime(on.year, on.month, on.day, 18, tzinfo=UTC), tick=False):
        return close_checkpoint(actor=None, school=school, calendar=calendar, point=point)


def bands(released: OpenRelease) -> list[tuple[str, int, int, str]]:
    return [(band["phase"], band["low"], band["high"], band["how"]) for band in released.bands]


def test_a_closed_checkpoint_stays_as_it_was_recorded() -> None:
    school, stages = staffed(0, 2, 9, 6, 3, 0, 1)
    checkpoint = close(school, year_2025(school), "six_weeks", SIX_WEEKS)
    assert checkpoint.on == SIX_WEEKS
    wrong = Placement.objects.unscoped(reason="test").filter(stage=stages[1])[0]
    placed(wrong.post, stages[2], date(2025, 10, 1), recorded_at=datetime(2025, 11, 1, tzinfo=UTC))
    with time_machine.travel(datetime(2025, 11, 3, 12, tzinfo=UTC), tick=False):
        profile = profile_of(school, None)
        point = profile.points[0]
        assert profile.tally(point).stages == (0, 2, 9, 6, 3, 0)
        assert [(each.column, each.recorded, each.now) for each in profile.corrected_since(point)] == [
            ("stage_2", 2, 1),
            ("stage_3", 9, 10),
        ]
        out = io.StringIO()
        call_command("profile", school=school.slug, on=SIX_WEEKS, json=True, stdout=out)
    told = json.loads(out.getvalue())
    assert (told["stages"], told["as_recorded"]["stages"]) == ([0, 1, 10, 6, 3, 0], [0, 2, 9, 6, 3, 0])
    assert [each["by"] for each in told["corrected_since"]] == [-1, 1]


def test_closing_twice_is_closing_once() -> None:
    school, _stages = staffed(0, 0, 12)
    calendar = year_2025(school)
    assert close(school, calendar, "six_weeks", SIX_WEEKS) == close(school, calendar, "six_weeks", SIX_WEEKS)
    assert CheckpointRow.objects.unscoped(reason="test").count() == 12
    assert OpenRelease.objects.unscoped(reason="test").filter(school=school).count() == 1


def test_a_point_to_come_is_not_closed() -> None:
    school, _stages = staffed(0, 0, 12)
    calendar = year_2025(school)
    with pytest.raises(ValidationError):
        close(school, calendar, "six_weeks", date(2025, 10, 9))


def test_closed_late_it_is_as_things_were_recorded_then() -> None:
    school, stages = staffed(0, 0, 12)
    post = school.posts.unscoped(reason="test")[0]
    late, then = datetime(2025, 12, 1, tzinfo=UTC), datetime(2025, 10, 10, 18, tzinfo=UTC)
    placed(post, stages[4], SIX_WEEKS, recorded_at=late, settled_at=late)
    Placement.objects.unscoped(reason="test").exclude(stage=stages[4]).update(recorded_at=then, settled_at=then)
    checkpoint = close_checkpoint(actor=None, school=school, calendar=year_2025(school), point="six_weeks", at=then)
    rows = CheckpointRow.objects.unscoped(reason="test").filter(checkpoint=checkpoint)
    assert set(rows.values_list("stage_position", flat=True)) == {3}


def test_only_the_head_closes_by_hand() -> None:
    with time_machine.travel(datetime(2025, 10, 10, 18, tzinfo=UTC), tick=False):
        here = world()
        calendar = year_2025(here.school)
        for person in (here.pd_lead, here.manager, here.learner):
            with pytest.raises(Forbidden):
                close_checkpoint(actor=acting(person), school=here.school, calendar=calendar, point="six_weeks")
        closed = close_checkpoint(actor=acting(here.head), school=here.school, calendar=calendar, point="six_weeks")
    assert closed.rows.unscoped(reason="test").count() == 5


def test_the_command_closes_what_is_due_where_people_are_placed() -> None:
    school, stages = staffed(0, 0, 12)
    calendar = year_2025(school)
    off, _stages = staffed(0, 0, 12, school=SchoolFactory.create(trust=school.trust), stages=stages)
    off.stages.mode = StageMode.OFF
    off.stages.save()
    staffed(0, 0, 0, 0, 0, 0, 12, school=SchoolFactory.create(trust=school.trust), stages=stages)
    with time_machine.travel(datetime(2026, 1, 2, 6, tzinfo=UTC), tick=False):
        for expected in (["six_weeks", "term_1"], ["six_weeks", "term_1"]):
            call_command("close_checkpoints", stdout=io.StringIO())
            closed = Checkpoint.objects.unscoped(reason="test").values_list("school_id", "point")
            assert list(closed) == [(school.pk, point) for point in expected]
    assert calendar.checkpoints.unscoped(reason="test").count() == 2


def test_the_open_picture_counts_persons_in_three_phases() -> None:
    school, stages = staffed(3, 4, 9, 6, 5, 1, 6)
    second_post = PostFactory.create(
        school=school, person=school.posts.unscoped(reason="test")[0].person, starts_on=date(2025, 1, 1)
    )
    placed(second_post, stages[5])
    checkpoint = close(school, year_2025(school), "six_weeks", SIX_WEEKS)
    released = OpenRelease.objects.unscoped(reason="test").get(school=school)
    assert (released.persons, checkpoint.rows.unscoped(reason="test").count()) == (34, 35)
    assert bands(released) == [
        ("", 6, 6, "exact"),
        ("First steps", 7, 7, "exact"),
        ("Shared practice", 15, 15, "exact"),
        ("Beyond", 6, 6, "exact"),
    ]


def test_fewer_than_ten_persons_have_no_open_picture() -> None:
    school, _stages = staffed(0, 0, 9)
    close(school, year_2025(school), "six_weeks", SIX_WEEKS)
    released = OpenRelease.objects.unscoped(reason="test").get(school=school)
    assert (released.withheld, released.bands, released.persons) == ("too_few", [], None)


def test_the_next_picture_waits_until_five_changed_or_a_term_passed() -> None:
    school, stages = staffed(0, 7, 20, 0, 8, 0, 5)
    calendar = year_2025(school)
    Placement.objects.unscoped(reason="test").update(recorded_at=datetime(2025, 9, 1, tzinfo=UTC))
    first = calendar.terms.unscoped(reason="test")[0]
    first.last_day = date(2025, 12, 5)  # eight weeks after the first six
    first.save()
    close(school, calendar, "six_weeks", SIX_WEEKS)
    for placement in Placement.objects.unscoped(reason="test").filter(stage=stages[2])[:4]:
        placed(placement.post, stages[4], date(2025, 11, 3))
    close(school, calendar, "term_1", first.last_day)
    close(school, calendar, "term_2", TERM_2)
    releases = OpenRelease.objects.unscoped(reason="test").filter(school=school)
    assert [each.withheld for each in releases] == ["", "too_soon", ""]


def test_the_trusts_picture_waits_for_every_school_and_is_their_sum() -> None:
    school, stages = staffed(0, 7, 20, 0, 8, 0, 5)
    other, _stages = staffed(0, 2, 9, 0, 12, 0, 20, school=SchoolFactory.create(trust=school.trust), stages=stages)
    calendar = year_2025(school)
    close(school, calendar, "six_weeks", SIX_WEEKS)
    whole = OpenRelease.objects.unscoped(reason="test").filter(school__isnull=True)
    assert whole.count() == 0
    close(other, calendar, "six_weeks", SIX_WEEKS)
    assert whole.get().persons == 83
    assert bands(whole.get()) == [
        ("", 25, 25, "exact"),
        ("First steps", 7, 11, "range"),
        ("Shared practice", 27, 31, "range"),
        ("Beyond", 20, 20, "exact"),
    ]


def test_the_trusts_picture_is_held_back_while_few_are_left_out() -> None:
    school, stages = staffed(0, 7, 20, 0, 8, 0, 5)
    other, _stages = staffed(0, 0, 9, school=SchoolFactory.create(trust=school.trust), stages=stages)
    calendar = year_2025(school)
    for each in (school, other):
        close(each, calendar, "six_weeks", SIX_WEEKS)
    assert OpenRelease.objects.unscoped(reason="test").get(school__isnull=True).withheld == "too_few"


def test_a_note_is_written_by_those_with_row_access_and_once() -> None:
    with time_machine.travel(datetime(2025, 10, 10, 18, tzinfo=UTC), tick=False):
        here = world()
        checkpoint = close_checkpoint(
            actor=None, school=here.school, calendar=year_2025(here.school), point="six_weeks"
        )
        for person in (here.manager, here.coach, here.learner):
            with pytest.raises(Forbidden):
                add_note(actor=acting(person), checkpoint=checkpoint, text="Many joined.", is_open=False)
        for _time in range(2):
            add_note(actor=acting(here.pd_lead), checkpoint=checkpoint, text="Many joined.", is_open=False)
    assert checkpoint.notes.unscoped(reason="test").count() == 1


def test_a_contested_placement_is_counted_as_such() -> None:
    school, stages = staffed(0, 0, 12)
    post = PostFactory.create(school=school)
    placed(post, stages[3], state=State.CONTESTED, basis=Basis.DIALOGUE)
    close(school, year_2025(school), "six_weeks", SIX_WEEKS)
    profile = profile_of(school, None, TERM_1)
    counted = tally(profile.at(profile.points[0]).rows, profile.size)
    assert (counted.contested, counted.n) == (1, 13)


def test_a_checkpoint_is_not_closed_by_the_calendar_of_another_school() -> None:
    school, _stages = staffed(12)
    other = SchoolFactory.create(trust=school.trust)
    calendar = year_2025(school)
    calendar.school = other
    calendar.save()
    with pytest.raises(ValidationError, match="calendar of another school"):
        close(school, calendar, "six_weeks", SIX_WEEKS)


def test_a_point_closed_after_a_later_one_shows_no_picture() -> None:
    """The later one was released without it in mind: side by side they might tell who moved."""
    school, _stages = staffed(0, 0, 12)
    calendar = year_2025(school)
    close(school, calendar, "term_1", TERM_1)
    close(school, calendar, "six_weeks", TERM_1)
    rows = OpenRelease.objects.unscoped(reason="test").filter(school=school).order_by("on")
    assert [(row.point, row.withheld) for row in rows] == [("six_weeks", "too_alike"), ("term_1", "")]
