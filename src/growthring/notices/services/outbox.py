"""Putting mail into the outbox."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils.translation import get_language

from growthring.core import clock
from growthring.notices.models import Message
from growthring.notices.models.messages import sealed
from growthring.people.models import Person

WHY = "the outbox: a mail is put in once, whoever asked for it"


def put(
    *,
    trust_id: int,
    dedupe: str,
    purpose: str,
    person: Person | None = None,
    address: str = "",
    subject: str,
    text: str,
    calendar: str = "",
    method: str = "",
    send_after: datetime | None = None,
) -> Message:
    """One row in the caller's transaction; the same `dedupe` again gives the row that is there, unchanged.

    It goes to the person's own address of the moment of sending, unless an `address` is given. Nothing in `subject`
    or `text` may be what somebody wrote about their growth.
    """
    kind, now = Message.Purpose(purpose), clock.now()
    facts = {
        "purpose": kind,
        "to_person": person,
        "address": sealed(address),
        "subject": " ".join(subject.split())[:200],
        "text": sealed(text) if kind.holds_a_secret else text,
        "calendar_part": calendar,
        "calendar_method": method,
        "language": get_language() or "",
        "made_at": now,
        "send_after": send_after or now,
        "next_try_at": send_after or now,
    }
    rows = Message.objects.unscoped(reason=WHY)
    message, is_new = rows.get_or_create(trust_id=trust_id, dedupe=dedupe, defaults=facts)
    if is_new and kind.goes_at_once and message.send_after <= now:
        transaction.on_commit(partial(_send_now, message.pk), robust=True)
    return message


def _send_now(message_pk: int) -> None:
    """Should this be lost with the process, the sweeper finds the row within minutes."""
    from growthring.notices.tasks import send

    send.enqueue(message_pk)
