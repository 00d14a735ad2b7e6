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

    What goes at once goes when the transaction has been committed.

    It goes to the person's own address of the moment of sending, unless an `address` is given. Nothing in `subject`
    or `text` may be what somebody wrote about their growth.
    """
    message, is_new = add(
        trust_id=trust_id,
        dedupe=dedupe,
        kind=Message.Purpose(purpose),
        to_person=person,
        address=address,
        subject=subject,
        text=text,
        calendar_part=calendar,
        calendar_method=method,
        due=send_after or clock.now(),
    )
    if is_new and Message.Purpose(message.purpose).goes_at_once and message.send_after <= clock.now():
        transaction.on_commit(partial(_send_now, message.pk), robust=True)
    return message


def add(
    *,
    trust_id: int,
    dedupe: str,
    kind: Message.Purpose,
    subject: str,
    text: str,
    due: datetime,
    to_person: Person | None,
    address: str,
    **parts: str,
) -> tuple[Message, bool]:
    """The row alone, and whether it is new: whoever adds it sees to its being sent, or leaves it to the sweeper."""
    facts = {
        "purpose": kind,
        "to_person": to_person,
        "address": sealed(address),
        "subject": " ".join(subject.split())[:200],
        "text": sealed(text) if kind.holds_a_secret else text,
        "language": get_language() or "",
        "made_at": clock.now(),
        "send_after": due,
        "next_try_at": due,
        **parts,
    }
    return Message.objects.unscoped(reason=WHY).get_or_create(trust_id=trust_id, dedupe=dedupe, defaults=facts)


def _send_now(message_pk: int) -> None:
    """Should this be lost with the process, the sweeper finds the row within minutes."""
    from growthring.notices.tasks import send

    send.enqueue(message_pk)
