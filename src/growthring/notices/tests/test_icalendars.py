"""Calendar files, read back by the library that wrote them and by a second reader that knows only the standards."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.utils import translation
from icalendar import Calendar

from growthring.notices import calendars, tasks
from growthring.notices.calendars import Meeting
from growthring.notices.icalendars import feed, invitation
from growthring.notices.models import MailWishes, Message
from growthring.notices.services import calendar, sending
from growthring.notices.tests import strict
from growthring.notices.tests.test_outbox import again
from growthring.notices.zones import described
from growthring.people.models import Person
from tests.factories import PersonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
SITE = "https://growth.school.example"
AT = datetime(2026, 12, 3, 14, 0, tzinfo=UTC)
AWKWARD = "Room 5, upstairs; ask at “Reception” — " + "ystafell gyfarfod ŵ " * 8


def meeting(**facts: object) -> Meeting:
    told = {"uid": "abc", "sequence": 0, "starts_at": AT, "minutes": 45, "url": "/conversations/abc/"} | facts
    return Meeting(**told)  # type: ignore[arg-type]


@pytest.mark.parametrize("where", ["", "Room 5", AWKWARD])
@pytest.mark.parametrize("cancelled", [False, True])
@pytest.mark.parametrize("starts_at", [AT, AT.replace(month=7), AT.replace(year=2030, month=3, day=31, hour=1)])
def test_an_invitation_is_one_by_the_standards(
    person: Person, where: str, cancelled: bool, starts_at: datetime
) -> None:
    asked = meeting(where=where, is_cancelled=cancelled, starts_at=starts_at, organiser_name="Idris “Id” Vane; BA, MA")
    text, method = invitation(asked, person, SITE)

    assert method == ("CANCEL" if cancelled else "REQUEST")
    strict.check(text.encode(), method)
    [event] = Calendar.from_ical(text).walk("VEVENT")
    assert event.decoded("dtstart") == starts_at
    assert event.decoded("dtend") == starts_at + timedelta(minutes=45)
    assert str(event.get("location", "")) == " ".join(where.split())
    assert str(event["attendee"]) == "mailto:wren@thistledown.example"
    assert event["status"] == ("CANCELLED" if cancelled else "CONFIRMED")


def test_it_says_meeting_and_nothing_more(person: Person) -> None:
    text, _method = invitation(meeting(organiser_name="Idris Vane"), person, SITE)
    [event] = strict.events(strict.check(text.encode(), "REQUEST"))

    assert event.one("SUMMARY") == "Meeting"
    assert event.one("DESCRIPTION") == event.one("URL") == f"{SITE}/conversations/abc/"
    assert event.one("CLASS") == "PRIVATE"
    assert event.one("ORGANIZER") == "mailto:growthring@localhost"
    assert event.params("ORGANIZER")["CN"] == "Idris Vane"


def test_the_title_is_in_the_readers_language(person: Person) -> None:
    with translation.override("cy"):
        text, _method = invitation(meeting(), person, SITE)
        assert strict.events(strict.read(text.encode()))[0].one("SUMMARY") == translation.gettext("Meeting")


def test_moved_and_cancelled_it_stays_the_same_meeting(person: Person) -> None:
    told = [
        meeting(),
        meeting(sequence=1, starts_at=AT + timedelta(days=7)),
        meeting(sequence=2, is_cancelled=True),
    ]
    texts = [invitation(each, person, SITE) for each in told]
    read = [strict.events(strict.check(text.encode(), method))[0] for text, method in texts]

    assert {event.one("UID") for event in read} == {"abc@growth.school.example"}
    assert [int(event.one("SEQUENCE")) for event in read] == [0, 1, 2]
    assert [event.one("STATUS") for event in read] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]


@pytest.mark.parametrize("zone", ["Europe/London", "Europe/Stockholm", "America/St_Johns", "Asia/Kolkata"])
def test_a_time_zone_says_what_its_clocks_do(zone: str) -> None:
    first, last = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 12, 31, tzinfo=UTC)
    data = bytes(described(ZoneInfo(zone), first, last).to_ical())
    part = strict.Part("VCALENDAR")
    strict._nest(data.decode().replace("\r\n ", "").strip().split("\r\n"), part)

    for hour in range(0, 2 * 365 * 24, 3):
        local = (first + timedelta(days=1, hours=hour)).replace(tzinfo=None)
        real = local.replace(tzinfo=ZoneInfo(zone)).utcoffset()
        assert strict.offset_by(part.parts[0], local.strftime("%Y%m%dT%H%M%S")) == real, local


def test_summer_time_begins_at_one_in_the_morning() -> None:
    zone = described(ZoneInfo("Europe/London"), AT, AT)
    begun = [line for line in bytes(zone.to_ical()).decode().splitlines() if line.startswith("DTSTART:")]

    assert begun == ["DTSTART:20260101T000000", "DTSTART:20260329T010000", "DTSTART:20261025T020000"]


def test_a_feed_holds_what_is_not_cancelled_and_nobodys_name(person: Person) -> None:
    many = [meeting(uid=str(number), starts_at=AT + timedelta(days=number)) for number in range(40)]
    text = feed([*many, meeting(uid="off", is_cancelled=True)], SITE)
    read = strict.check(text.encode(), None)

    assert [event.one("UID") for event in strict.events(read)] == [f"{n}@growth.school.example" for n in range(40)]
    assert "mailto" not in text
    assert len(Calendar.from_ical(text).walk("VEVENT")) == 40
    strict.check(feed([], SITE).encode(), None)


def test_a_feed_is_gathered_from_every_room(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendars, "_shown", [])
    calendars.shows(lambda whose: [meeting(uid="later", starts_at=AT + timedelta(days=1))])
    calendars.shows(lambda whose: [meeting(uid=f"of-{whose.given_name}")])

    assert [each.uid for each in calendars.meetings_of(person)] == ["of-Wren", "later"]


def test_the_mail_can_be_taken_by_every_calendar(person: Person) -> None:
    message = calendar.invite(meeting=meeting(where="Room 5 & hall"), person=person)
    assert message is not None
    sending.send(message.pk)
    raw = mail.outbox[0].message()
    kinds = [part.get_content_type() for part in raw.walk()]

    assert kinds == ["multipart/mixed", "multipart/alternative", "text/plain", "text/calendar", "application/ics"]
    plain, alternative, attached = (part for part in raw.walk() if not part.is_multipart())
    assert alternative.get_param("method") == "REQUEST"
    assert attached.get_filename() == "invite.ics"
    assert alternative.get_payload(decode=True) == attached.get_payload(decode=True)
    strict.check(attached.get_payload(decode=True), "REQUEST")
    assert plain.get_payload(decode=True).decode() == (
        "A meeting on Thursday 3 December 2026 at 14:00, 45 minutes.\nWhere: Room 5 & hall\n\n"
        "https://growth.school.example/conversations/abc/\n\n"
        "Nobody reads answers to this address. To move the meeting or to call it off, open it by the link.\n"
    )


def test_a_newer_word_overtakes_what_still_waits(person: Person) -> None:
    first = calendar.invite(meeting=meeting(), person=person)
    same = calendar.invite(meeting=meeting(), person=person)
    moved = calendar.invite(meeting=meeting(sequence=1), person=person)
    off = calendar.cancel(meeting=meeting(sequence=2), person=person)
    assert first is not None
    assert same is not None
    assert moved is not None
    assert off is not None

    assert first.pk == same.pk
    assert [again(each).trouble for each in (first, moved, off)] == ["overtaken", "overtaken", ""]
    assert (again(off).subject, again(off).calendar_method) == ("Meeting cancelled", "CANCEL")


def held_up(person: Person, clock_at: time_machine.Traveller, **facts: Any) -> Message:
    """An invitation that a worker took in hand; the worker was killed, and another time has come since."""
    message = calendar.invite(meeting=meeting(**facts), person=person)
    assert message is not None
    assert sending._claim(message.pk) is not None
    clock_at.shift(sending.CLAIM + timedelta(seconds=1))
    return message


@pytest.mark.parametrize("newer", [calendar.cancel, calendar.invite])
def test_what_a_killed_worker_held_is_not_sent_after_a_newer_word(
    person: Person, clock_at: time_machine.Traveller, newer: Any
) -> None:
    old = held_up(person, clock_at)
    held_up(person, clock_at, uid="another")
    new = newer(meeting=meeting(sequence=1), person=person)
    assert new is not None
    sending.send(new.pk)
    assert tasks.sweep.call() == {"sent": 1}

    assert (again(old).trouble, again(old).text, again(old).calendar_part) == ("overtaken", "", "")
    subjects = {calendar.cancel: "Meeting cancelled", calendar.invite: "Meeting"}  # the first that goes out
    assert [sent.subject for sent in mail.outbox] == [subjects[newer], "Meeting"]


def test_what_a_killed_worker_held_goes_out_when_it_is_the_newest_word(
    person: Person, clock_at: time_machine.Traveller
) -> None:
    """What another is told of the same meeting is theirs."""
    message = held_up(person, clock_at, sequence=1)
    other = PersonFactory.create(trust=person.trust)
    calendar.cancel(meeting=meeting(sequence=2), person=other)
    sending.send(message.pk)

    assert again(message).sent_at is not None
    assert [sent.subject for sent in mail.outbox] == ["Meeting moved"]


def test_it_is_written_in_the_language_of_whoever_gets_it(person: Person) -> None:
    MailWishes.objects.create(trust=person.trust, person=person, language="cy")
    with translation.override("en-gb"):
        sent = calendar.cancel(meeting=meeting(sequence=1), person=person)
    with translation.override("cy"):
        welsh = translation.gettext("Meeting cancelled")

    assert sent is not None
    assert (sent.subject, sent.language) == (welsh, "cy")
    assert "Meeting" not in sent.text + strict.events(strict.read(sent.calendar_part.encode()))[0].one("SUMMARY")


def test_nobody_is_invited_without_an_address(person: Person) -> None:
    person.email, person.user = "", None

    assert calendar.invite(meeting=meeting(), person=person) is None
    assert not Message.objects.unscoped(reason="test").exists()


def test_what_is_due_is_stamped_when_it_was_written(person: Person, clock_at: time_machine.Traveller) -> None:
    text, _method = invitation(meeting(), person, SITE)

    assert strict.events(strict.read(text.encode()))[0].one("DTSTAMP") == "20261125T120000Z"
