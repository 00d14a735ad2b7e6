"""Who offers help with what."""

from django.db.models import QuerySet

from growthring.commitments.models import Offer
from growthring.core.access import Actor
from growthring.core.wordings import worded


def offers_of(actor: Actor, person: int) -> list[Offer]:
    """What stands today. One query."""
    return _offers(actor, person=person)


@worded
def _offers(actor: Actor, *, person: int) -> QuerySet[Offer]:
    return Offer.objects.visible_to(actor).filter(person=person, withdrawn_on__isnull=True)
