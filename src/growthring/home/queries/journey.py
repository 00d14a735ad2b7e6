"""My journey: my posts, who supports me in them, where I stand, what I answer, my newcomer lists."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from growthring.core.access import Actor
from growthring.core.periods import running_on
from growthring.core.wordings import worded
from growthring.people.models import Partnership, Post
from growthring.stages.models import AssuranceItem, Placement, State, Voice
from growthring.stages.queries.placements import with_last_word
from growthring.stages.queries.scales import mode_in
from growthring.standards.models import Gate, StageMode

SOON = timedelta(days=21)
Spoken = Any  # a placement with who spoke last in it, and how many stages its scale has


@dataclass(frozen=True, slots=True)
class GateList:
    """One of a newcomer's two lists: how far it is, and what is still open."""

    gate: Gate
    total: int
    open: list[AssuranceItem]

    @property
    def done(self) -> int:
        return self.total - len(self.open)


@dataclass(slots=True)
class PostJourney:
    post: Post
    mode: StageMode
    partners: list[Partnership] = field(default_factory=list)
    standing: Spoken | None = None
    open: Spoken | None = None
    lists: list[GateList] = field(default_factory=list)

    @property
    def answers(self) -> bool:
        """A placement of mine waits for my word."""
        return self.open is not None and self.open.state == State.PROPOSED and self.open.last_part != Voice.Part.LEARNER

    @property
    def places_self(self) -> bool:
        return self.mode in (StageMode.SELF_PLACED, StageMode.AGREED)

    @property
    def shows_lists(self) -> bool:
        return self.mode != StageMode.OFF and any(each.open for each in self.lists)


def my_posts(actor: Actor) -> list[PostJourney]:
    """Posts that run, and those that begin within three weeks. Four queries."""
    found = {post.pk: PostJourney(post, mode_in(post.school)) for post in _posts(actor)}
    posts = list(found)
    for partnership in _partners(actor, posts=posts):
        found[partnership.post_id].partners.append(partnership)
    for placement in _placements(actor, posts=posts):
        _put(found[placement.post_id], placement, actor)
    items = _items(actor, posts=posts)
    for post_id, journey in found.items():
        journey.lists = lists_of([item for item in items if item.assurance.post_id == post_id])
    return list(found.values())


def lists_of(items: list[AssuranceItem]) -> list[GateList]:
    of_gate = {gate: [item for item in items if item.gate == gate] for gate in Gate}
    return [
        GateList(gate, len(rows), [item for item in rows if item.assured_on is None])
        for gate, rows in of_gate.items()
        if rows
    ]


@worded
def _posts(actor: Actor) -> QuerySet[Post]:
    mine = Post.objects.visible_to(actor).filter(person_id=actor.person_id)
    coming = Q(starts_on__gt=actor.on, starts_on__lte=actor.on + SOON)
    return mine.filter(running_on(actor.on) | coming).select_related("school__stages", "team")


@worded
def _partners(actor: Actor, *, posts: list[int]) -> QuerySet[Partnership]:
    rows = Partnership.objects.visible_to(actor).filter(running_on(actor.on), post__in=posts)
    return rows.select_related("partner")


@worded
def _placements(actor: Actor, *, posts: list[int]) -> QuerySet[Spoken]:
    """Oldest first, each with who spoke last and how many stages its scale has."""
    rows = Placement.objects.visible_to(actor).filter(post__in=posts).select_related("stage")
    return with_last_word(rows).annotate(stages=Count("scale__stages"))


def _put(journey: PostJourney, placement: Spoken, actor: Actor) -> None:
    if placement.state != State.AGREED:
        journey.open = placement
    elif placement.effective_on <= actor.on:
        journey.standing = placement


@worded
def _items(actor: Actor, *, posts: list[int]) -> QuerySet[AssuranceItem]:
    rows = AssuranceItem.objects.visible_to(actor).filter(assurance__post__in=posts)
    return rows.select_related("assurance", "expectation")
