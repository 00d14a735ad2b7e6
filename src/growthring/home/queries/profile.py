"""The school's profile today beside its last checkpoint: for those who may see every row."""

from dataclasses import dataclass

from django.db.models import Subquery

from growthring.core.access import Actor
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
class NowAndThen:
    """`then` and `moved` are None before the first checkpoint is closed."""

    now: Tally
    stages: list[Stage]
    then: Checkpoint | None
    moved: Movement | None

    def by_stage(self) -> list[tuple[str, int]]:
        """Each stage with its posts; a position the scale in force does not have goes by its number."""
        return list(zip(self.names(), self.now.stages, strict=True))

    def names(self) -> list[str]:
        known = {stage.position: stage.name for stage in self.stages}
        return [known.get(place, str(place)) for place in range(1, len(self.now.stages) + 1)]


def now_and_then(actor: Actor, school: School) -> NowAndThen:
    """Four queries."""
    posts = facts_of_schools([school], actor).posts
    stages = _stages(school, actor)
    now = snapshot(posts, actor.on)
    last = _last_rows(actor, school)
    if not last:
        return NowAndThen(tally(now.rows, max(len(stages), highest(now.rows))), stages, None, None)
    people = {post.pk: post.person_id for post in posts}
    then = Snapshot(last[0].checkpoint.on, tuple(_stood(row, people, school) for row in last), as_recorded=True)
    size = max(len(stages), highest(now.rows), highest(then.rows))
    return NowAndThen(tally(now.rows, size), stages, last[0].checkpoint, movement(then, now, size))


def _stages(school: School, actor: Actor) -> list[Stage]:
    """None in a trust that has no scale yet."""
    try:
        return stages_on(school.trust_id, school.pk, actor.on)
    except ScaleVersion.DoesNotExist:
        return []


def _last_rows(actor: Actor, school: School) -> list[CheckpointRow]:
    """What the last closed checkpoint recorded; the checkpoint comes with its rows."""
    last = Checkpoint.objects.filter(school=school).order_by("-on").values("pk")[:1]
    rows = CheckpointRow.objects.visible_to(actor).filter(checkpoint=Subquery(last), checkpoint__counted__isnull=True)
    return list(rows.select_related("checkpoint"))


def _stood(row: CheckpointRow, people: dict[int, int], school: School) -> Stood:
    person = people.get(row.post_id, 0)
    standing = Standing(row.standing)
    return Stood(row.post_id, person, school.pk, row.post_kind, row.team_name, standing, row.stage_position)
