"""New versions of the scale: the trust's, a school's own, and the way back."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from growthring.audit.services import Verb
from growthring.core import clock
from growthring.core.access import Actor
from growthring.people.models import School, Trust
from growthring.standards.models import ScaleVersion, Stage
from growthring.standards.queries import Scales, newest, scales_for, stages_of
from growthring.standards.services.common import WHY, require_set_up, stands_already, tell


@dataclass(frozen=True, slots=True)
class StageText:
    """What one stage says; its position is its place in the list."""

    phase: int
    phase_name: str
    name: str
    description: str = ""
    direction: str = ""
    support: str = ""

    @classmethod
    def of(cls, stage: Stage) -> "StageText":
        return cls(**{field.name: getattr(stage, field.name) for field in fields(cls)})


def text_of(scale: ScaleVersion) -> list[StageText]:
    return [StageText.of(stage) for stage in stages_of(scale)]


def starting_point(trust_id: int, school: School | None) -> ScaleVersion:
    """The version an edit begins from: the newest of the school's own, also one yet to come; else the trust's."""
    scales = scales_for(trust_id, [school.pk if school else None])[school.pk if school else None]
    return _newest_of(scales)


@transaction.atomic
def publish_scale(
    *,
    actor: Actor,
    school: School | None,
    stages: Sequence[StageText],
    based_on: str,
    in_force_from: date,
    note: str = "",
) -> ScaleVersion:
    """Add a version for the school, or without one for the trust. `based_on` is the key of the one it was edited from.

    Publishing the same text again gives the version that is there.
    """
    require_set_up(actor, actor.trust_id, school)
    _hold(actor.trust_id)
    base = starting_point(actor.trust_id, school)
    same = text_of(base) == list(stages)
    if stands_already(base, school, same=same, based_on=based_on, in_force_from=in_force_from):
        return base
    version = _add(actor.trust_id, school, in_force_from, note)
    Stage.objects.bulk_create(
        Stage(trust_id=version.trust_id, scale=version, position=position, **asdict(stage))
        for position, stage in enumerate(stages, start=1)
    )
    tell(actor, Verb.ADDED, "stage scale", school)
    return version


@transaction.atomic
def return_to_trust_scale(*, actor: Actor, school: School, on: date | None = None) -> ScaleVersion | None:
    """From the day on the trust's scale holds for the school again; its own versions stay with what used them."""
    require_set_up(actor, school.trust_id, school)
    _hold(school.trust_id)
    own = scales_for(school.trust_id, [school.pk])[school.pk].own
    if not own or newest(own).back_to_trust:
        return None
    day = max(on or clock.today(), newest(own).in_force_from)
    version = _add(school.trust_id, school, day, str(_("Back to the trust's scale")), back_to_trust=True)
    tell(actor, Verb.ENDED, "stage scale", school)
    return version


def _newest_of(scales: Scales) -> ScaleVersion:
    if scales.own and not newest(scales.own).back_to_trust:
        return newest(scales.own)
    return newest(scales.trust)


def _add(trust_id: int, school: School | None, day: date, note: str, *, back_to_trust: bool = False) -> ScaleVersion:
    versions = ScaleVersion.objects.unscoped(reason=WHY).filter(trust=trust_id)
    number = (versions.aggregate(last=Max("number"))["last"] or 0) + 1
    return ScaleVersion.objects.create(
        trust_id=trust_id, school=school, number=number, in_force_from=day, note=note, back_to_trust=back_to_trust
    )


def _hold(trust_id: int) -> None:
    """One pen at a time: version numbers count through the whole trust."""
    Trust.objects.select_for_update().get(pk=trust_id)
