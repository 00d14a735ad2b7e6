"""Releasing the open picture when a checkpoint closes: one a school, and one for the trust when all have closed.

`core.disclosure` decides what may be shown; here are the persons and the phases they stood in. Each person counts
once in a school, by the post they have held longest. Nobody but the last release's own checkpoint is looked at again.
"""

from collections.abc import Hashable
from datetime import date
from typing import Any

from growthring.core import clock
from growthring.core.disclosure import LOOK_BACK, Cell, Cells, How, Picture, Withheld, release, together
from growthring.core.periods import running_on
from growthring.core.scoping import ScopedQuerySet
from growthring.people.models import Post
from growthring.stages.models import Checkpoint, CheckpointRow, OpenRelease
from growthring.standards.models import Stage, StageMode
from growthring.standards.queries import modes_for, scales_for, stages_of

WHY = "the open picture is made from every row and shows none"
PLACING = (StageMode.SELF_PLACED, StageMode.AGREED)
NO_STAGE = 0  # the first cell: not placed, proposed or contested

Phases = dict[int, int]  # position of a stage to its phase's place, from one


def release_open(checkpoint: Checkpoint) -> OpenRelease:
    """The picture of the school; then the trust's, when this was the last school to close the point."""
    rows = OpenRelease.objects.unscoped(reason=WHY)
    found = rows.filter(school_id=checkpoint.school_id, on=checkpoint.on).first()
    released = found or _release_school(checkpoint)
    _release_trust(checkpoint)
    return released


def _release_school(checkpoint: Checkpoint) -> OpenRelease:
    stages = _stages(checkpoint)
    names = _phase_names(stages)
    state = _state(checkpoint, stages)
    later = _shown_of(checkpoint).filter(on__gt=checkpoint.on).exists()  # released without this one in mind
    before = _before(checkpoint)
    answer = Withheld.TOO_ALIKE if later else release(before, state, len(names) + 1, checkpoint.on)
    shown = answer.cells if isinstance(answer, Picture) else None
    return _write(checkpoint, checkpoint.school_id, checkpoint.on, names, shown, len(state), _why(answer))


def _why(answer: Picture | Withheld) -> str:
    return "" if isinstance(answer, Picture) else answer.value


def _release_trust(checkpoint: Checkpoint) -> None:
    """Once every school that places has closed this point of this year."""
    rows = OpenRelease.objects.unscoped(reason=WHY).filter(
        trust_id=checkpoint.trust_id, calendar_name=checkpoint.calendar.name, point=checkpoint.point
    )
    releases = list(rows.filter(school__isnull=False).select_related("school"))
    is_done = rows.filter(school__isnull=True).exists()
    if is_done or {each.school_id for each in releases} < _placing_schools(checkpoint):
        return
    shape = _phase_names(_stages(checkpoint))
    shown = [each for each in releases if not each.withheld and len(each.bands) == len(shape) + 1]
    left_out = sum(_persons_of(each) for each in releases if each not in shown)
    cells = together([cells_of(each) for each in shown], left_out)
    withheld = "" if cells else Withheld.TOO_FEW.value
    persons = sum(each.persons or 0 for each in shown) + left_out
    _write(checkpoint, None, max(each.on for each in releases), shape, cells, persons, withheld)


def _placing_schools(checkpoint: Checkpoint) -> set[int]:
    """Schools where somebody works that day and that place."""
    posts = Post.objects.unscoped(reason=WHY).filter(running_on(checkpoint.on), trust_id=checkpoint.trust_id)
    schools = set(posts.exclude(school=None).values_list("school_id", flat=True))
    return {school for school, mode in modes_for(schools).items() if school is not None and mode in PLACING}


def _persons_of(held_back: OpenRelease) -> int:
    posts = CheckpointRow.objects.unscoped(reason=WHY).filter(
        checkpoint__school=held_back.school, checkpoint__on=held_back.on
    )
    return posts.values("post__person").distinct().count()


def _write(
    checkpoint: Checkpoint,
    school_id: int | None,
    on: date,
    names: list[str],
    cells: Cells | None,
    persons: int,
    withheld: str,
) -> OpenRelease:
    return OpenRelease.objects.create(
        trust_id=checkpoint.trust_id,
        school_id=school_id,
        calendar_name=checkpoint.calendar.name,
        point=checkpoint.point,
        on=on,
        released_at=clock.now(),
        persons=persons if cells else None,
        bands=[_band(name, cell) for name, cell in zip(["", *names], cells or (), strict=False)],
        withheld=withheld,
    )


def _band(phase: str, cell: Cell) -> dict[str, Any]:
    """As kept: the phase's name ("" for no stage), and what is open about it."""
    return {"phase": phase, "low": cell.low, "high": cell.high, "how": cell.how.value}


def cells_of(released: OpenRelease) -> Cells:
    return tuple(Cell(band["low"], band["high"], How(band["how"])) for band in released.bands)


def _before(checkpoint: Checkpoint) -> list[Picture]:
    """The school's last pictures that were shown, in order, with the states they were made from; not those of years ago
    whose rows are past their time."""
    rows = _shown_of(checkpoint).filter(on__lt=checkpoint.on)
    shown = {each.on: cells_of(each) for each in rows.order_by("-on")[:LOOK_BACK]}
    closed = Checkpoint.objects.unscoped(reason=WHY).filter(
        school_id=checkpoint.school_id, on__in=shown, counted__isnull=True
    )
    return [Picture(each.on, shown[each.on], _state(each, _stages(each))) for each in closed]


def _shown_of(checkpoint: Checkpoint) -> ScopedQuerySet[OpenRelease]:
    return OpenRelease.objects.unscoped(reason=WHY).filter(school_id=checkpoint.school_id, withheld="")


def _state(checkpoint: Checkpoint, stages: list[Stage]) -> dict[Hashable, int]:
    """Each person's cell, by the post they have held longest."""
    phases = {stage.position: stage.phase for stage in stages}
    order = sorted(set(phases.values()))
    rows = CheckpointRow.objects.unscoped(reason=WHY).filter(checkpoint=checkpoint).select_related("post")
    state: dict[Hashable, int] = {}
    for row in sorted(rows, key=lambda row: (row.post.starts_on, row.post_id), reverse=True):
        phase = phases.get(row.stage_position or 0)
        state[row.post.person_id] = NO_STAGE if phase is None else order.index(phase) + 1
    return state


def _stages(checkpoint: Checkpoint) -> list[Stage]:
    scale = scales_for(checkpoint.trust_id, [checkpoint.school_id])[checkpoint.school_id].on(checkpoint.on)
    return stages_of(scale)


def _phase_names(stages: list[Stage]) -> list[str]:
    return [name for _phase, name in sorted({stage.phase: stage.phase_name for stage in stages}.items())]
