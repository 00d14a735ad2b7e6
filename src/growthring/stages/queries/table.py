"""A whole school's posts by team, each with where it stands: what the table for placing shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.utils.translation import gettext as _

from growthring.core.access import Actor
from growthring.core.periods import running_on
from growthring.core.wordings import worded
from growthring.people.models import PartnerKind, Partnership, Person, Post, School
from growthring.stages.models import Placement, State, Voice
from growthring.stages.policy import has_row_access
from growthring.stages.queries.placements import OPEN, PostStage, stages_of_posts
from growthring.standards.models import Term

NO_TEAM = "none"


class Place(NamedTuple):
    """A post in the table, before anything of its stage is read; the team's key is None for a post without one."""

    pk: int
    key: str
    team_key: str | None
    team_name: str | None
    is_mine: bool

    @property
    def team(self) -> str:
        return self.team_key or NO_TEAM


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
    def may_take_back(self) -> bool:
        """The reader has proposed, and nobody has answered."""
        return self.is_mine and self.open is not None and self.open.state == State.PROPOSED and self.own is None

    @property
    def chosen(self) -> int | None:
        """What the select shows: the stage on the table."""
        return self.open.stage.position if self.open else None


@dataclass(frozen=True, slots=True)
class Team:
    key: str
    name: str
    places: list[Place]


@dataclass(frozen=True, slots=True)
class TeamRows:
    key: str
    name: str
    rows: list[Row]

    @property
    def is_mine(self) -> bool:
        return any(row.is_mine for row in self.rows)


def places_of(actor: Actor, school: School) -> list[Place]:
    """Line managers see those they manage; whoever has row access, everybody. One query."""
    found = [Place(*row) for row in _places(actor, school=school.pk)]
    return found if has_row_access(actor, school) else [place for place in found if place.is_mine]


def rows_of(actor: Actor, places: Iterable[Place]) -> list[Row]:
    """In the same order. Three queries, two where nothing is on the table."""
    wanted = list(places)
    posts = {post.pk: post for post in _posts(actor, posts=[place.pk for place in wanted])}
    stages = stages_of_posts(actor, posts.values(), history=False)
    opened = [found.open.pk for found in stages.values() if found.open]
    own = {voice.placement_id: voice for voice in _own_words(actor, placements=opened)}
    return [
        Row(posts[place.pk], found, own.get(found.open.pk) if found.open else None, place.is_mine)
        for place in wanted
        for found in [stages[place.pk]]
    ]


def teams_of(actor: Actor, teams: Iterable[Team]) -> list[TeamRows]:
    """The rows of some teams, read together."""
    wanted = list(teams)
    rows = {row.post.pk: row for row in rows_of(actor, [place for team in wanted for place in team.places])}
    return [TeamRows(team.key, team.name, [rows[place.pk] for place in team.places]) for team in wanted]


def by_team(places: Iterable[Place]) -> list[Team]:
    """In the order of the teams' names; those without one last."""
    ordered = sorted(places, key=lambda place: (place.team_key is None, place.team_name or "", place.team_key or ""))
    return [
        Team(key or NO_TEAM, name or _("No team"), list(group))
        for (key, name), group in groupby(ordered, key=lambda place: (place.team_key, place.team_name))
    ]


def late_places(actor: Actor, school: School) -> list[Place]:
    """Of those the actor places: nothing is open, and nothing was agreed since the term began. One query."""
    return [Place(*row) for row in _late(actor, school=school.pk)]


@worded
def _places(actor: Actor, *, school: int) -> Any:
    posts = Post.objects.visible_to(actor).filter(running_on(actor.on), school=school)
    return posts.order_by("pk").values_list("pk", "key", "team__key", "team__name", Exists(_managed(actor)))


@worded
def _late(actor: Actor, *, school: int) -> Any:
    placed = Placement.objects.visible_to(actor).filter(post=OuterRef("pk"))
    this_term = placed.filter(effective_on__gte=Subquery(_term_began(actor, school)))
    posts = Post.objects.visible_to(actor).filter(running_on(actor.on), Exists(_managed(actor)), school=school)
    late = posts.exclude(Exists(this_term)).exclude(Exists(placed.filter(state__in=OPEN)))
    return late.order_by("pk").values_list("pk", "key", "team__key", "team__name", Value(True))


def _managed(actor: Actor) -> Any:
    return Partnership.objects.filter(
        running_on(actor.on), post=OuterRef("pk"), partner_id=actor.person_id, kind=PartnerKind.LINE_MANAGER
    )


def _term_began(actor: Actor, school: int) -> Any:
    """The first day of the term that began last: by the school's own calendar, else by the trust's."""
    ours = Q(calendar__school=school) | Q(calendar__school__isnull=True)
    terms = Term.objects.visible_to(actor).filter(ours, running_on(actor.on, path="calendar"), first_day__lte=actor.on)
    return terms.order_by(F("calendar__school").desc(nulls_last=True), "-first_day").values("first_day")[:1]


@worded
def _posts(actor: Actor, *, posts: list[int]) -> Any:
    return Post.objects.visible_to(actor).filter(pk__in=posts).select_related("person", "team")


@worded
def _own_words(actor: Actor, *, placements: list[int]) -> Any:
    """What the people placed said themselves."""
    rows = Voice.objects.visible_to(actor).filter(placement__in=placements, part=Voice.Part.LEARNER)
    return rows.select_related("stage")
