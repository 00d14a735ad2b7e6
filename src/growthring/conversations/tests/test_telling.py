"""Calendars, the feed, the one mail a day, and what somebody who leaves leaves behind."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from icalendar import Calendar

from growthring.conversations import handover, telling
from growthring.conversations.models import Conversation, Invited, Purpose
from growthring.conversations.services.inviting import bring_all_up_to_date
from growthring.conversations.services.planning import call_off, move, plan, send_questions
from growthring.conversations.services.signing import reopen
from growthring.conversations.tasks import send_questions as send_due_questions
from growthring.conversations.tasks import tell_calendars
from growthring.conversations.tests.worlds import World, signs, world
from growthring.core import clock
from growthring.core.access import Role
from growthring.notices.models import Message
from growthring.people.models import Person
from tests.factories import acting, holding

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(db: None) -> World:
    return world()


def on(days: int) -> datetime:
    day = clock.today() + timedelta(days=days)
    return timezone.make_aware(datetime(day.year, day.month, day.day, 15, 30))


def planned(here: World, days: int = 30, **facts: Any) -> Conversation:
    given: dict[str, Any] = {"purpose": Purpose.FIVE, "starts_at": on(days), "minutes": 45, "where": "Room 4"} | facts
    return plan(actor=acting(here.manager), post=here.post, **given)


def words_to(person: Person) -> list[tuple[str, str, int, str]]:
    """Method, subject of the mail, sequence and time of what went to a person's calendar, in order."""
    found = []
    for message in Message.objects.unscoped(reason="test").filter(to_person=person, purpose="calendar").order_by("pk"):
        if not message.calendar_part:
            found.append((message.calendar_method, message.subject, -1, message.trouble))
            continue
        event: Any = Calendar.from_ical(message.calendar_part).walk("VEVENT")[0]
        begins = timezone.localtime(event["DTSTART"].dt).strftime("%d %H:%M")
        found.append((message.calendar_method, message.subject, int(event["SEQUENCE"]), begins))
    return found


def went_out() -> None:
    Message.objects.unscoped(reason="test").filter(sent_at=None, given_up_at=None).update(sent_at=clock.now())


def stamp(days: int) -> str:
    return timezone.localtime(on(days)).strftime("%d %H:%M")


def test_after_the_last_day_of_a_post_no_calendar_holds_a_meeting(here: World) -> None:
    """What is mailed into calendars, what a feed holds and what is said to wait are one thing."""
    at = planned(here, 5)
    send_questions(actor=acting(here.manager), conversation=at)
    assert [each.uid for each in telling.in_the_feed(here.learner)] == [f"meeting-{at.key}"]
    assert len(list(telling.in_the_digest(acting(here.learner)))) == 1
    here.post.ends_on = clock.today() + timedelta(days=3)
    here.post.save()
    bring_all_up_to_date()

    assert words_to(here.learner)[-1][:2] == ("CANCEL", "Meeting cancelled")
    assert list(telling.in_the_feed(here.learner)) == list(telling.in_the_feed(here.manager)) == []
    assert list(telling.in_the_digest(acting(here.learner))) == []


def test_everybody_who_sits_there_is_invited_moved_and_cancelled(here: World) -> None:
    at = planned(here)
    assert words_to(here.coach) == []
    for person in (here.learner, here.manager):
        assert words_to(person) == [("REQUEST", "Meeting", 0, stamp(30))]

    went_out()
    for days in (33, 36):
        move(actor=acting(here.learner), conversation=at, starts_at=on(days))
    assert words_to(here.manager) == [
        ("REQUEST", "Meeting", 0, stamp(30)),
        ("REQUEST", "Meeting moved", -1, "overtaken"),
        ("REQUEST", "Meeting moved", 2, stamp(36)),
    ]
    call_off(actor=acting(here.learner), conversation=at)
    assert words_to(here.manager)[3] == ("CANCEL", "Meeting cancelled", 3, stamp(36))
    assert len(words_to(here.learner)) == 4


def test_moved_before_the_invitation_has_gone_out_the_first_letter_is_the_invitation(here: World) -> None:
    at = planned(here)
    for days in (33, 36):
        move(actor=acting(here.learner), conversation=at, starts_at=on(days))

    assert words_to(here.manager) == [
        ("REQUEST", "Meeting", -1, "overtaken"),
        ("REQUEST", "Meeting", -1, "overtaken"),
        ("REQUEST", "Meeting", 2, stamp(36)),
    ]
    went_out()
    Message.objects.unscoped(reason="test").all().delete()  # kept for thirty days
    move(actor=acting(here.learner), conversation=at, starts_at=on(40))
    assert words_to(here.manager) == [("REQUEST", "Meeting moved", 3, stamp(40))]


def test_nothing_but_meeting_time_and_place_stands_in_it(here: World) -> None:
    planned(here)

    message = Message.objects.unscoped(reason="test").filter(to_person=here.manager).get()
    [event] = Calendar.from_ical(message.calendar_part).walk("VEVENT")
    assert (str(event["SUMMARY"]), str(event["LOCATION"])) == ("Meeting", "Room 4")
    whole = f"{message.subject} {message.text} {message.calendar_part}"
    for person in (here.learner, here.coach):
        assert person.family_name not in whole
    assert "Professional" not in whole


def test_a_replaced_manager_gets_a_cancellation_and_the_new_one_an_invitation(here: World) -> None:
    at = planned(here, other=here.coaching)
    follows = here.replace_manager()
    move(actor=acting(follows), conversation=at, starts_at=on(40), where="Hall")

    assert words_to(here.manager)[-1] == ("CANCEL", "Meeting cancelled", 1, stamp(30))
    last = Message.objects.unscoped(reason="test").filter(to_person=here.manager).order_by("pk").last()
    assert last is not None
    assert "Hall" not in last.calendar_part  # nor where it is now
    assert words_to(follows) == [("REQUEST", "Meeting", 0, stamp(40))]


def test_the_regular_task_does_it_when_nobody_touches_the_meeting_and_says_it_once(here: World) -> None:
    planned(here)
    planned(here, 40)
    follows = here.replace_manager()

    assert tell_calendars.enqueue().return_value == 4
    assert tell_calendars.enqueue().return_value == 0
    assert [word[0] for word in words_to(here.manager)] == ["REQUEST", "REQUEST", "CANCEL", "CANCEL"]
    assert [word[0] for word in words_to(follows)] == ["REQUEST", "REQUEST"]
    assert words_to(here.learner) == [("REQUEST", "Meeting", 0, stamp(30)), ("REQUEST", "Meeting", 0, stamp(40))]


def test_whoever_comes_back_is_invited_again_above_what_they_had(here: World) -> None:
    held = planned(here)
    here.managing.ends_on = clock.today()
    here.managing.save()
    went_out()
    bring_all_up_to_date()
    went_out()
    here.managing.ends_on = None
    here.managing.save()
    bring_all_up_to_date()

    assert [word[0] for word in words_to(here.manager)] == ["REQUEST", "CANCEL", "REQUEST"]
    assert words_to(here.manager)[-1] == ("REQUEST", "Meeting", 2, stamp(30))  # to them it was never moved
    assert Invited.objects.unscoped(reason="test").get(person=here.manager).sequence == 2
    move(actor=acting(here.learner), conversation=held, starts_at=on(33))
    assert words_to(here.manager)[-1] == ("REQUEST", "Meeting", 3, stamp(33))  # they do not know yet that it is on
    went_out()
    move(actor=acting(here.learner), conversation=held, starts_at=on(36))
    assert words_to(here.manager)[-1] == ("REQUEST", "Meeting moved", 4, stamp(36))


def test_the_regular_task_asks_as_often_for_one_meeting_as_for_three(
    here: World, django_assert_num_queries: Any
) -> None:
    planned(here)
    with django_assert_num_queries(9):
        bring_all_up_to_date()
    planned(here, 40)
    planned(here, 50)
    with django_assert_num_queries(9):
        bring_all_up_to_date()


def test_a_meeting_after_the_end_of_the_post_is_taken_out_of_calendars(here: World) -> None:
    planned(here)
    here.post.ends_on = clock.today() + timedelta(days=5)
    here.post.save()

    assert bring_all_up_to_date() == 2


def test_the_feed_holds_what_one_may_see_today(here: World) -> None:
    ahead, off = planned(here), planned(here, 40)
    call_off(actor=acting(here.manager), conversation=off)
    here.begun()
    here.planned(at=on(-100))

    shown = [meeting.uid for meeting in telling.in_the_feed(here.learner)]
    assert len(shown) == 2
    assert shown[-1] == f"meeting-{ahead.key}"
    assert len(list(telling.in_the_feed(here.manager))) == 2
    here.replace_manager()
    assert list(telling.in_the_feed(here.manager)) == []
    assert list(telling.in_the_feed(here.coach)) == []


def lines(person: Person) -> list[str]:
    return [line.text for line in telling.in_the_digest(acting(person))]


def test_the_digest_says_what_waits_in_kinds_and_dates(here: World) -> None:
    late = "It is a while since you met: a good time to find a day"
    assert lines(here.learner) == []  # long known to one another: they have only not met here yet
    here.managing.starts_on = clock.today() - timedelta(weeks=20)
    here.managing.save()
    assert lines(here.learner) == [late]
    at = planned(here)
    assert lines(here.manager) == []
    send_questions(actor=acting(here.manager), conversation=at)
    day = timezone.localtime(on(30)).strftime("%-d %B")
    assert lines(here.manager) == [f"A meeting on {day} to prepare"]

    move(actor=acting(here.manager), conversation=at, starts_at=on(33), word="A trip.")
    moved = timezone.localtime(on(33)).strftime("%-d %B")
    assert lines(here.manager) == [f"A meeting on {moved} to prepare"]
    assert lines(here.learner) == [f"A meeting on {moved} to prepare", f"A meeting is moved to {moved}"]
    call_off(actor=acting(here.manager), conversation=at)
    assert lines(here.learner)[0] == f"A meeting on {moved} is called off"


def test_the_digest_says_what_is_to_sign(here: World) -> None:
    here.recorded()

    day = timezone.localdate().strftime("%-d %B")
    assert f"A meeting on {day} to sign" in lines(here.learner)
    assert lines(here.coach) == []


def test_the_digest_says_what_was_opened_again(here: World) -> None:
    at = here.signed()
    reopen(actor=acting(here.learner), conversation=at, reason="A date was wrong.")

    day = timezone.localdate().strftime("%-d %B")
    for person in (here.learner, here.manager):
        assert f"The record of a meeting on {day} is open again" in lines(person)
    signs(here.manager, at)
    assert f"The record of a meeting on {day} is open again" not in lines(here.manager)


def test_the_office_is_told_that_meetings_are_planned_and_no_more(here: World) -> None:
    office = acting(holding(Role.OFF, here.school))
    assert list(handover.planned_meetings(office, here.manager)) == []
    planned(here)
    planned(here, 40)

    [owed] = handover.planned_meetings(office, here.manager)
    assert owed.text == "Meetings are planned: whoever follows finds them, or they are called off."
    assert list(handover.planned_meetings(office, here.coach)) == []


def test_the_questions_task_counts_what_it_sent(here: World) -> None:
    here.planned(at=on(3))

    assert send_due_questions.enqueue().return_value == 1
