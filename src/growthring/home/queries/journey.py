"""My journey: my posts, who supports me in them, where I stand, what I answer, my newcomer lists."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, QuerySet

from growthring.core.access import Actor
from growthring.core.gathered import day
from growthring.core.periods import Period, running_on
from growthring.core.wordings import worded
from growthring.home.queries.story import Says, Story
from growthring.home.story import begins, partners_today, post_name
from growthring.people.models import Partnership, SupportMode
from growthring.stages.models import Placement, State, Voice
from growthring.stages.queries.placements import with_last_word
from growthring.stages.queries.scales import USUAL_MODE
from growthring.standards.models import Gate, StageMode

SOON = timedelta(days=21)
Spoken = Any  # a placement with who spoke last in it, and how many stages its scale has


@dataclass(frozen=True, slots=True)
class GateList:
    """One of a newcomer's two lists: how far it is, and what is still open."""

    gate: Gate
    total: int
    open: list[Any]  # an `AssuranceItem`, or the `Item` of a story

    @property
    def done(self) -> int:
        return self.total - len(self.open)


@dataclass(frozen=True, slots=True)
class Item:
    """What is expected of a newcomer, on their own page."""

    gate: Gate
    text: str
    due_on: date | None
    review_on: date | None
    assured_on: date | None


@dataclass(frozen=True, slots=True)
class Partner:
    """Who supports a post of mine today, in words."""

    key: str  # of the partnership
    partner_id: int
    name: str
    kind: str
    mode: str
    coaching_since: date | None
    period: Period


@dataclass(frozen=True, slots=True)
class MyPost:
    """A post of one's own, by the name it has."""

    pk: int
    key: str
    name: str
    school: str
    school_id: int | None
    team_id: int | None
    period: Period

    def __str__(self) -> str:
        return self.name


@dataclass(slots=True)
class PostJourney:
    post: MyPost
    mode: StageMode
    partners: list[Partner] = field(default_factory=list)
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


def my_posts(actor: Actor, story: Story) -> list[PostJourney]:
    """Posts that run, and those that begin within three weeks, with what the story says of each. One query."""
    found = {row["pk"]: _journey(row) for row in _running(actor, story)}
    for placement in _placements(actor, posts=list(found)) if found else ():
        _put(found[placement.post_id], placement, actor)
    for row in partners_today(story, actor.on):
        if row["post_id"] in found:
            found[row["post_id"]].partners.append(_partner(row))
    for post_id, journey in found.items():
        journey.lists = lists_of(_items(story, post_id))
    return list(found.values())


def _running(actor: Actor, story: Story) -> list[Says]:
    rows = [row for row in story["post"] if begins(row) <= actor.on + SOON and _is_open(row, actor.on)]
    return sorted(rows, key=lambda row: (row["begins"], row["pk"]))


def _is_open(row: Says, on: date) -> bool:
    ends = day(row["ends"])
    return ends is None or ends > on


def _journey(row: Says) -> PostJourney:
    period, school = Period(begins(row), day(row["ends"])), row.get("school") or ""
    post = MyPost(row["pk"], row["key"], post_name(row), school, row["school_id"], row["team_id"], period)
    return PostJourney(post, StageMode(row["stages"] or USUAL_MODE))


def held_with(actor: Actor, key: str) -> Partnership | None:
    """By which the actor supports the post today, with its person."""
    return next(iter(_held(actor, key=key)), None)


def held_by_partner(actor: Actor, key: str, partner: str) -> Partnership | None:
    """A partnership that runs, of a post of the actor's own, with its partner."""
    return next(iter(_held_by_partner(actor, key=key, partner=partner)), None)


@worded
def _held(actor: Actor, *, key: str) -> QuerySet[Partnership]:
    running = running_on(actor.on) & running_on(actor.on, path="post")
    held = Partnership.objects.visible_to(actor).filter(running, partner_id=actor.person_id, post__key=key)
    return held.select_related("post__person")


@worded
def _held_by_partner(actor: Actor, *, key: str, partner: str) -> QuerySet[Partnership]:
    own = Partnership.objects.visible_to(actor.as_learner()).filter(post__person_id=actor.person_id, post__key=key)
    return own.filter(running_on(actor.on), key=partner).select_related("post__person", "partner__trust")


def lists_of(items: Sequence[Any]) -> list[GateList]:
    of_gate = {gate: [item for item in items if item.gate == gate] for gate in Gate}
    return [
        GateList(gate, len(rows), [item for item in rows if item.assured_on is None])
        for gate, rows in of_gate.items()
        if rows
    ]


def _partner(row: Says) -> Partner:
    mode = str(SupportMode(row["mode"]).label) if row["mode"] else ""
    since, period = day(row["coaching_since"]), Period(begins(row), day(row["ends"]))
    return Partner(row["key"], row["partner_id"], row["partner"], row["kind_label"], mode, since, period)


def _items(story: Story, post: int) -> list[Item]:
    """By the day they are due, then as the school lists them."""
    rows = [row for row in story["item"] if row["post_id"] == post]
    rows.sort(key=lambda row: (row["due_on"], row["position"]))
    return [_item(row) for row in rows]


def _item(row: Says) -> Item:
    return Item(Gate(row["gate"]), row["text"], day(row["due_on"]), day(row["review_on"]), day(row["on"]))


@worded
def _placements(actor: Actor, *, posts: list[int]) -> QuerySet[Spoken]:
    """Oldest first, each with who spoke last and how many stages its scale has."""
    rows = Placement.objects.visible_to(actor.as_learner()).filter(post__in=posts).select_related("stage")
    return with_last_word(rows).annotate(stages=Count("scale__stages"))


def _put(journey: PostJourney, placement: Spoken, actor: Actor) -> None:
    if placement.state != State.AGREED:
        journey.open = placement
    elif placement.effective_on <= actor.on:
        journey.standing = placement
