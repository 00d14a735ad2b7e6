"""How long mail is kept, and where it goes when a school changes trust."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from growthring.core import clock
from growthring.notices import retention
from growthring.notices.models import CalendarFeed, MailWishes, Message, Told
from growthring.notices.services import feeds, sending
from growthring.notices.tests.test_outbox import puts
from growthring.people.models import Person
from growthring.people.services.moving import move_school
from tests.factories import PostFactory, SchoolFactory, TrustFactory, acting

pytestmark = pytest.mark.django_db
MODELS = (Message, MailWishes, CalendarFeed, Told)


def forgotten(rows: Iterable[Any]) -> list[str]:
    return [str(row) for row in rows]


def test_that_it_was_sent_is_kept_for_a_month(person: Person, clock_at: time_machine.Traveller) -> None:
    sending.send(puts(person).pk)
    puts(person, "waits", subject="Waits", send_after=clock.now() + timedelta(days=40))
    clock_at.shift(timedelta(days=30))
    assert forgotten(retention.old_messages()) == []
    clock_at.shift(timedelta(minutes=1))
    assert forgotten(retention.old_messages()) == ["Meeting"]


def test_what_a_digest_has_told_is_forgotten_after_two_weeks(person: Person, clock_at: time_machine.Traveller) -> None:
    Told.objects.create(trust=person.trust, person=person, line="a line", told_on=clock.today())
    clock_at.shift(timedelta(days=14))
    assert forgotten(retention.old_marks()) == []
    clock_at.shift(timedelta(days=1))
    assert forgotten(retention.old_marks()) == ["a line"]


def test_all_of_it_goes_along_when_a_school_changes_trust() -> None:
    school, to = SchoolFactory.create(), TrustFactory.create()
    person = PostFactory(school=school).person
    puts(person)
    MailWishes.objects.create(trust=person.trust, person=person)
    Told.objects.create(trust=person.trust, person=person, line="a line", told_on=clock.today())
    key = feeds.make(actor=acting(person))
    move_school(school=school, to=to, on=clock.today())

    assert {row.trust_id for model in MODELS for row in model.objects.unscoped(reason="test").all()} == {to.pk}
    assert feeds.person_of(key) == person
