"""Who has opened a meeting's page since somebody shared what they had prepared."""

from growthring.audit.models import Event
from growthring.conversations.models import Party
from growthring.core.access import Actor

PAGE = "conversation"


def who_looked(actor: Actor, mine: Party | None) -> set[int]:
    """Persons, by the record of events: what it tells is of the actor's own. One query."""
    if mine is None or mine.shared_at is None:
        return set()
    rows = Event.objects.visible_to(actor).filter(
        subject_id=actor.person_id, verb=Event.Verb.LOOKED, where=PAGE, at__gte=mine.shared_at
    )
    return {who for who in rows.values_list("actor_id", flat=True) if who and who != actor.person_id}
