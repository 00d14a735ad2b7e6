"""Movement between two days, split so that it adds up, with the same posts on both days beside everybody."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from growthring.stages.profile.facts import Place, Snapshot, Standing, Stood
from growthring.stages.profile.tally import Tally, tally

JOINED: Literal["joined"] = "joined"
LEFT: Literal["left"] = "left"
Origin = Place | Literal["joined"]
Goal = Place | Literal["left"]


@dataclass(frozen=True, slots=True)
class Movement:
    """Posts between two days.

    On both days: moved_up + moved_down + stayed + first_placed + no_longer_placed + still_without a stage.
    before.n == left + those; after.n == joined + those. Of those who joined or left a post, some only changed
    from one post to another inside the group: `joined_inside`, `left_inside`.
    """

    before: Tally
    after: Tally
    cohort_before: Tally  # the posts that ran on both days, as they stood on the first
    cohort_after: Tally
    joined: int
    left: int
    joined_inside: int
    left_inside: int
    moved_up: int
    moved_down: int
    stayed: int
    first_placed: int
    no_longer_placed: int
    still_without: int
    flows: dict[tuple[Origin, Goal], int]  # the transition matrix, joiners and leavers included

    @property
    def on_both(self) -> int:
        return self.cohort_before.n

    @property
    def joined_stages(self) -> dict[Place, int]:
        """Where those who joined stood on the second day."""
        return {
            goal: n for (origin, goal), n in self.flows.items() if origin == JOINED and isinstance(goal, int | Standing)
        }

    @property
    def left_stages(self) -> dict[Place, int]:
        """Where those who left had stood on the first day."""
        return {
            origin: n for (origin, goal), n in self.flows.items() if goal == LEFT and isinstance(origin, int | Standing)
        }


def movement(first: Snapshot, second: Snapshot, stages: int) -> Movement:
    """`stages` is how many the scale has."""
    before = {row.post_id: row for row in first.rows}
    after = {row.post_id: row for row in second.rows}
    both = [post for post in before if post in after]
    joined = [row for post, row in after.items() if post not in before]
    left = [row for post, row in before.items() if post not in after]
    people_before = {row.person_id for row in first.rows}
    people_after = {row.person_id for row in second.rows}
    moves = Counter(_move(before[post], after[post]) for post in both)
    return Movement(
        before=tally(first.rows, stages),
        after=tally(second.rows, stages),
        cohort_before=tally([before[post] for post in both], stages),
        cohort_after=tally([after[post] for post in both], stages),
        joined=len(joined),
        left=len(left),
        joined_inside=sum(row.person_id in people_before for row in joined),
        left_inside=sum(row.person_id in people_after for row in left),
        moved_up=moves["up"],
        moved_down=moves["down"],
        stayed=moves["stayed"],
        first_placed=moves["first"],
        no_longer_placed=moves["lost"],
        still_without=moves["without"],
        flows=_flows([(before[post], after[post]) for post in both], joined, left),
    )


def _move(before: Stood, after: Stood) -> str:
    if before.position is None:
        return "without" if after.position is None else "first"
    if after.position is None:
        return "lost"
    if before.position == after.position:
        return "stayed"
    return "up" if after.position > before.position else "down"


def _flows(both: list[tuple[Stood, Stood]], joined: list[Stood], left: list[Stood]) -> dict[tuple[Origin, Goal], int]:
    flows: Counter[tuple[Origin, Goal]] = Counter((first.place, second.place) for first, second in both)
    flows.update((JOINED, row.place) for row in joined)
    flows.update((row.place, LEFT) for row in left)
    return dict(flows)


def place_name(place: Origin | Goal) -> str:
    """The plain name of a column, as in files: stage_3, not_placed, joined."""
    if isinstance(place, Standing):
        return place.value
    return f"stage_{place}" if isinstance(place, int) else place
