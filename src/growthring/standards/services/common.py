"""What the services of this package share: who may, and what goes into the record of events."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from growthring.audit.services import Verb, record
from growthring.core import clock
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


def stands_already(base: Any, school: School | None, *, same: bool, based_on: str, in_force_from: date) -> bool:
    """Whether what is to be published is `base`, published by another hand since; else it may be added.

    `base`: the version an edit begins from; `based_on`: the key of the one that was read. A `ValidationError` says why
    it may not be added.
    """
    if same and base.key != based_on and base.school_id == (school.pk if school else None):
        return True
    if base.key != based_on:
        raise ValidationError(
            _("Somebody has saved another version meanwhile. Look at it, then make your changes again.")
        )
    if same:
        raise ValidationError(_("Nothing was changed, so there is no new version."))
    if in_force_from < clock.today():
        raise ValidationError({"in_force_from": _("A version counts from today or later: what was said before stays.")})
    return False


def tell(actor: Actor, verb: Verb, where: str, school: School | None) -> None:
    record(actor=actor, verb=verb, kind=SET_UP, where=where, school_id=school.pk if school else None)
