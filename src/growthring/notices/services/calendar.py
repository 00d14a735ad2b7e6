"""Meetings sent into people's own calendars: each change one mail to each."""

from dataclasses import replace

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from growthring.notices.addresses import address_of
from growthring.notices.calendars import Meeting
from growthring.notices.icalendars import invitation
from growthring.notices.landing import link
from growthring.notices.models import Message
from growthring.notices.services.outbox import put
from growthring.notices.services.overtaking import dedupe_of, knows_of_it, overtake
from growthring.notices.services.wishes import language_of
from growthring.people.models import Person


def invite(*, meeting: Meeting, person: Person, is_anew: bool = False) -> Message | None:
    """A new meeting, or one that was moved: the same `uid` with a higher `sequence`. None: no address is known.

    `is_anew`: it was cancelled for this person, who is to be there after all. To them it was not moved; nor was it to
    whom nothing has been sent about it yet.
    """
    knows = knows_of_it(meeting.uid, meeting.sequence, person) if meeting.sequence else False
    is_moved = bool(meeting.sequence) and not is_anew if knows is None else knows
    return _put(replace(meeting, is_cancelled=False), person, _("Meeting moved") if is_moved else _("Meeting"))


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
    overtake(meeting.uid, meeting.sequence, person)
    return put(
        trust_id=person.trust_id,
        dedupe=dedupe_of(meeting.uid, meeting.sequence, person),
        purpose=Message.Purpose.CALENDAR,
        person=person,
        subject=subject,
        text=_words(meeting),
        calendar=text,
        method=method,
    )


def _words(meeting: Meeting) -> str:
    begins = localtime(meeting.starts_at)
    told = {
        "meeting": meeting,
        "day": date_format(begins, "l j F Y"),
        "time": date_format(begins, "H:i"),
        "url": meeting.url,
    }
    return render_to_string("notices/mail/meeting.txt", told).strip() + "\n"
