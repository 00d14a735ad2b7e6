"""From rows to the plain facts the profile is computed from: posts with their placements, in two queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from growthring.core.access import Actor
from growthring.core.scoping import ScopedQuerySet
from growthring.people.models import Post, School
from growthring.stages.models import Placement, State
from growthring.stages.profile import PlacementFact, PostFact

WHY = "the profile's counts, for a command or a checkpoint: nobody reads a row"


def facts_of_schools(
    schools: Iterable[School], actor: Actor | None, known_by: datetime | None = None
) -> list[PostFact]:
    """All posts of the schools with what the actor may see of their placements; without an actor, with all.

    `known_by`: as things were recorded then, for a checkpoint closed later than it was due.
    """
    wanted = list(schools)
    posts, placements = Post.objects.all(), Placement.objects.all()
    if actor is None:
        posts, placements = Post.objects.unscoped(reason=WHY), Placement.objects.unscoped(reason=WHY)
        if known_by is None:
            placements = placements.filter(voided_at__isnull=True)
    else:
        posts, placements = Post.objects.visible_to(actor), Placement.objects.visible_to(actor)
    return assemble(posts.filter(school__in=wanted), placements.filter(post__school__in=wanted), known_by)


def assemble(
    posts: ScopedQuerySet[Post], placements: ScopedQuerySet[Placement], known_by: datetime | None = None
) -> list[PostFact]:
    by_post: dict[int, list[PlacementFact]] = defaultdict(list)
    for placement in placements.select_related("stage"):
        fact = _as_known(placement, known_by)
        if fact is not None:
            by_post[placement.post_id].append(fact)
    return [_post(post, tuple(by_post[post.pk])) for post in posts.select_related("team")]


def since(posts: Iterable[PostFact], begun: dict[int, date]) -> list[PostFact]:
    """The posts as a group somebody took over: each counts from the day given for it."""
    return [replace(post, starts_on=max(post.starts_on, begun[post.pk])) for post in posts if post.pk in begun]


def _post(post: Post, placements: tuple[PlacementFact, ...]) -> PostFact:
    return PostFact(
        pk=post.pk,
        person_id=post.person_id,
        school_id=post.school_id,
        kind=post.kind,
        team=post.team.name if post.team else "",
        starts_on=post.starts_on,
        ends_on=post.ends_on,
        placements=placements,
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
