"""What somebody chooses about their mail; and the two things the holder of a mail's way out may do."""

from datetime import time

from django.conf import settings
from django.db import transaction
from django.utils.translation import get_language

from growthring.core.access import Actor
from growthring.notices.models import MailWishes
from growthring.people.models import Person
from growthring.people.services.events import DIRECTORY, Verb, happened

WHY = "somebody's own choices, for a mail or a feed of theirs, or for whoever holds the way out of a mail"
WHERE = "choices about mail"


def wishes_of(actor: Actor) -> MailWishes:
    """Theirs, or the defaults, not saved."""
    mine = MailWishes.objects.visible_to(actor).first()
    return mine or MailWishes(trust_id=actor.trust_id, person_id=actor.person_id)


@transaction.atomic
def choose(*, actor: Actor, wants_digest: bool, on_day: int, at: time, holidays_too: bool) -> MailWishes:
    """Mail is written from now on in the language it was chosen in."""
    wishes = wishes_of(actor)
    wishes.wants_digest, wishes.on_day, wishes.at, wishes.holidays_too = wants_digest, on_day, at, holidays_too
    wishes.language = get_language() or ""
    wishes.save()
    happened(actor, Verb.CHANGED, DIRECTORY, WHERE, trust=actor.trust_id, person=actor.person_id)
    return wishes


@transaction.atomic
def set_digest(*, person: Person, is_on: bool) -> None:
    """Asked by whoever holds the way out: mail programs do it for their reader. Asked twice, it is done once."""
    rows = MailWishes.objects.unscoped(reason=WHY)
    rows.get_or_create(person=person, defaults={"trust_id": person.trust_id})
    if rows.filter(person=person).exclude(wants_digest=is_on).update(wants_digest=is_on):
        happened(None, Verb.CHANGED, DIRECTORY, WHERE, trust=person.trust_id, person=person.pk)


def wants_digest(person: Person) -> bool:
    return not MailWishes.objects.unscoped(reason=WHY).filter(person=person, wants_digest=False).exists()


def language_of(person: Person) -> str:
    """The one they last chose their mail in; else the installation's."""
    found = MailWishes.objects.unscoped(reason=WHY).filter(person=person).values_list("language", flat=True)
    return next(iter(found), "") or settings.LANGUAGE_CODE
