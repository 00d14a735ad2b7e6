"""The outbox: put in once, sent once, tried again while the mail server is away, and then blank."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction

from growthring.core import clock
from growthring.notices import tasks
from growthring.notices.models import Message
from growthring.notices.services import sending
from growthring.notices.services.outbox import put
from growthring.people.models import Person

pytestmark = pytest.mark.django_db
AWAY = "growthring.notices.tests.test_outbox.Away"


class Away(EmailBackend):
    """A mail server that does not answer."""

    def send_messages(self, messages: Any) -> int:
        raise ConnectionRefusedError


class Refusing(EmailBackend):
    code = 550

    def send_messages(self, messages: Any) -> int:
        raise SMTPRecipientsRefused({"wren@thistledown.example": (self.code, b"no such mailbox")})


class Busy(Refusing):
    code = 451


def puts(person: Person, dedupe: str = "a", **facts: Any) -> Message:
    told = {"purpose": "calendar", "subject": "Meeting", "text": "A meeting.\n"} | facts
    return put(trust_id=person.trust_id, dedupe=dedupe, person=person, **told)


def again(message: Message) -> Message:
    return Message.objects.unscoped(reason="test").get(pk=message.pk)


def test_the_same_key_twice_is_one_row_and_the_first_words_stay(person: Person) -> None:
    first, second = puts(person), puts(person, subject="Another")

    assert first.pk == second.pk
    assert again(first).subject == "Meeting"


def test_what_goes_at_once_goes_with_the_commit(person: Person, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        message = puts(person)
        assert mail.outbox == []

    [sent] = mail.outbox
    assert (sent.to, sent.subject, sent.body) == (["wren@thistledown.example"], "Meeting", "A meeting.\n")
    assert again(message).sent_at is not None
    assert (again(message).text, again(message).calendar_part, again(message).address) == ("", "", "")


def test_what_is_rolled_back_is_not_sent(person: Person) -> None:
    with transaction.atomic():
        puts(person)
        transaction.set_rollback(True)

    assert not Message.objects.unscoped(reason="test").exists()


def test_it_is_sent_once_however_often_it_is_asked(person: Person) -> None:
    message = puts(person)
    for _time in range(3):
        sending.send(message.pk)
        tasks.sweep.call()

    assert len(mail.outbox) == 1


def test_a_claim_keeps_others_away_until_it_runs_out(person: Person, clock_at: time_machine.Traveller) -> None:
    message = puts(person)
    assert sending._claim(message.pk) is not None  # a worker that is killed now
    assert sending._claim(message.pk) is None
    assert sending.send(message.pk) is None

    clock_at.shift(sending.CLAIM + timedelta(seconds=1))
    assert tasks.sweep.call() == {"sent": 1}


def test_while_the_server_is_away_it_waits_longer_and_longer(
    person: Person, clock_at: time_machine.Traveller, settings: Any
) -> None:
    settings.EMAIL_BACKEND = AWAY
    message = puts(person)
    waits = []
    for _try in range(6):
        sending.send(message.pk)
        waits.append(again(message).next_try_at - clock.now())
        clock_at.move_to(again(message).next_try_at)

    assert [wait.total_seconds() / 60 for wait in waits] == [1, 5, 15, 60, 240, 240]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert tasks.sweep.call() == {"sent": 1}


@pytest.mark.parametrize(("purpose", "days"), [("calendar", 3), ("invitation", 1), ("reset", 1)])
def test_in_the_end_it_is_given_up_and_nothing_of_it_stays(
    person: Person, clock_at: time_machine.Traveller, settings: Any, purpose: str, days: int
) -> None:
    settings.EMAIL_BACKEND = AWAY
    message = puts(person, purpose=purpose)
    clock_at.shift(timedelta(days=days, minutes=-1))
    sending.send(message.pk)
    assert again(message).is_waiting
    clock_at.shift(timedelta(hours=5))
    sending.send(message.pk)

    assert (again(message).trouble, again(message).text) == (Message.Trouble.NOT_SENT, "")


def test_an_address_the_server_refuses_for_good_is_not_tried_again(person: Person, settings: Any) -> None:
    settings.EMAIL_BACKEND = "growthring.notices.tests.test_outbox.Refusing"
    message = puts(person)
    sending.send(message.pk)
    assert again(message).trouble == Message.Trouble.REFUSED

    settings.EMAIL_BACKEND = "growthring.notices.tests.test_outbox.Busy"
    other = puts(person, "b")
    sending.send(other.pk)
    assert again(other).is_waiting


def test_a_server_that_is_away_is_not_asked_for_each_mail(person: Person, settings: Any) -> None:
    settings.EMAIL_BACKEND = AWAY
    made = [puts(person, str(number)) for number in range(10)]
    tasks.sweep.call()

    assert sum(again(message).tries for message in made) == tasks.SERVER_IS_AWAY


def test_one_that_cannot_be_written_keeps_no_mail_from_the_others(
    person: Person, clock_at: time_machine.Traveller
) -> None:
    bad, good = puts(person, "a"), puts(person, "b")
    Message.objects.unscoped(reason="test").filter(pk=bad.pk).update(subject="Two\nlines")  # no mail can have that
    tasks.sweep.call()
    assert again(good).sent_at is not None
    assert again(bad).is_waiting

    clock_at.shift(timedelta(days=4))
    tasks.sweep.call()
    assert again(bad).trouble == Message.Trouble.NOT_SENT


def test_what_opens_something_waits_sealed(person: Person) -> None:
    message = puts(person, purpose="reset", text="https://site.example/secret", address="other@thistledown.example")
    row = again(message)

    assert "secret" not in row.text
    assert "thistledown" not in row.address
    assert row.words == "https://site.example/secret"
    sending.send(message.pk)
    assert mail.outbox[0].to == ["other@thistledown.example"]


def test_with_another_secret_key_it_is_given_up(person: Person, settings: Any) -> None:
    message = puts(person, purpose="reset")
    settings.SECRET_KEY = "another"
    sending.send(message.pk)

    assert again(message).trouble == Message.Trouble.UNREADABLE


def test_nobody_who_has_left_is_sent_meetings_but_that_they_are_off(person: Person) -> None:
    person.left_on = clock.today()
    person.save()
    meeting, off = puts(person, "a", method="REQUEST"), puts(person, "b", method="CANCEL")
    tasks.sweep.call()

    assert again(meeting).trouble == Message.Trouble.LEFT
    assert again(off).sent_at is not None


def test_without_an_address_or_a_server_it_says_so(person: Person, settings: Any) -> None:
    message = puts(person)
    Person.objects.unscoped(reason="test").filter(pk=person.pk).update(email="", user=None)
    sending.send(message.pk)
    assert again(message).trouble == Message.Trouble.NO_ADDRESS

    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    other = puts(person, "b", address="x@thistledown.example")
    sending.send(other.pk)
    assert again(other).trouble == Message.Trouble.NO_SERVER


def test_a_second_copy_after_a_crash_has_the_same_message_id(person: Person) -> None:
    message = puts(person)
    sending.send(message.pk)
    Message.objects.unscoped(reason="test").filter(pk=message.pk).update(sent_at=None)
    sending.send(message.pk)

    first, second = (sent.message()["Message-ID"] for sent in mail.outbox)
    assert first == second
    assert message.key in first
