"""A school's choice of how far it goes with stages."""

from django.db import transaction

from growthring.audit.services import Verb
from growthring.core.access import Actor
from growthring.people.models import School
from growthring.standards.models import SchoolStages, StageMode
from growthring.standards.services.common import WHY, require_set_up, tell


@transaction.atomic
def choose_mode(*, actor: Actor, school: School, mode: StageMode) -> SchoolStages:
    """Nothing that was recorded is lost when a school goes less far: it is shown again when it goes further."""
    require_set_up(actor, school.trust_id, school)
    found = SchoolStages.objects.unscoped(reason=WHY).filter(school=school).first()
    if found is not None and found.mode == mode:
        return found
    row = found or SchoolStages(trust_id=school.trust_id, school=school)
    row.mode = mode
    row.save()
    tell(actor, Verb.CHANGED, "how we use stages", school)
    return row
