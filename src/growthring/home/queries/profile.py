"""The school's profile today beside its last checkpoint: for those who may see every row."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Subquery

from growthring.core.access import Actor
from growthring.core.wordings import worded
from growthring.people.models import School
from growthring.stages.models import Checkpoint, CheckpointRow
from growthring.stages.profile import (
    Movement,
    Snapshot,
    Standing,
    Stood,
    Tally,
    highest,
    movement,
    snapshot,
    tally,
)
from growthring.stages.queries.facts import facts_of_schools
from growthring.stages.queries.scales import stages_on
from growthring.standards.models import ScaleVersion, Stage


@dataclass(frozen=True, slots=True)
class Then:
    """The last closed checkpoint: its point in words, and its day."""

    point: str
    on: date


@dataclass(frozen=True, slots=True)
class NowAndThen:
    """`then` and `moved` are None before the first checkpoint is closed."""

    now: Tally
    stages: list[Stage]
    then: Then | None
    moved: Movement | None

    def by_stage(self) -> list[tuple[str, int]]:
        """Each stage with its posts; a position the scale in force does not have goes by its number."""
        return list(zip(self.names(), self.now.stages, strict=True))

    def names(self) -> list[str]:
        known = {stage.position: stage.name for stage in self.stages}
        return [known.get(place, str(place)) for place in range(1, len(self.now.stages) + 1)]


def now_and_then(actor: Actor, school: School) -> NowAndThen:
    """Four queries."""
    facts = facts_of_schools([school], actor)
    facts.first = actor.on
    posts = facts.on(actor.on)
    stages = _stages(school, actor)
    now = snapshot(posts, actor.on)
    last = _last_rows(actor, school=school.pk)
    if not last:
        return NowAndThen(tally(now.rows, max(len(stages), highest(now.rows))), stages, None, None)
    then, recorded = _recorded(last, {post.pk: post.person_id for post in facts.bare}, school)
    size = max(len(stages), highest(now.rows), highest(recorded.rows))
    return NowAndThen(tally(now.rows, size), stages, then, movement(recorded, now, size))


def _stages(school: School, actor: Actor) -> list[Stage]:
    """None in a trust that has no scale yet."""
    try:
        return stages_on(school.trust_id, school.pk, actor.on)
    except ScaleVersion.DoesNotExist:
        return []


@worded
def _last_rows(actor: Actor, *, school: int) -> Any:
    """What the last closed checkpoint recorded, each row with the checkpoint's point and day."""
    last = Checkpoint.objects.filter(school=school).order_by("-on").values("pk")[:1]
    rows = CheckpointRow.objects.visible_to(actor).filter(checkpoint=Subquery(last), checkpoint__counted__isnull=True)
    of_checkpoint = ("checkpoint__point", "checkpoint__on")
    return rows.values_list(*of_checkpoint, "post_id", "post_kind", "team_name", "standing", "stage_position")


def _recorded(rows: list[tuple[Any, ...]], people: dict[int, int], school: School) -> tuple[Then, Snapshot]:
    point, on = rows[0][:2]
    stood = tuple(
        Stood(post, people.get(post, 0), school.pk, kind, team, Standing(standing), position)
        for _point, _on, post, kind, team, standing, position in rows
    )
    return Then(str(Checkpoint.Point(point).label), on), Snapshot(on, stood, as_recorded=True)
