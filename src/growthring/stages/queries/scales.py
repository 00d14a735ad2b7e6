"""The stages in force for a school on a day, and how it works with them, in one query each."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.db.models import Q

from growthring.core.wordings import worded
from growthring.people.models import School
from growthring.standards.models import SchoolStages, Stage, StageMode
from growthring.standards.queries import Scales

WHY = "how a school works is open to whoever has business in it"
USUAL_MODE = StageMode(SchoolStages._meta.get_field("mode").get_default())  # of a school that has not chosen
PLACING = (StageMode.SELF_PLACED, StageMode.AGREED)


def stages_on(trust_id: int, school_id: int | None, day: date) -> list[Stage]:
    """In the order of the scale; empty when the trust was given none yet."""
    by_scale: dict[int, list[Stage]] = defaultdict(list)
    for stage in _stages(None, trust=trust_id, school=school_id or 0):
        by_scale[stage.scale_id].append(stage)
    versions = [stages[0].scale for stages in by_scale.values()]
    if not versions:
        return []
    own = tuple(each for each in versions if each.school_id is not None)
    scale = Scales(own, tuple(each for each in versions if each.school_id is None)).on(day)
    return by_scale[scale.pk]


@worded
def _stages(_actor: None, *, trust: int, school: int) -> Any:
    mine = Q(scale__school__isnull=True) | Q(scale__school=school)
    return Stage.objects.unscoped(reason=WHY).filter(mine, trust=trust).select_related("scale")


def mode_in(school: School | None) -> StageMode:
    """From a school that came with its choice (`select_related("stages")`); without one, the model's default."""
    chosen = getattr(school, "stages", None) if school else None
    return StageMode(chosen.mode) if chosen else USUAL_MODE


def places(school: School | None) -> bool:
    """Whether people of the school are placed at stages at all."""
    return mode_in(school) in PLACING


def placing(*, school: str) -> Q:
    """Rows whose school places its people, or has not chosen; `school` is the path to it."""
    chosen = Q(**{f"{school}__stages__mode__in": PLACING})
    return chosen | Q(**{f"{school}__stages__isnull": True})
