"""What is in force where: the school's own, else the trust's; for one school and for many."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from growthring.people.models import Post, PostKind, School
from growthring.standards.english import english_year
from growthring.standards.models import Calendar, Expectation, Gate, ScaleVersion, SchoolStages, Stage, StageMode
from growthring.standards.queries import (
    expectations_for,
    expectations_for_posts,
    mode_of,
    modes_for,
    scale_for,
    scales_for,
    stages_of,
    year_name,
    years_for,
    years_of,
)
from growthring.standards.services import start_trust_standards
from growthring.standards.services.start import write_calendar
from growthring.standards.years import SchoolYear
from tests.factories import PostFactory, SchoolFactory

pytestmark = pytest.mark.django_db

WHY = "test"
ON = date(2026, 10, 1)


@pytest.fixture
def school() -> School:
    school = SchoolFactory.create()
    start_trust_standards(school.trust, years=[2025, 2026, 2027])
    return school


def version(school: School, number: int, day: date, *, own: bool = True, back: bool = False) -> ScaleVersion:
    return ScaleVersion.objects.create(
        trust=school.trust, school=school if own else None, number=number, in_force_from=day, back_to_trust=back
    )


def test_years_are_the_trusts_until_the_school_has_its_own(school: School) -> None:
    assert [year.name for year in years_of(school)] == ["2025/26", "2026/27", "2027/28"]

    usual = english_year(2026)
    own = SchoolYear("2026/27", date(2026, 8, 24), date(2027, 8, 30), usual.terms)
    write_calendar(school.trust, school, own)
    found = years_of(school)
    assert [(year.starts_on, year.ends_on, len(year.closures)) for year in found] == [
        (date(2025, 9, 1), date(2026, 8, 24), 4),
        (date(2026, 8, 24), date(2027, 8, 30), 0),
        (date(2027, 9, 1), date(2028, 9, 1), 4),
    ]
    assert list(years_of(SchoolFactory.create(trust=school.trust)))[1].starts_on == date(2026, 9, 1)


def test_a_year_knows_the_calendar_it_was_read_from(school: School) -> None:
    rows = Calendar.objects.unscoped(reason=WHY).filter(trust=school.trust)
    assert [year.calendar_id for year in years_of(school)] == [row.pk for row in rows]


def test_the_name_of_the_year_of_a_day(school: School) -> None:
    assert year_name(school.trust_id, school.pk, ON) == "2026/27"
    assert year_name(school.trust_id, None, date(2031, 1, 1)) == ""


def test_the_scale_in_force(school: School) -> None:
    version(school, 2, date(2026, 11, 1), own=False)
    version(school, 3, date(2026, 12, 1))
    version(school, 4, date(2027, 1, 1))
    version(school, 5, date(2027, 2, 1), back=True)
    version(school, 6, date(2027, 3, 1))

    days = [(2020, 1, 1), (2026, 10, 1), (2026, 11, 1), (2026, 12, 1), (2027, 1, 1), (2027, 2, 1), (2027, 3, 1)]
    assert [scale_for(school, date(*day)).number for day in days] == [1, 1, 2, 3, 4, 2, 6]
    assert scale_for(SchoolFactory.create(trust=school.trust), date(2027, 3, 1)).number == 2


def test_of_two_versions_from_one_day_the_later_counts(school: School) -> None:
    version(school, 2, ON)
    version(school, 3, ON)
    assert scale_for(school, ON).number == 3


def test_the_scale_to_begin_with_has_six_stages_in_three_phases(school: School) -> None:
    stages = stages_of(scale_for(school, ON))
    assert [(stage.position, stage.phase) for stage in stages] == [(1, 1), (2, 1), (3, 2), (4, 2), (5, 3), (6, 3)]
    assert len({stage.phase_name for stage in stages}) == 3
    assert all(stage.description and stage.direction and stage.support for stage in stages)


def test_no_stage_is_named_by_a_verdict(school: School) -> None:
    words = " ".join(
        f"{stage.phase_name} {stage.name} {stage.description} {stage.direction} {stage.support}"
        for stage in Stage.objects.unscoped(reason=WHY)
    ).lower()
    verdicts = ("outstanding", "inadequate", "fail", "grade", "score", "rating", "unacceptable", "underperform")
    assert [verdict for verdict in verdicts if verdict in words] == []


@pytest.mark.parametrize("kind", PostKind.values)
def test_each_kind_of_post_has_both_lists(school: School, kind: str) -> None:
    rows = expectations_for(PostFactory.create(school=school, kind=kind), ON)
    counts = [sum(row.gate == gate for row in rows) for gate in Gate]
    assert all(4 <= count <= 12 for count in counts), counts
    assert {row.due for row in rows} == {"day_one", "week_two", "week_six"}
    assert len({row.text for row in rows}) == len(rows)


def test_the_order_of_what_is_expected(school: School) -> None:
    rows = expectations_for(PostFactory.create(school=school, kind=PostKind.SITE), ON)
    order = [(row.gate, ["day_one", "week_two", "week_six"].index(row.due), row.post_kind) for row in rows]
    assert order == sorted(order)


def test_a_schools_list_stands_beside_the_trusts(school: School) -> None:
    Expectation.objects.unscoped(reason=WHY).filter(trust=school.trust).update(retired_on=ON)
    kept = {"trust": school.trust, "gate": Gate.MANDATORY, "due": "day_one"}
    Expectation.objects.create(**kept, text="trust", position=1)
    Expectation.objects.create(**kept, text="trust, site", post_kind=PostKind.SITE, position=1)
    Expectation.objects.create(**kept, text="school", school=school, position=1)
    Expectation.objects.create(**kept, text="other school", school=SchoolFactory.create(trust=school.trust))
    Expectation.objects.create(**kept, text="retired", retired_on=ON)
    Expectation.objects.create(**kept, text="retired tomorrow", retired_on=date(2026, 10, 2), position=2)
    elsewhere = SchoolFactory.create()
    Expectation.objects.create(**kept | {"trust": elsewhere.trust}, text="other trust")

    post = PostFactory.create(school=school, kind=PostKind.TEACHER)
    assert [row.text for row in expectations_for(post, ON)] == ["trust", "retired tomorrow", "school"]


def test_a_school_that_has_not_chosen_agrees_in_dialogue(school: School) -> None:
    assert mode_of(school) == mode_of(None) == StageMode.AGREED
    SchoolStages.objects.create(trust=school.trust, school=school, mode=StageMode.OFF)
    assert mode_of(school) == StageMode.OFF


def test_starting_twice_keeps_what_is_there(school: School) -> None:
    before = (ScaleVersion.objects.unscoped(reason=WHY).count(), Expectation.objects.unscoped(reason=WHY).count())
    start_trust_standards(school.trust)
    assert before == (
        ScaleVersion.objects.unscoped(reason=WHY).count(),
        Expectation.objects.unscoped(reason=WHY).count(),
    )


@pytest.mark.parametrize("count", [1, 3])
def test_many_schools_cost_what_one_does(
    school: School, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    schools = [school, *SchoolFactory.create_batch(count - 1, trust=school.trust)]
    posts: list[Post] = [PostFactory.create(school=each) for each in schools]
    ids = [each.pk for each in schools]
    with django_assert_num_queries(6):
        assert len(years_for(school.trust_id, ids)) == count  # three: calendars, terms, closures
        assert len(scales_for(school.trust_id, ids)) == count
        assert len(modes_for(ids)) == count
        assert len(expectations_for_posts(posts, ON)) == count
