"""Which forms were taken, and what they were answered."""

from uuid import UUID

from django.db import transaction

from growthring.core import clock
from growthring.core.access import Actor
from growthring.writing.models import SentOnce


@transaction.atomic
def claim(*, actor: Actor, repeat_key: UUID, place: str, body_digest: str) -> SentOnce:
    """The row of this form: with an answer if it was taken before, without one if it is ours to take now.

    Whoever comes second at the same moment waits here until the first is through.
    """
    row = SentOnce(
        trust_id=actor.trust_id,
        person_id=actor.person_id,
        repeat_key=repeat_key,
        place=place,
        body_digest=body_digest,
        sent_at=clock.now(),
    )
    SentOnce.objects.bulk_create([row], ignore_conflicts=True)
    return SentOnce.objects.visible_to(actor).get(repeat_key=repeat_key)


def answer(*, actor: Actor, row: SentOnce, address: str) -> None:
    """Keeps the answer, or lets the key go when there is none to give again."""
    mine = SentOnce.objects.visible_to(actor).filter(pk=row.pk)
    if address:
        mine.update(answer=address)
    else:
        mine.delete()
