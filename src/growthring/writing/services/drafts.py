"""What somebody is writing, kept for them alone until they send it or throw it away."""

from collections.abc import Mapping

from django.db import transaction

from growthring.core import clock
from growthring.core.access import Actor
from growthring.writing.models import Draft

LARGEST = 100_000  # characters of one form
MOST = 200  # drafts a person


class TooMuch(Exception):
    """A draft of more characters, or one draft more, than is kept for one person."""


@transaction.atomic
def save_draft(*, actor: Actor, place: str, fields: Mapping[str, str], about: int | None = None) -> Draft | None:
    """Keep the boxes as they are now; without a word in any of them, there is no draft. `about`: a person's number."""
    kept = {name: text.replace("\r\n", "\n").replace("\0", "") for name, text in fields.items() if text.strip()}
    if not kept:
        drop_draft(actor=actor, place=place)
        return None
    if sum(len(name) + len(text) for name, text in kept.items()) > LARGEST:
        raise TooMuch
    mine = Draft.objects.visible_to(actor)
    if not mine.filter(place=place).exists() and mine.count() >= MOST:
        raise TooMuch
    values = {"fields": kept, "about_id": None if about == actor.person_id else about, "saved_at": clock.now()}
    draft, _made = mine.update_or_create(
        writer_id=actor.person_id, place=place, defaults=values, create_defaults={**values, "trust_id": actor.trust_id}
    )
    return draft


def draft_of(*, actor: Actor, place: str) -> Draft | None:
    return Draft.objects.visible_to(actor).filter(place=place).first()


def drop_draft(*, actor: Actor, place: str) -> None:
    Draft.objects.visible_to(actor).filter(place=place).delete()
