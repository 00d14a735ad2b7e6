"""Meetings in the words of RFC 5545 (iCalendar) and RFC 5546 (invitations), as Google, Outlook and Apple take them."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText

from growthring.core import clock
from growthring.notices.addresses import address_of
from growthring.notices.calendars import Meeting
from growthring.notices.zones import described
from growthring.people.models import Person

PRODID = "-//Growthring//Meetings//EN"
REQUEST, CANCEL = "REQUEST", "CANCEL"
SHORTEST = 5  # minutes: some calendars do not show a meeting without length


def invitation(meeting: Meeting, to: Person, site: str) -> tuple[str, str]:
    """The text of an `invite.ics` for one person, with its method. `site` is the beginning of every address."""
    method = CANCEL if meeting.is_cancelled else REQUEST
    calendar = _calendar([meeting])
    calendar.add("method", method)
    event = _event(meeting, site)
    event.add("organizer", _organiser(meeting))
    event.add("attendee", _attendee(to), encode=False)
    calendar.add_component(event)
    return _text(calendar), method


def feed(meetings: Iterable[Meeting], site: str) -> str:
    """What a person's calendar fetches: no method, nobody's name or address."""
    shown = [meeting for meeting in meetings if not meeting.is_cancelled]
    calendar = _calendar(shown)
    calendar.add("x-wr-calname", _("Meetings (Growthring)"))
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for meeting in shown:
        calendar.add_component(_event(meeting, site))
    return _text(calendar)


def uid_of(meeting: Meeting, site: str) -> str:
    return meeting.uid if "@" in meeting.uid else f"{meeting.uid}@{urlsplit(site).hostname or 'growthring'}"


def _calendar(meetings: Iterable[Meeting]) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    moments = [_local(meeting.starts_at) for meeting in meetings]
    if moments:
        calendar.add_component(described(timezone.get_default_timezone(), min(moments), max(moments)))
    return calendar


def _event(meeting: Meeting, site: str) -> Event:
    begins = _local(meeting.starts_at)
    ends = _local(meeting.starts_at + timedelta(minutes=max(meeting.minutes, SHORTEST)))
    url = meeting.url if "://" in meeting.url else f"{site.rstrip('/')}/{meeting.url.lstrip('/')}"
    event = Event()
    event.add("uid", uid_of(meeting, site))
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", clock.now())
    event.add("dtstart", begins)
    event.add("dtend", ends)
    event.add("summary", _("Meeting"))
    event.add("description", url)
    event.add("url", url)
    if meeting.where:
        event.add("location", " ".join(meeting.where.split()))
    event.add("class", "PRIVATE")  # colleagues who may look into the calendar see that the time is taken
    event.add("transp", "TRANSPARENT" if meeting.is_cancelled else "OPAQUE")
    event.add("status", "CANCELLED" if meeting.is_cancelled else "CONFIRMED")
    return event


def _local(moment: datetime) -> datetime:
    """In the installation's time zone, to the second: calendars know no smaller part."""
    return timezone.localtime(moment, timezone.get_default_timezone()).replace(microsecond=0)


def _organiser(meeting: Meeting) -> vCalAddress:
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    organiser = vCalAddress(f"mailto:{address}")
    organiser.params["CN"] = vText(meeting.organiser_name or name or "Growthring")
    return organiser


def _attendee(person: Person) -> vCalAddress:
    attendee = vCalAddress(f"mailto:{address_of(person)}")
    attendee.params["CN"] = vText(str(person))
    attendee.params["CUTYPE"] = vText("INDIVIDUAL")
    attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
    attendee.params["PARTSTAT"] = vText("NEEDS-ACTION")
    attendee.params["RSVP"] = vText("FALSE")
    return attendee


def _text(calendar: Calendar) -> str:
    return str(calendar.to_ical().decode())
