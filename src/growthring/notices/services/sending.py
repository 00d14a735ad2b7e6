"""Sending what is in the outbox.

Each row is claimed before it is sent, so that two workers never send the same. Between the mail server's *yes* and the
note of it, a worker can be killed; its claim then runs out and the mail goes out once more. So: once in the outbox,
at least once in the mailbox, and the second copy carries the first one's Message-ID.
"""

from datetime import timedelta
from email.errors import MessageError
from smtplib import SMTPException, SMTPRecipientsRefused

import structlog
from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F, Q
from django.utils import timezone, translation

from growthring.accounts.sealed import Unreadable
from growthring.core import clock
from growthring.core.mail import mail_works
from growthring.notices.addresses import address_of, has_left
from growthring.notices.envelopes import mail_of
from growthring.notices.icalendars import CANCEL
from growthring.notices.models import MailWishes, Message, Told
from growthring.notices.quiet import is_quiet_hour
from growthring.notices.services.overtaking import is_overtaken
from growthring.people.models import Person

WHY = "the outbox sends what is due, to whomever it is for"
CLAIM = timedelta(minutes=5)
WAITS = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240)]  # between tries; then again and again the last
PATIENCE = {True: timedelta(days=1), False: timedelta(days=3)}  # for what holds a secret, and for the rest
PERMANENT = 500  # SMTP: from here on, trying again changes nothing
Trouble = Message.Trouble
WAITING = Q(sent_at__isnull=True, given_up_at__isnull=True)

log = structlog.get_logger("growthring.notices")


def due() -> Q:
    now = clock.now()
    return WAITING & Q(next_try_at__lte=now) & (Q(claimed_until__isnull=True) | Q(claimed_until__lt=now))


def send(message_pk: int, connection: BaseEmailBackend | None = None) -> bool | None:
    """Whether the mail server took it; None when there was nothing to send, or somebody else is at it."""
    message = _claim(message_pk)
    if message is None:
        return None
    trouble = _in_the_way(message)
    if trouble:
        _give_up(message, trouble)
        return None
    return _try(message, connection or get_connection())


def _claim(message_pk: int) -> Message | None:
    rows = Message.objects.unscoped(reason=WHY).filter(pk=message_pk)
    if not rows.filter(due()).update(claimed_until=clock.now() + CLAIM, tries=F("tries") + 1):
        return None
    return rows.select_related("to_person__user").first()


def _in_the_way(message: Message) -> str:
    person = message.to_person
    if not mail_works():
        return Trouble.NO_SERVER
    if message.purpose == Message.Purpose.DIGEST and (person is None or _is_too_late(message, person)):
        return Trouble.TOO_LATE
    if is_overtaken(message):
        return Trouble.OVERTAKEN
    if person is not None and has_left(person) and _is_for_staff_alone(message):
        return Trouble.LEFT
    has_address = bool(message.address) or (person is not None and bool(address_of(person)))
    return "" if has_address else Trouble.NO_ADDRESS


def _is_for_staff_alone(message: Message) -> bool:
    """That a meeting is off is told to whoever has it in their calendar, wherever they are now."""
    is_meeting = message.purpose == Message.Purpose.CALENDAR and message.calendar_method != CANCEL
    return is_meeting or message.purpose == Message.Purpose.DIGEST


def _is_too_late(message: Message, person: Person) -> bool:
    """A digest is of its day. When its hours are over it is not sent at night, and not with the next day's."""
    if timezone.localtime(message.send_after).date() != clock.today():
        return True
    wishes = MailWishes.objects.unscoped(reason=WHY).filter(person=person).first()
    if wishes is not None and not wishes.wants_digest:
        return True
    return is_quiet_hour(timezone.localtime(clock.now()).time()) and not (wishes and wishes.holidays_too)


def _try(message: Message, connection: BaseEmailBackend) -> bool | None:
    try:
        with translation.override(message.language or settings.LANGUAGE_CODE):
            mail_of(message, connection).send()
    except Unreadable:
        _give_up(message, Trouble.UNREADABLE)
        return None
    except SMTPRecipientsRefused as refusal:
        if all(code >= PERMANENT for code, _said in refusal.recipients.values()):
            _give_up(message, Trouble.REFUSED)
            return None
        return _later(message, refusal)
    except (SMTPException, OSError) as error:
        return _later(message, error)
    except (ValueError, MessageError) as error:  # an address that no mail can be made for: the others do not wait
        _later(message, error)
        return None
    _end(message, sent_at=clock.now())
    return True


def _later(message: Message, error: Exception) -> bool:
    log.warning("a mail waits for the mail server", message=message.pk, tries=message.tries, why=type(error).__name__)
    waited = clock.now() - message.send_after
    if waited > PATIENCE[Message.Purpose(message.purpose).holds_a_secret]:
        _give_up(message, Trouble.NOT_SENT)
    else:
        wait = WAITS[min(message.tries, len(WAITS)) - 1]
        _mine(message).update(claimed_until=None, next_try_at=clock.now() + wait)
    return False


def _give_up(message: Message, trouble: str) -> None:
    log.warning("a mail is given up", message=message.pk, purpose=message.purpose, why=str(trouble))
    _end(message, given_up_at=clock.now(), trouble=trouble)
    if message.purpose == Message.Purpose.DIGEST and message.to_person_id:
        day = timezone.localtime(message.send_after).date()  # what it would have said has not been said
        Told.objects.unscoped(reason=WHY).filter(person=message.to_person_id, told_on=day).delete()


def _end(message: Message, **end: object) -> None:
    """Its words have done what they were for: nothing of them stays."""
    _mine(message).update(claimed_until=None, text="", calendar_part="", address="", **end)


def _mine(message: Message):  # type: ignore[no-untyped-def]
    return Message.objects.unscoped(reason=WHY).filter(WAITING, pk=message.pk)
