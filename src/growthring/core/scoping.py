"""Querysets over private models that cannot be read until somebody says for whom.

A queryset of a `Private` model raises `ScopeError` on evaluation (list, iterator, count, aggregate, update, delete)
until `.visible_to(actor)` or `.unscoped(reason=...)`. `exists()` stays open for Django's own validation. What slips
past such a guard (forward keys, joins, prefetch) is caught in tests: `from_db` reports each private instance to
`watching`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import reduce
from operator import or_
from typing import Any, Self, TypeVar, cast

from django.db import models
from django.db.models import Q

from growthring.core.access import Actor

M = TypeVar("M", bound=models.Model)
Visibility = Callable[[Actor], Q]

_visibility: dict[type[models.Model], Visibility] = {}
_watched: ContextVar[list[models.Model] | None] = ContextVar("watched", default=None)

NOTHING = Q(pk__in=[])


def either(*conditions: Q) -> Q:
    """Any of the conditions. `NOTHING` is left out: every part of a visibility costs each page that asks for rows."""
    found = [condition for condition in conditions if condition is not NOTHING]
    return reduce(or_, found) if found else NOTHING


def in_lists(rows: "ScopedQuerySet[M]", *ways: Q) -> Q:
    """Those of the rows that any of the ways leads to, as lists of a few, each read by an index of its own: for an *or*
    a database looks at every row of the trust. `rows` are scoped already, or unscoped for a reason."""
    first, *others = (rows.filter(way).order_by().values("pk") for way in ways)
    return Q(pk__in=first.union(*others, all=True)) if others else ways[0]


class ScopeError(RuntimeError):
    """A private model was about to be read for nobody in particular."""


def visibility(model: type[models.Model]) -> Callable[[Visibility], Visibility]:
    """Register the one function that says which rows of the model an actor may see."""

    def register(function: Visibility) -> Visibility:
        _visibility[model] = function
        return function

    return register


def visible(model: type[models.Model], actor: Actor) -> Q:
    return _visibility[model](actor)


class ScopedQuerySet(models.QuerySet[M]):
    _scope: str | None = None

    def visible_to(self, actor: Actor) -> Self:
        scoped = self.filter(visible(self.model, actor))
        scoped._scope = f"actor {actor.person_id}"
        return scoped

    def unscoped(self, *, reason: str) -> Self:
        """For work that is done for nobody in particular: the reason stands in a reviewed list."""
        scoped = self._chain()  # type: ignore[attr-defined]
        scoped._scope = reason
        return scoped  # type: ignore[no-any-return]

    def _clone(self) -> Self:
        clone = super()._clone()  # type: ignore[misc]
        clone._scope = self._scope
        return clone  # type: ignore[no-any-return]

    def _require_scope(self) -> None:
        if self._scope is None:
            raise ScopeError(f"{self.model.__name__} read without visible_to(actor) or unscoped(reason=...)")

    def _merge_sanity_check(self, other: "ScopedQuerySet[M]") -> None:
        super()._merge_sanity_check(other)  # type: ignore[misc]
        if other._scope != self._scope:
            raise ScopeError(f"two scopes of {self.model.__name__} combined")

    def _combinator_query(self, combinator: str, *others: "ScopedQuerySet[M]", all: bool = False) -> Self:  # noqa: A002
        self._require_scope()
        for other in others:
            other._require_scope()
        return super()._combinator_query(combinator, *others, all=all)  # type: ignore[misc,no-any-return]

    def _fetch_all(self) -> None:
        if self._result_cache is None:
            self._require_scope()
        super()._fetch_all()

    def iterator(self, *args: Any, **kwargs: Any) -> Iterator[M]:
        self._require_scope()
        return super().iterator(*args, **kwargs)

    def count(self) -> int:
        self._require_scope()
        return super().count()

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self._require_scope()
        return super().aggregate(*args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        self._require_scope()
        return super().update(**kwargs)

    update.alters_data = True  # type: ignore[attr-defined]

    def delete(self) -> tuple[int, dict[str, int]]:
        self._require_scope()
        return super().delete()

    delete.alters_data = True  # type: ignore[attr-defined]


_Base = models.Manager.from_queryset(ScopedQuerySet)


class ScopedManager(_Base[M]):
    """The default manager of private models."""

    def visible_to(self, actor: Actor) -> ScopedQuerySet[M]:
        return cast("ScopedQuerySet[M]", self.get_queryset()).visible_to(actor)

    def unscoped(self, *, reason: str) -> ScopedQuerySet[M]:
        return cast("ScopedQuerySet[M]", self.get_queryset()).unscoped(reason=reason)


@contextmanager
def watching() -> Iterator[list[models.Model]]:
    """Collect every private instance loaded inside the block: the tests' second look at what pages read."""
    seen: list[models.Model] = []
    token = _watched.set(seen)
    try:
        yield seen
    finally:
        _watched.reset(token)


def report_loaded(instance: models.Model) -> None:
    seen = _watched.get()
    if seen is not None:
        seen.append(instance)
