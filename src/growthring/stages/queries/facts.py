"""From rows to the plain facts the profile is computed from: posts with their placements, in two queries."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from growthring.core.access import Actor
from growthring.core.scoping import ScopedQuerySet
from growthring.people.models import Post, School
from growthring.stages.models import Placement, State
from growthring.stages.profile import PlacementFact, PostFact

WHY = "the profile's counts, for a command or a checkpoint: nobody reads a row"


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
        for placement in placements.select_related("stage"):
            fact = _as_known(placement, known_by)
            if fact is not None:
                by_post[placement.post_id].append(fact)
        return {post: tuple(found) for post, found in by_post.items()}

    return Facts([_post(post) for post in posts.select_related("team")], read)


def since(found: Facts, begun: dict[int, date]) -> Facts:
    """The posts as a group somebody took over: each counts from the day given for it."""
    taken = [replace(post, starts_on=max(post.starts_on, begun[post.pk])) for post in found.bare if post.pk in begun]
    return Facts(taken, found.read)


def _post(post: Post) -> PostFact:
    return PostFact(
        pk=post.pk,
        person_id=post.person_id,
        school_id=post.school_id,
        kind=post.kind,
        team=post.team.name if post.team else "",
        starts_on=post.starts_on,
        ends_on=post.ends_on,
    )


def _as_known(placement: Placement, known_by: datetime | None) -> PlacementFact | None:
    """The placement as it counts; None when it was not written, or voided, by then."""
    voided, state = placement.voided_at, placement.state
    if known_by is None:
        counts = voided is None
    else:
        counts = placement.recorded_at <= known_by and (voided is None or voided > known_by)
        if state == State.AGREED and (placement.settled_at or placement.recorded_at) > known_by:
            state = State.PROPOSED
    if not counts:
        return None
    return PlacementFact(placement.stage.position, placement.effective_on, state, placement.recorded_at, placement.pk)
