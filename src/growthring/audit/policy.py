"""Who may read the record of events: a person, what concerns them; a head, that it happened in their school."""

from django.db.models import Q

from growthring.audit.models import Event
from growthring.core.access import Actor, Role
from growthring.core.scoping import visibility


@visibility(Event)
def events_visible_to(actor: Actor) -> Q:
    """What is told of a person or a school stays theirs when the school changes trust: the rows never change."""
    mine = Q(subject_id=actor.person_id) | Q(actor_id=actor.person_id, trust_id=actor.trust_id)
    return mine | Q(school_id__in=actor.schools_as(Role.HD))
