"""What the profile is computed from, and where each post stood on a day. Plain values, no database.

The definition, in full: on day D the profile counts the posts that run on D. A post stands at the stage of its latest
agreed placement that takes effect by D (ties: recorded later, then written later). A post without one stands beside
it: contested or proposed when such a placement takes effect by D, else not placed. Voided placements do not count.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple


class Standing(StrEnum):
    PLACED = "placed"
    NOT_PLACED = "not_placed"
    PROPOSED = "proposed"
    CONTESTED = "contested"


BESIDE = (Standing.NOT_PLACED, Standing.PROPOSED, Standing.CONTESTED)


class PlacementFact(NamedTuple):  # a page makes thousands of these: tuples are the lightest values there are
    """`state` is agreed, proposed or contested; a voided placement is left out before it gets here."""

    position: int
    effective_on: date
    state: str
    recorded_at: datetime
    pk: int

    @property
    def order(self) -> tuple[date, datetime, int]:
        return self.effective_on, self.recorded_at, self.pk


class PostFact(NamedTuple):
    """A post, running in `[starts_on, ends_on)`, with its placements."""

    pk: int
    person_id: int
    school_id: int | None
    kind: str
    team: str
    starts_on: date
    ends_on: date | None = None
    placements: tuple[PlacementFact, ...] = ()

    def runs_on(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)


class Stood(NamedTuple):
    """Where one post stood. `position` is the stage's, and None unless it was placed."""

    post_id: int
    person_id: int
    school_id: int | None
    kind: str
    team: str
    standing: Standing
    position: int | None = None

    @property
    def place(self) -> "Place":
        return self.position if self.position is not None else self.standing


Place = int | Standing


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Where every post that ran on the day stood: computed now, or as a closed checkpoint recorded it."""

    on: date
    rows: tuple[Stood, ...]
    as_recorded: bool = False


def snapshot(posts: Iterable[PostFact], on: date) -> Snapshot:
    return Snapshot(on, tuple(_stood(post, on) for post in posts if post.runs_on(on)))


def standing_on(placements: Iterable[PlacementFact], on: date) -> tuple[Standing, int | None]:
    last: PlacementFact | None = None
    states = set()
    for placement in placements:  # asked for every post at every point: in one pass
        if placement.effective_on <= on:
            states.add(placement.state)
            if placement.state == "agreed" and (last is None or placement.order > last.order):
                last = placement
    if last is not None:
        return Standing.PLACED, last.position
    for standing in (Standing.CONTESTED, Standing.PROPOSED):
        if standing.value in states:
            return standing, None
    return Standing.NOT_PLACED, None


def _stood(post: PostFact, on: date) -> Stood:
    standing, position = standing_on(post.placements, on)
    return Stood(post.pk, post.person_id, post.school_id, post.kind, post.team, standing, position)
