"""Rows written in the database's own quick way are those the ORM would have written."""

import gc
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from growthring.core import bulk, statistics
from growthring.people.models import Contract, Person, Post, PostKind, Trust
from tests.factories import PersonFactory, SchoolFactory, TrustFactory

pytestmark = pytest.mark.django_db
WHY = "a test"
ODD = "Tab\there \\N “quoted”, a\nline, ’ and ÿ"


@pytest.fixture
def trust() -> Trust:
    return TrustFactory.create()


def person(trust: Trust, **facts: Any) -> Person:
    return bulk.fresh(Person, trust=trust, given_name="Ida", joined_on=date(2026, 9, 1), **facts)


def test_a_fresh_row_is_what_the_model_makes(trust: Trust) -> None:
    school = SchoolFactory.create(trust=trust)
    facts: dict[str, Any] = {
        "trust": trust,
        "school": school,
        "kind": "site",
        "starts_on": date(2026, 9, 1),
        "key": "k",
    }
    made, usual = bulk.fresh(Post, **facts), Post(**facts)
    assert {name: value for name, value in made.__dict__.items() if name != "_state"} == {
        name: value for name, value in usual.__dict__.items() if name != "_state"
    }
    assert (made.school == school, made._state.adding, len(bulk.fresh(Post).key)) == (True, True, 12)


def test_rows_come_back_as_they_were_given(trust: Trust) -> None:
    school = SchoolFactory.create(trust=trust)
    people = [person(trust, family_name=ODD, staff_id=str(n), left_on=[None, date(2027, 1, 1)][n]) for n in range(2)]
    posts = [
        bulk.fresh(Post, trust=trust, person=one, school=school, kind=PostKind.SITE, starts_on=date(2026, 9, 1))
        for one in people
    ]
    contracts = [bulk.fresh(Contract, trust=trust, post=post, fte=Decimal("0.5"), part_time=True) for post in posts]
    for rows in (people, posts, contracts):
        bulk.insert(rows)
    found = list(Contract.objects.unscoped(reason=WHY).select_related("post__person").order_by("pk"))
    assert [row.pk for row in found] == [row.pk for row in contracts]
    assert [(row.fte, row.part_time, row.post.kind, row.post.school_id) for row in found] == [
        (Decimal("0.500"), True, "site", school.pk)
    ] * 2
    assert [(row.post.person.family_name, row.post.person.left_on) for row in found] == [
        (ODD, None),
        (ODD, date(2027, 1, 1)),
    ]


def test_numbers_go_on_behind_them_and_none_is_given_twice(trust: Trust) -> None:
    rows = [person(trust, family_name=f"F{n}") for n in range(3)]
    bulk.insert(rows)
    given = [row.pk for row in rows]
    later = PersonFactory.create(trust=trust)
    given.append(later.pk)
    later.delete()
    bulk.insert(rows := [person(trust, family_name="Again")])
    given.append(rows[0].pk)
    assert given == sorted(set(given))


def test_rows_that_may_not_be_are_refused(trust: Trust) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        bulk.insert([person(trust, family_name="A", staff_id="1"), person(trust, family_name="B", staff_id="1")])
    assert Person.objects.unscoped(reason=WHY).count() == 0


def test_only_the_named_fields_are_updated(trust: Trust) -> None:
    one, other = PersonFactory.create_batch(2, trust=trust, left_on=None)
    one.family_name, one.left_on, other.family_name = "New", date(2027, 1, 1), "not written"
    other.given_name = ODD
    bulk.update([(one, ["family_name", "left_on"]), (other, ["given_name"])])
    for row in (one, other):
        row.refresh_from_db()
    assert (one.family_name, one.left_on, other.given_name) == ("New", date(2027, 1, 1), ODD)
    assert other.family_name != "not written"


def test_the_collector_rests_while_somebody_makes_many_and_comes_back() -> None:
    with bulk.undisturbed():
        with bulk.undisturbed():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_moment_passes_with_whatever_is_written(trust: Trust) -> None:
    before = statistics.moment()
    assert statistics.moment() == before
    PersonFactory.create(trust=trust)
    assert (before is None) or statistics.moment() != before
