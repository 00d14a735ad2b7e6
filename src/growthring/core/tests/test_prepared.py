"""A question built once answers as the queryset it was built from, whatever is filled in."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.models import Case, Count, Value, When
from django.test.utils import CaptureQueriesContext

from growthring.core.prepared import Prepared, a_day, a_number
from growthring.people.models import Post
from tests.factories import PostFactory

pytestmark = pytest.mark.django_db
WHY = "testing prepared questions"
DAY = date(2026, 9, 1)
WEEK = timedelta(days=7)


def posts(person: int, on: date, a_week_before: date) -> list[tuple[int]]:
    rows = Post.objects.unscoped(reason=WHY).filter(person=person, starts_on__lte=on, starts_on__gt=a_week_before)
    return list(rows.order_by("pk").values_list("pk"))


def test_values_are_filled_in_each_time_and_nothing_else_is_kept() -> None:
    first, second = (PostFactory.create(starts_on=DAY) for _each in range(2))
    on = a_day("on")
    rows = Post.objects.unscoped(reason=WHY).filter(
        person=a_number("person"), starts_on__lte=on, starts_on__gt=on - WEEK
    )
    asked = Prepared.of(rows.order_by("pk").values_list("pk"))

    for post in (first, second):
        for day in (DAY - WEEK, DAY, DAY + WEEK - timedelta(days=1), DAY + WEEK):
            expected = posts(post.person_id, day, day - WEEK)
            assert asked.ask(person=post.person_id, on=day) == expected
    assert asked.ask(person=0, on=DAY) == []


def test_a_blank_that_is_not_filled_in_is_an_error() -> None:
    asked = Prepared.of(Post.objects.unscoped(reason=WHY).filter(person=a_number("person")).values_list("pk"))

    with pytest.raises(KeyError):
        asked.ask(on=DAY)


def kept() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), count(*) FILTER (WHERE generic_plans > 0) FROM pg_prepared_statements")
        known, with_a_plan = cursor.fetchone()
    assert known == with_a_plan
    return int(known)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite plans a question in no time")
def test_postgresql_keeps_a_question_with_a_plan_for_each_day() -> None:
    post = PostFactory.create(starts_on=DAY)
    begun = Case(When(starts_on__lte=a_day("on"), then=Value("50% begun")), default=Value("not yet"))
    rows = Post.objects.unscoped(reason=WHY).filter(person=a_number("person")).order_by()
    asked = Prepared.of(rows.values_list(begun).annotate(number=Count("pk")))
    before = kept()

    for person, on, expected, more in [
        (post.person_id, DAY, [("50% begun", 1)], 1),
        (2**40, DAY, [], 1),
        (post.person_id, DAY - WEEK, [("not yet", 1)], 2),
        (post.person_id, DAY, [("50% begun", 1)], 2),
    ]:
        with CaptureQueriesContext(connection) as said:
            assert asked.ask(person=person, on=on) == expected
        assert ["people_post" in each["sql"] for each in said] == [True]
        assert kept() == before + more
