"""Who offers help with what."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from growthring.commitments.models import Offer
from growthring.core.access import Actor
from growthring.core.wordings import worded
from growthring.people.models import Person


def texts_of(actor: Actor, persons: Sequence[Person]) -> dict[int, list[str]]:
    """For persons' pages and the search: nothing of those who have left. One query."""
    here = [person.pk for person in persons if not person.left_on or person.left_on > actor.on]
    found: dict[int, list[str]] = {}
    for offer in _offers(actor, persons=here) if here else ():
        found.setdefault(offer.person_id, []).append(offer.text)
    return found


def who_offers(actor: Actor, word: Any) -> QuerySet[Offer, Any]:
    """The numbers of those who offer something in which the word stands."""
    return _standing(actor).filter(text__icontains=word).order_by().values("person")


def offers_of(actor: Actor, person: int) -> list[Offer]:
    """What stands today. One query."""
    return _offers(actor, persons=[person])


@worded
def _offers(actor: Actor, *, persons: list[int]) -> QuerySet[Offer]:
    return _standing(actor).filter(person__in=persons)


def _standing(actor: Actor) -> QuerySet[Offer]:
    return Offer.objects.visible_to(actor).filter(withdrawn_on__isnull=True)
