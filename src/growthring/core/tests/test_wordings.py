"""A queryset worded once gives each reader what the queryset itself would have given them."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from growthring.audit.models import Event
from growthring.audit.services import Verb, record
from growthring.core import wordings
from growthring.core.access import Actor, Grant, Role
from growthring.core.scoping import ScopeError, watching
from growthring.core.wordings import worded
from growthring.people.models import PartnerKind, Partnership, Person, Post, School
from tests.factories import PartnershipFactory, PostFactory, RoleGrantFactory, SchoolFactory, acting
from tests.wordings import compare

pytestmark = pytest.mark.django_db
Make = Callable[..., QuerySet[Any, Any]]


def posts(actor: Actor) -> QuerySet[Post]:
    return Post.objects.visible_to(actor).select_related("person", "school").order_by("pk")


def numbers(actor: Actor) -> QuerySet[Partnership, Any]:
    return Partnership.objects.visible_to(actor).order_by("pk").values_list("pk", "post_id", "kind", "starts_on")


def people(actor: Actor) -> QuerySet[Person]:
    return Person.objects.visible_to(actor).order_by("pk")


def some(actor: Actor, kind: str, *, posts: list[int], since: date, slug: str) -> QuerySet[Post]:
    rows = Post.objects.visible_to(actor).filter(pk__in=posts, starts_on__gte=since, school__slug=slug)
    return rows.filter(partnerships__kind=kind).order_by("pk")


MAKERS: list[Make] = [posts, numbers, people]


def readers() -> list[Actor]:
    """Of two trusts with two schools each: colleagues, partners, leaders of one school, of two, and of the trust."""
    found = []
    for _trust in range(2):
        here = SchoolFactory.create()
        there = SchoolFactory.create(trust=here.trust)
        post, partner, head, both, whole = (PostFactory.create(school=here).person for _each in range(5))
        learner = PostFactory.create(person=post, school=there)
        PartnershipFactory.create(post=learner, partner=partner)
        PartnershipFactory.create(post=learner, partner=whole, kind=PartnerKind.COACH)
        RoleGrantFactory.create(person=head, role=Role.HD, school=here)
        for school in (here, there):
            RoleGrantFactory.create(person=both, role=Role.PDL, school=school)
        RoleGrantFactory.create(person=whole, role=Role.CEO, school=None)
        found += [acting(person) for person in (post, partner, head, both, whole)]
    return found


@pytest.mark.parametrize("make", MAKERS)
def test_every_reader_sees_what_the_queryset_gives_them(make: Make) -> None:
    asked = worded(make)
    everyone = readers()

    for _again in range(2):
        for reader in everyone:
            assert asked(reader) == list(make(reader))


def test_values_of_every_kind_go_in_each_time() -> None:
    asked = worded(some)
    for reader in readers():
        seen = list(posts(reader))
        for size in (0, 1, 3, 5):
            keys = [post.pk for post in seen][:size]
            for school in School.objects.visible_to(reader):
                for kind in (PartnerKind.LINE_MANAGER, PartnerKind.COACH):
                    for since in (date(2000, 1, 1), reader.on + timedelta(days=1)):
                        given: dict[str, Any] = {"posts": keys, "since": since, "slug": school.slug}
                        assert asked(reader, kind, **given) == list(some(reader, kind, **given))


def test_a_reader_who_may_see_nothing_sees_nothing() -> None:
    nobody = Actor(0, 0, SchoolFactory.create().trust_id, "", date(2026, 9, 1), is_guest=True)

    assert worded(people)(nobody) == list(people(nobody))
    assert worded(lambda actor: School.objects.visible_to(actor))(nobody) == []


def test_the_second_reader_of_the_same_standing_costs_one_query_and_no_wording(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    monkeypatch.setattr(wordings, "checks", [])

    def make(actor: Actor) -> QuerySet[Post]:
        made.append(actor)
        return posts(actor)

    heads = [Actor(1, n, n, "", date(2026, 9, n), frozenset({Grant(Role.HD, 40 + n)})) for n in (1, 2)]
    asked = worded(make)
    asked(heads[0])
    with CaptureQueriesContext(
        connection,
    ) as queries:
        asked(heads[1])
    assert (len(queries), len(made)) == (1, 1)
    own = {made[0].person_id, made[0].trust_id, *(grant.school_id for grant in made[0].grants)}
    assert own & {1, 2, 41, 42} == set()


def test_what_is_asked_for_nobody_in_particular_is_refused_as_ever() -> None:
    with pytest.raises(ScopeError):
        worded(lambda actor: Post.objects.all())(readers()[0])


def test_rows_that_are_read_are_reported() -> None:
    reader = readers()[0]
    with watching() as seen:
        found = worded(posts)(reader)
    assert {each for each in seen if isinstance(each, Post)} == set(found)


def test_a_value_of_a_telling_name_takes_no_place_of_the_readers_own() -> None:
    def about(actor: Actor, *, person: int, trust: int, user: int, school: list[int], on: date) -> QuerySet[Post]:
        here = Post.objects.visible_to(actor).filter(person=person, trust=trust, starts_on__lte=on)
        return here.filter(school__in=school).exclude(person__user=user).order_by("pk")

    asked = worded(about)
    everyone = readers()
    for post in Post.objects.unscoped(reason="looking at every post of the test"):
        given = {"person": post.person_id, "trust": post.trust_id, "user": 0, "school": [post.school_id]}
        for reader in everyone:
            assert asked(reader, **given, on=post.starts_on) == list(about(reader, **given, on=post.starts_on))  # type: ignore[arg-type]


def test_moments_are_values_too() -> None:
    def at(actor: Actor, *, moment: datetime) -> QuerySet[Event]:
        return Event.objects.unscoped(reason="looking at moments").filter(at__gt=moment).order_by("pk")

    asked, reader = worded(at), readers()[0]
    event = record(actor=reader, verb=Verb.CHANGED, kind="Record of events")
    for moment in (event.at, event.at - timedelta(microseconds=1), event.at + timedelta(days=1)):
        assert asked(reader, moment=moment) == list(at(reader, moment=moment))


def test_the_tests_notice_values_that_have_changed_places(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = next(each for each in readers() if each.person_id != each.trust_id)
    other = {reader.person_id: reader.trust_id, reader.trust_id: reader.person_id}
    taken: list[Any] = []

    def exchanged(make: Make, actor: Actor, fixed: Any, given: Any, asked: Any, params: Any) -> None:
        changed = tuple(other.get(each, each) for each in params)
        taken.append(changed != params)
        with pytest.raises(AssertionError, match="other values"):
            compare(make, actor, fixed, given, asked, changed)

    monkeypatch.setattr(wordings, "checks", [exchanged])
    worded(posts)(reader)
    assert taken == [True]
