"""Drafts and repeat keys are their writer's alone, in the trust they were written in."""

from django.db.models import Q

from growthring.core.access import Actor
from growthring.core.scoping import visibility
from growthring.writing.models import Draft, SentOnce


@visibility(Draft)
def drafts_visible_to(actor: Actor) -> Q:
    return Q(trust_id=actor.trust_id, writer_id=actor.person_id)


@visibility(SentOnce)
def sent_forms_visible_to(actor: Actor) -> Q:
    return Q(trust_id=actor.trust_id, person_id=actor.person_id)
