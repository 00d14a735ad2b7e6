"""Offers of help: made by their giver alone, and withdrawn by them."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from growthring.audit.services import Verb, record
from growthring.commitments.models import Offer
from growthring.commitments.services.rules import require_text
from growthring.core.access import Actor, Forbidden
from growthring.people.policy import is_staff

KIND = "Offer; resource; showcase"
MOST = 20


@transaction.atomic
def make_offer(*, actor: Actor, text: str) -> Offer:
    """ "I can help with …": seen by everybody who works here. The same words twice are one offer."""
    if not is_staff(actor):
        raise Forbidden(_("Offers are made by those who work here."))
    text = require_text("text", text)
    mine = Offer.objects.visible_to(actor).filter(person_id=actor.person_id, withdrawn_on__isnull=True)
    standing = list(mine)
    same = next((each for each in standing if each.text == text), None)
    if same is not None:
        return same
    if len(standing) >= MOST:
        raise ValidationError({"text": [str(_("You offer many things already: withdraw one first."))]})
    offer = Offer(trust_id=actor.trust_id, person_id=actor.person_id, text=text, offered_on=actor.on)
    offer.save(force_insert=True)
    _tell(actor, Verb.ADDED)
    return offer


@transaction.atomic
def withdraw_offer(*, actor: Actor, offer: Offer) -> Offer:
    if offer.person_id != actor.person_id:
        raise Forbidden(_("Only whoever made an offer withdraws it."))
    if offer.withdrawn_on is None:
        offer.withdrawn_on = actor.on
        offer.save(update_fields=["withdrawn_on"])
        _tell(actor, Verb.ENDED)
    return offer


def _tell(actor: Actor, verb: Verb) -> None:
    record(actor=actor, verb=verb, kind=KIND, where="offer of help", subject_id=actor.person_id)
