"""Who offers help with what."""

from django.db.models import QuerySet

from growthring.commitments.models import Offer
from growthring.core.access import Actor
from growthring.core.wordings import worded
from growthring.people.models import Person


def texts_of(actor: Actor, person: Person) -> list[str]:
    """For a person's page: nothing of somebody who has left."""
    return [] if person.left_on and person.left_on <= actor.on else [each.text for each in offers_of(actor, person.pk)]


def offers_of(actor: Actor, person: int) -> list[Offer]:
    """What stands today. One query."""
    return _offers(actor, person=person)


@worded
def _offers(actor: Actor, *, person: int) -> QuerySet[Offer]:
    return Offer.objects.visible_to(actor).filter(person=person, withdrawn_on__isnull=True)
