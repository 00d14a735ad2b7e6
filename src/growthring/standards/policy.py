"""Who may see and change how a school works with stages: open to staff, set by those who lead or run the office."""

from django.db.models import Q

from growthring.core.access import Actor
from growthring.core.scoping import NOTHING, visibility
from growthring.people.models import Share
from growthring.people.policy import is_staff, shares_visible_to
from growthring.standards.models import (
    Calendar,
    Closure,
    Expectation,
    ScaleVersion,
    SchoolStages,
    Stage,
    Term,
)


@visibility(Calendar)
@visibility(Closure)
@visibility(Term)
@visibility(SchoolStages)
def set_up_visible_to(actor: Actor) -> Q:
    return Q(trust_id=actor.trust_id) if is_staff(actor) else NOTHING


@visibility(ScaleVersion)
@visibility(Stage)
def scale_visible_to(actor: Actor) -> Q:
    """Staff, and a partner from outside to whom somebody has opened a stage: its name has to be readable."""
    return Q(trust_id=actor.trust_id) if is_staff(actor) or _was_opened("Stage placement", actor) else NOTHING


@visibility(Expectation)
def expectations_visible_to(actor: Actor) -> Q:
    """Staff, and a partner from outside to whom a newcomer has opened their lists: the items have to be readable."""
    opened = is_staff(actor) or _was_opened("Assurance item (mandatory; non-negotiable)", actor)
    return Q(trust_id=actor.trust_id) if opened else NOTHING


def _was_opened(kind: str, actor: Actor) -> bool:
    return Share.objects.filter(shares_visible_to(actor), record_kind=kind).exists()
