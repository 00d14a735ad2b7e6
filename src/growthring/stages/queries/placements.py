"""Placements as pages and first screens show them: what stands, what is open, and on whom it waits."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from growthring.core.access import Actor, Role
from growthring.core.periods import running_on
from growthring.core.scoping import NOTHING, either
from growthring.core.wordings import worded
from growthring.people.models import Post
from growthring.people.policy import in_schools_as, line_managed
from growthring.stages.models import Placement, State, Voice
from growthring.stages.queries.scales import placing

OPEN = (State.PROPOSED, State.CONTESTED)


@dataclass(slots=True)
class PostStage:
    """Where one post stands: the placement in force, and the open one beside it."""

    standing: Placement | None = None
    open: Placement | None = None
    coming: Placement | None = None  # agreed, and takes effect on a day to come
    history: list[Placement] = field(default_factory=list)


def stages_of_posts(actor: Actor, posts: Iterable[Post], *, history: bool = True) -> dict[int, PostStage]:
    """By post, as far as the actor may see. One query. Without `history`, what stands, is open or is to come."""
    found = {post.pk: PostStage() for post in posts}
    for placement in _placements_of(actor, history, posts=list(found)):
        _put(found[placement.post_id], placement, actor.on)
    return found


@worded
def _placements_of(actor: Actor, history: bool, *, posts: list[int]) -> Any:
    """With the stage. Without history also two that were agreed for the same day: the later one is put last."""
    rows = Placement.objects.visible_to(actor).filter(post__in=posts).select_related("stage", "scale")
    if not history:
        rows = rows.filter(no_history(actor.on))
    return rows.order_by("effective_on", "recorded_at", "pk")


def no_history(on: date) -> Q:
    """What stands, is open or is to come."""
    return Q(state__in=OPEN) | Q(effective_on__gt=on) | ~Q(Exists(_later(on)))


def _later(on: date) -> QuerySet[Placement]:
    """What was agreed for a later day and is in force by now, in place of the one asked about."""
    return Placement.objects.filter(
        post=OuterRef("post"),
        state=State.AGREED,
        voided_at__isnull=True,
        effective_on__lte=on,
        effective_on__gt=OuterRef("effective_on"),
    )


caseload_stages = partial(stages_of_posts, history=False)


def my_stage(actor: Actor) -> list[tuple[Post, PostStage]]:
    """The actor's own running posts, each with where it stands. Two queries."""
    mine = Post.objects.visible_to(actor).filter(running_on(actor.on), person_id=actor.person_id)
    posts = list(mine.select_related("school__stages"))
    found = stages_of_posts(actor, posts)
    return [(post, found[post.pk]) for post in posts]


def _put(found: PostStage, placement: Placement, on: date) -> None:
    found.history.append(placement)
    if placement.state in OPEN:
        found.open = placement
    elif placement.effective_on <= on:
        found.standing = placement
    else:
        found.coming = placement


@dataclass(frozen=True, slots=True)
class Waiting:
    """A placement that waits on the actor. `asks`: to be answered, settled, or looked at because it may be an error."""

    placement: Placement
    post: Post
    asks: str  # learner, line_manager, head, error


def waiting_on(actor: Actor) -> list[Waiting]:
    """What waits on the actor, oldest first. One query."""
    rows = with_last_word(Placement.objects.visible_to(actor)).filter(waits_on(actor))
    rows = rows.select_related("post__person", "post__school", "stage")
    return [Waiting(each, each.post, _asks(each, actor)) for each in rows.order_by("recorded_at", "pk")]


def with_last_word(placements: QuerySet[Placement]) -> QuerySet[Placement]:
    """Adds `last_part` and `last_act`: who spoke last, and how."""
    last = Voice.objects.filter(placement=OuterRef("pk")).order_by("-said_at", "-pk")
    return placements.annotate(last_part=Subquery(last.values("part")[:1]), last_act=Subquery(last.values("act")[:1]))


def waits_on(actor: Actor) -> Q:
    """Placements (with their last word) on which it is the actor's turn."""
    turns = either(waits_on_learner(actor), waits_on_manager(actor), waits_on_head(actor))
    return turns & running_on(actor.on, path="post") & placing(school="post__school")


def waits_on_learner(actor: Actor) -> Q:
    """Of the actor's own posts, which run and place; so for the two below."""
    return Q(state=State.PROPOSED, post__person_id=actor.person_id, last_part=Voice.Part.LINE_MANAGER)


def waits_on_manager(actor: Actor) -> Q:
    managed = line_managed(actor, post="post")
    if managed is NOTHING:
        return NOTHING
    return manager_is_asked(actor.on) & ~Q(post__person_id=actor.person_id) & managed


def manager_is_asked(on: date) -> Q:
    """Whoever manages the post, by the learner: to answer, or to look at what stands and may be an error."""
    error = Q(last_act=Voice.Act.CONTESTS) & _stands(on)
    return Q(last_part=Voice.Part.LEARNER) & (Q(state=State.PROPOSED) | error)


def _stands(on: date) -> Q:
    """Of what was agreed, the last by now: in the order of `_placements_of`."""
    agreed = Placement.objects.filter(
        post=OuterRef("post"), state=State.AGREED, voided_at__isnull=True, effective_on__lte=on
    )
    newest = agreed.order_by("-effective_on", "-recorded_at", "-pk").values("pk")[:1]
    return Q(state=State.AGREED, pk=Subquery(newest))


def waits_on_head(actor: Actor) -> Q:
    led = in_schools_as(actor, Role.HD, path="post__school")
    if led is NOTHING:
        return NOTHING
    managed = line_managed(actor, post="post")
    party = either(Q(post__person_id=actor.person_id), managed)
    return Q(state=State.CONTESTED) & led & ~party


def _asks(placement: Placement, actor: Actor) -> str:
    if placement.state == State.CONTESTED:
        return "head"
    if placement.state == State.AGREED:
        return "error"
    return "learner" if placement.post.person_id == actor.person_id else "line_manager"


def voices_of(actor: Actor, placements: Iterable[Placement]) -> dict[int, list[Voice]]:
    """By placement, what was said, in order, as far as the actor may read it. One query."""
    found: dict[int, list[Voice]] = defaultdict(list)
    for voice in _voices_of(actor, placements=[each.pk for each in placements]):
        found[voice.placement_id].append(voice)
    return found


@worded
def _voices_of(actor: Actor, *, placements: list[int]) -> Any:
    return Voice.objects.visible_to(actor).filter(placement__in=placements).select_related("stage")
