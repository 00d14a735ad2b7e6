"""A whole school's posts by team, each with where it stands: what the table for placing shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from growthring.core.access import Actor
from growthring.core.periods import running_on
from growthring.people.models import PartnerKind, Partnership, Person, Post, School
from growthring.stages.models import Placement, Voice
from growthring.stages.policy import has_row_access
from growthring.stages.queries.placements import PostStage, stages_of_posts


@dataclass(frozen=True, slots=True)
class Row:
    """`own` is the learner's own word on the open placement; `is_mine` when the reader is the line manager."""

    post: Post
    found: PostStage
    own: Voice | None
    is_mine: bool

    @property
    def person(self) -> Person:
        return self.post.person

    @property
    def field(self) -> str:
        return f"stage-{self.post.key}"

    @property
    def standing(self) -> Placement | None:
        return self.found.standing

    @property
    def open(self) -> Placement | None:
        return self.found.open

    @property
    def chosen(self) -> int | None:
        """What the select shows: the stage on the table."""
        return self.open.stage.position if self.open else None


@dataclass(frozen=True, slots=True)
class TeamRows:
    key: str
    name: str
    rows: list[Row]

    @property
    def is_mine(self) -> bool:
        return any(row.is_mine for row in self.rows)


def rows_of(actor: Actor, school: School) -> list[Row]:
    """Line managers see those they manage; whoever has row access, everybody. Four queries."""
    managed = set(
        Partnership.objects.visible_to(actor)
        .filter(running_on(actor.on), partner_id=actor.person_id, kind=PartnerKind.LINE_MANAGER)
        .values_list("post_id", flat=True)
    )
    posts = Post.objects.visible_to(actor).filter(running_on(actor.on), school=school)
    if not has_row_access(actor, school):
        posts = posts.filter(pk__in=managed)
    found = list(posts.select_related("person", "team"))
    return _rows(actor, found, managed)


def row_of(actor: Actor, school: School, key: str) -> Row | None:
    return next((row for row in rows_of(actor, school) if row.post.key == key), None)


def by_team(rows: Iterable[Row]) -> list[TeamRows]:
    """In the order of the teams' names; those without one last."""
    ordered = sorted(rows, key=lambda row: (row.post.team is None, row.post.team.name if row.post.team else ""))
    return [
        TeamRows(team.key if team else "none", team.name if team else _("No team"), list(group))
        for team, group in groupby(ordered, key=lambda row: row.post.team)
    ]


def _rows(actor: Actor, posts: list[Post], managed: set[int]) -> list[Row]:
    stages = stages_of_posts(actor, posts, history=False)
    opened = [found.open.pk for found in stages.values() if found.open]
    own: dict[int, Voice] = {}
    for voice in Voice.objects.visible_to(actor).filter(placement__in=opened, part="learner").select_related("stage"):
        own[voice.placement_id] = voice
    return [
        Row(post, found, own.get(found.open.pk) if found.open else None, post.pk in managed)
        for post in posts
        for found in [stages[post.pk]]
    ]
