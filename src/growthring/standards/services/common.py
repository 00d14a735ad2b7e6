"""What the services of this package share: who may, and what goes into the record of events."""

from growthring.audit.services import Verb, record
from growthring.core.access import Actor
from growthring.people.models import School, Trust
from growthring.people.services.permits import setting_up
from growthring.standards.models.scales import SET_UP

WHY = "the service has asked the policy about the school or the trust"


def require_set_up(actor: Actor, trust_id: int, school: School | None) -> None:
    """Raises `Forbidden` unless the actor may set up the school; without one, the trust."""
    if trust_id != actor.trust_id:
        raise Trust.DoesNotExist("a trust other than the actor's")
    setting_up(actor, school)


def tell(actor: Actor, verb: Verb, where: str, school: School | None) -> None:
    record(actor=actor, verb=verb, kind=SET_UP, where=where, school_id=school.pk if school else None)
