"""From rows to the plain facts the profile is computed from: posts with their placements, in two queries."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from growthring.core.access import Actor
from growthring.core.scoping import ScopedQuerySet
from growthring.people.models import Post, School
from growthring.stages.models import Placement, State
from growthring.stages.profile import PlacementFact, PostFact

WHY = "the profile's counts, for a command or a checkpoint: nobody reads a row"
# Plain columns: a school's profile reads thousands of rows, and needs nothing else of them.
OF_POSTS = ("pk", "person_id", "school_id", "kind", "team__name", "starts_on", "ends_on")
OF_PLACEMENTS = (
    *("post_id", "pk", "stage__position", "effective_on", "recorded_at"),
    *("state", "settled_at", "voided_at"),
)


@dataclass
class Facts:
    """The posts of some schools; their placements are read when somebody asks for them."""

    bare: list[PostFact]
    read: Callable[[], dict[int, tuple[PlacementFact, ...]]]

    @cached_property
    def posts(self) -> list[PostFact]:
        found = self.read()
        return [replace(post, placements=found.get(post.pk, ())) for post in self.bare]

    @property
    def read_so_far(self) -> list[PostFact]:
        """Without reading the placements for it."""
        return self.posts if "posts" in vars(self) else self.bare


def facts_of_schools(schools: Iterable[School], actor: Actor | None, known_by: datetime | None = None) -> Facts:
    """All posts of the schools with what the actor may see of their placements; without an actor, with all.

    `known_by`: as things were recorded then, for a checkpoint closed later than it was due.
    """
    wanted = list(schools)
    if actor is None:
        posts, placements = Post.objects.unscoped(reason=WHY), Placement.objects.unscoped(reason=WHY)
    else:
        posts, placements = Post.objects.visible_to(actor), Placement.objects.visible_to(actor)
    return facts(posts.filter(school__in=wanted), placements.filter(post__school__in=wanted), known_by)


def facts(
    posts: ScopedQuerySet[Post], placements: ScopedQuerySet[Placement], known_by: datetime | None = None
) -> Facts:
    def read() -> dict[int, tuple[PlacementFact, ...]]:
        by_post: dict[int, list[PlacementFact]] = defaultdict(list)
        rows: Iterable[tuple[Any, ...]] = placements.order_by("effective_on", "recorded_at", "pk").values_list(
            *OF_PLACEMENTS
        )
        for post, *row in rows:
            fact = _as_known(known_by, *row)
            if fact is not None:
                by_post[post].append(fact)
        return {post: tuple(found) for post, found in by_post.items()}

    bare: Iterable[tuple[Any, ...]] = posts.order_by("pk").values_list(*OF_POSTS)
    return Facts([_post(*row) for row in bare], read)


def since(found: Facts, begun: dict[int, date]) -> Facts:
    """The posts as a group somebody took over: each counts from the day given for it."""
    taken = [replace(post, starts_on=max(post.starts_on, begun[post.pk])) for post in found.bare if post.pk in begun]
    return Facts(taken, found.read)


def _post(pk: int, person: int, school: int | None, kind: str, team: str | None, starts: date, ends: date) -> PostFact:
    return PostFact(pk, person, school, kind, team or "", starts, ends)


def _as_known(
    known_by: datetime | None,
    pk: int,
    position: int,
    effective_on: date,
    recorded_at: datetime,
    state: str,
    settled_at: datetime | None,
    voided_at: datetime | None,
) -> PlacementFact | None:
    """The placement as it counts; None when it was not written, or voided, by then."""
    if known_by is None:
        counts = voided_at is None
    else:
        counts = recorded_at <= known_by and (voided_at is None or voided_at > known_by)
        if state == State.AGREED and (settled_at or recorded_at) > known_by:
            state = State.PROPOSED
    return PlacementFact(position, effective_on, state, recorded_at, pk) if counts else None
