"""Meetings sent into people's own calendars: each change one mail to each."""

from dataclasses import replace

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from growthring.core import clock
from growthring.notices.addresses import address_of
from growthring.notices.calendars import Meeting
from growthring.notices.icalendars import invitation
from growthring.notices.landing import link
from growthring.notices.models import Message
from growthring.notices.services.outbox import put
from growthring.notices.services.wishes import language_of
from growthring.people.models import Person

WHY = "what a newer word about the same meeting has overtaken is not sent any more"


def invite(*, meeting: Meeting, person: Person) -> Message | None:
    """A new meeting, or one that was moved: the same `uid` with a higher `sequence`. None: no address is known."""
    subject = _("Meeting moved") if meeting.sequence else _("Meeting")
    return _put(replace(meeting, is_cancelled=False), person, subject)


def cancel(*, meeting: Meeting, person: Person) -> Message | None:
    """`sequence` is higher than that of whatever was sent before."""
    return _put(replace(meeting, is_cancelled=True), person, _("Meeting cancelled"))


def _put(meeting: Meeting, person: Person, subject: str | Promise) -> Message | None:
    """In the language of whoever gets it, whoever planned it."""
    if not address_of(person):
        return None
    with translation.override(language_of(person)):
        return _written(replace(meeting, url=link(person, meeting.url)), person, str(subject))


def _written(meeting: Meeting, person: Person, subject: str) -> Message:
    text, method = invitation(meeting, person, settings.SITE)
    _overtake(meeting, person)
    return put(
        trust_id=person.trust_id,
        dedupe=f"{meeting.uid}:{meeting.sequence}:{person.pk}",
        purpose=Message.Purpose.CALENDAR,
        person=person,
        subject=subject,
        text=_words(meeting),
        calendar=text,
        method=method,
    )


def _overtake(meeting: Meeting, person: Person) -> None:
    """Older words about it that still wait, and that no worker has in hand."""
    waiting = Message.objects.unscoped(reason=WHY).filter(
        to_person=person,
        dedupe__startswith=f"{meeting.uid}:",
        sent_at__isnull=True,
        given_up_at__isnull=True,
        claimed_until__isnull=True,
    )
    older = [row.pk for row in waiting if int(row.dedupe.split(":")[-2]) < meeting.sequence]
    gone = {"given_up_at": clock.now(), "trouble": Message.Trouble.OVERTAKEN, "text": "", "calendar_part": ""}
    Message.objects.unscoped(reason=WHY).filter(pk__in=older, claimed_until__isnull=True).update(**gone)


def _words(meeting: Meeting) -> str:
    begins = localtime(meeting.starts_at)
    told = {
        "meeting": meeting,
        "day": date_format(begins, "l j F Y"),
        "time": date_format(begins, "H:i"),
        "url": meeting.url,
    }
    return render_to_string("notices/mail/meeting.txt", told).strip() + "\n"
