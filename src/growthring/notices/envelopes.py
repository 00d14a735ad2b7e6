"""From a row of the outbox to a mail."""

from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from growthring.notices import unsubscribing
from growthring.notices.addresses import address_of
from growthring.notices.models import Message

CALENDAR_FILE = "invite.ics"


def mail_of(message: Message, connection: BaseEmailBackend) -> EmailMultiAlternatives:
    """Raises `accounts.sealed.Unreadable`. Sent twice, a row has the same Message-ID: mailboxes know it by that."""
    address = message.own_address or (address_of(message.to_person) if message.to_person else "")
    headers = {"Message-ID": f"<{message.key}@{_domain()}>", "Auto-Submitted": "auto-generated"}
    if message.purpose == Message.Purpose.DIGEST and message.to_person:
        headers |= unsubscribing.headers(message.to_person)
    mail = EmailMultiAlternatives(message.subject, message.words, None, [address], connection=connection)
    mail.extra_headers = headers
    if message.calendar_part:
        _add_calendar(mail, message)
    return mail


def _add_calendar(mail: EmailMultiAlternatives, message: Message) -> None:
    """Twice: as another way to read the mail, which Google and Outlook ask for, and as a file, which all can open."""
    mail.attach_alternative(message.calendar_part, f"text/calendar; method={message.calendar_method}")
    mail.attach(CALENDAR_FILE, message.calendar_part.encode(), "application/ics")


def _domain() -> str:
    sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return sender.rpartition("@")[2] or urlsplit(settings.SITE).hostname or "localhost"
