"""From rows to the plain facts the profile is computed from: posts with their placements, in two queries."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from growthring.core.access import Actor
from growthring.core.scoping import ScopedQuerySet
from growthring.core.wordings import worded
from growthring.people.models import Post, School
from growthring.stages.models import Placement, State
from growthring.stages.profile import PlacementFact, PostFact

WHY = "the profile's counts, for a command or a checkpoint: nobody reads a row"
# Plain columns: a school's profile reads thousands of rows, and needs nothing else of them.
OF_POSTS = ("pk", "person_id", "school_id", "kind", "team__name", "starts_on", "ends_on")
OF_PLACEMENTS = ("post_id", "stage__position", "effective_on", "state", "recorded_at", "pk")
IN_ORDER = ("effective_on", "recorded_at", "pk")
Row = tuple[Any, ...]
Placements = dict[int, tuple[PlacementFact, ...]]


@dataclass
class Facts:
    """The posts of some schools; their placements are read when somebody asks for them.

    `read` is given a day when nothing is asked about days before it, else None.
    """

    bare: list[PostFact]
    read: Callable[[date | None], Placements]
    first: date | None = None
    _posts: list[PostFact] | None = field(default=None, init=False, repr=False, compare=False)
    _since: date | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def posts(self) -> list[PostFact]:
        """With every placement they ever had."""
        return self._with_placements(None)

    def on(self, day: date) -> list[PostFact]:
        """Those that have not ended before it, with what tells where they stood on the day."""
        expected = self.first is not None and self.first <= day
        return self._with_placements(self.first if expected else None)

    @property
    def read_so_far(self) -> list[PostFact]:
        """Without reading the placements for it."""
        return self.bare if self._posts is None else self._posts

    def _with_placements(self, since: date | None) -> list[PostFact]:
        known = self._since is None or (since is not None and self._since <= since)
        if self._posts is None or not known:
            found, self._since = self.read(since), since
            self._posts = [
                PostFact(*post[:-1], found.get(post.pk, ()))
                for post in self.bare
                if since is None or post.ends_on is None or post.ends_on > since
            ]
        return self._posts


def facts_of_schools(schools: Iterable[School], actor: Actor | None, known_by: datetime | None = None) -> Facts:
    """All posts of the schools with what the actor may see of their placements; without an actor, with all.

    `known_by`: as things were recorded then, for a checkpoint closed later than it was due.
    """
    wanted = [school.pk for school in schools]

    def read(since: date | None) -> Placements:
        if known_by is not None:
            return _by_post(_as_known(known_by, _ever(actor, schools=wanted)))
        if since is None:
            return _by_post(_placements_of(actor, schools=wanted))
        return _by_post(_placements_since(actor, schools=wanted, since=since))

    return Facts([_post(*row) for row in _posts_of(actor, schools=wanted)], read)


def facts(posts: ScopedQuerySet[Post], placements: ScopedQuerySet[Placement]) -> Facts:
    def read(_since: date | None) -> Placements:
        return _by_post(_columns(placements))

    return Facts([_post(*row) for row in posts.order_by("pk").values_list(*OF_POSTS)], read)


def since(found: Facts, begun: dict[int, date]) -> Facts:
    """The posts as a group somebody took over: each counts from the day given for it."""
    taken = [post._replace(starts_on=max(post.starts_on, begun[post.pk])) for post in found.bare if post.pk in begun]
    return Facts(taken, found.read)


@worded
def _posts_of(actor: Actor | None, *, schools: list[int]) -> Any:
    rows = Post.objects.visible_to(actor) if actor else Post.objects.unscoped(reason=WHY)
    return rows.filter(school__in=schools).order_by("pk").values_list(*OF_POSTS)


@worded
def _placements_of(actor: Actor | None, *, schools: list[int]) -> Any:
    return _columns(_seen(actor).filter(post__school__in=schools))


@worded
def _ever(actor: Actor | None, *, schools: list[int]) -> Any:
    """Those that were voided too, each with when it was settled and voided."""
    rows = _seen(actor).filter(post__school__in=schools).order_by(*IN_ORDER)
    return rows.values_list(*OF_PLACEMENTS, "settled_at", "voided_at")


@worded
def _placements_since(actor: Actor | None, *, schools: list[int], since: date) -> Any:
    """Those that say where a post that runs stood on the day or later: an agreed one with a later one by then does not.

    For whoever sees every placement of the schools.
    """
    later = Placement.objects.filter(
        post=OuterRef("post"),
        state=State.AGREED,
        voided_at__isnull=True,
        effective_on__lte=since,
        effective_on__gt=OuterRef("effective_on"),
    )
    counts = Q(effective_on__gt=since) | ~Q(state=State.AGREED) | ~Exists(later)
    still = Q(post__ends_on__isnull=True) | Q(post__ends_on__gt=since)
    return _columns(_seen(actor).filter(counts, still, post__school__in=schools))


def _seen(actor: Actor | None) -> ScopedQuerySet[Placement]:
    return Placement.objects.visible_to(actor) if actor else Placement.objects.unscoped(reason=WHY)


def _columns(placements: ScopedQuerySet[Placement]) -> Any:
    return placements.filter(voided_at__isnull=True).order_by(*IN_ORDER).values_list(*OF_PLACEMENTS)


def _by_post(rows: Iterable[Row]) -> Placements:
    by_post: dict[int, list[PlacementFact]] = defaultdict(list)
    for post, *fact in rows:
        by_post[post].append(PlacementFact(*fact))
    return {post: tuple(found) for post, found in by_post.items()}


def _as_known(known_by: datetime, rows: Iterable[Row]) -> Iterator[Row]:
    """Placements as they counted then: without those not written yet, or voided by then."""
    for post, position, on, state, recorded_at, pk, settled_at, voided_at in rows:
        if recorded_at <= known_by and (voided_at is None or voided_at > known_by):
            settled = state != State.AGREED or (settled_at or recorded_at) <= known_by
            yield post, position, on, state if settled else State.PROPOSED, recorded_at, pk


def _post(pk: int, person: int, school: int | None, kind: str, team: str | None, starts: date, ends: date) -> PostFact:
    return PostFact(pk, person, school, kind, team or "", starts, ends)
