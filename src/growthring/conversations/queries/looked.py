"""Who has opened a meeting's page: since somebody shared what they had prepared, or lately."""

from datetime import timedelta

from growthring.audit.models import Event
from growthring.conversations.models import Party
from growthring.core import clock
from growthring.core.access import Actor

PAGE = "conversation"
LATELY = timedelta(hours=1)


def who_looked(actor: Actor, mine: Party | None) -> set[int]:
    """Persons, by the record of events: what it tells is of the actor's own. One query."""
    if mine is None or mine.shared_at is None:
        return set()
    rows = Event.objects.visible_to(actor).filter(
        subject_id=actor.person_id, verb=Event.Verb.LOOKED, where=PAGE, at__gte=mine.shared_at
    )
    return {who for who in rows.values_list("actor_id", flat=True) if who and who != actor.person_id}


def looked_lately(actor: Actor, subject: int) -> bool:
    """Whether the actor's look at a meeting of this person is written down already. One query."""
    since = clock.now() - LATELY
    rows = Event.objects.visible_to(actor).filter(subject_id=subject, at__gt=since, actor_id=actor.person_id)
    return rows.filter(verb=Event.Verb.LOOKED, where=PAGE).exists()
