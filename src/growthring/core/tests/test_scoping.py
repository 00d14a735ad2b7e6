from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Count

from growthring.core.scoping import ScopedQuerySet, ScopeError, watching
from growthring.people.models import Person, Post
from tests.factories import PersonFactory, PostFactory, acting

READS: dict[str, Callable[[ScopedQuerySet[Any]], object]] = {
    "list": list,
    "len": len,
    "bool": bool,
    "index": lambda rows: rows[0],
    "iterator": lambda rows: list(rows.iterator()),
    "count": lambda rows: rows.count(),
    "aggregate": lambda rows: rows.aggregate(n=Count("pk")),
    "get": lambda rows: rows.get(),
    "first": lambda rows: rows.first(),
    "last": lambda rows: rows.last(),
    "in_bulk": lambda rows: rows.in_bulk(),
    "values": lambda rows: list(rows.values("pk")),
    "values_list": lambda rows: list(rows.values_list("pk")),
    "dates": lambda rows: list(rows.dates("joined_on", "year")),
    "update": lambda rows: rows.update(given_name="x"),
    "delete": lambda rows: rows.delete(),
    "union": lambda rows: list(rows.union(Person.objects.unscoped(reason="the other half"))),
}


@pytest.mark.django_db
@pytest.mark.parametrize("read", READS.values(), ids=READS.keys())
def test_a_private_model_cannot_be_read_for_nobody(read: Callable[[ScopedQuerySet[Any]], object]) -> None:
    PersonFactory()
    with pytest.raises(ScopeError):
        read(Person.objects.all())


@pytest.mark.django_db
def test_a_related_manager_is_closed_too() -> None:
    post = PostFactory()
    with pytest.raises(ScopeError):
        list(post.person.posts.all())


@pytest.mark.django_db
def test_a_prefetch_is_closed_too() -> None:
    PostFactory()
    with pytest.raises(ScopeError):
        list(Person.objects.unscoped(reason="test").prefetch_related("posts"))


@pytest.mark.django_db
def test_two_scopes_do_not_combine() -> None:
    actor = acting(PostFactory().person)
    with pytest.raises(ScopeError):
        Person.objects.visible_to(actor) | Person.objects.unscoped(reason="test")


@pytest.mark.django_db
def test_exists_stays_open_for_validation() -> None:
    PersonFactory()
    assert Person.objects.exists() is True


@pytest.mark.django_db
def test_the_actor_reads_what_the_policy_gives() -> None:
    post = PostFactory()
    PostFactory()  # in another trust
    assert list(Post.objects.visible_to(acting(post.person))) == [post]


@pytest.mark.django_db
def test_watching_sees_what_a_forward_key_loads() -> None:
    post = PostFactory()
    fresh = Post.objects.unscoped(reason="test").get()
    with watching() as seen:
        assert str(fresh.person) == str(post.person)
    assert seen == [post.person]
