"""Mail about logins: through the outbox, sealed while it waits, and never kept longer than it is good for."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail

from growthring.accounts import tasks as accounts
from growthring.core.mail import Letter, deliver
from growthring.notices import tasks
from growthring.notices.models import Message
from growthring.notices.tests.conftest import login_of
from growthring.people.models import Person
from growthring.upkeep.doctor import outbox
from growthring.upkeep.doctor.findings import Level
from tests.factories import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db
SITE = "https://growth.school.example"


def row() -> Message:
    return Message.objects.unscoped(reason="test").get()


def test_a_link_for_a_password_goes_at_once_and_nothing_of_it_stays(person: Person) -> None:
    accounts.password_link.call(login_of(person).pk, SITE, "en-gb")

    assert f"{SITE}/password/" in mail.outbox[0].body
    assert mail.outbox[0].to == [login_of(person).email]
    assert (row().purpose, row().text, row().address, row().is_waiting) == ("reset", "", "", False)


def test_while_the_server_is_away_the_link_waits_sealed_for_a_day(
    person: Person, settings: Any, clock_at: time_machine.Traveller
) -> None:
    settings.EMAIL_BACKEND = "growthring.notices.tests.test_outbox.Away"
    accounts.password_link.call(login_of(person).pk, SITE, "en-gb")
    assert row().is_waiting
    assert "password" not in row().text
    assert "/password/" in row().words

    clock_at.shift(timedelta(hours=2))
    assert [finding.level for finding in outbox.mail_that_waits()] == [Level.LOOK]
    clock_at.shift(timedelta(hours=23))
    tasks.sweep.call()
    assert (row().trouble, row().text) == (Message.Trouble.NOT_SENT, "")
    [finding] = outbox.mail_that_waits()
    assert finding.what == (
        "1 mail was given up in the last week: the mail server did not take it in all the time there was."
    )


def test_once_the_server_is_back_it_goes(person: Person, settings: Any, clock_at: time_machine.Traveller) -> None:
    settings.EMAIL_BACKEND = "growthring.notices.tests.test_outbox.Away"
    accounts.note.call(login_of(person).pk, "password")
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    clock_at.shift(timedelta(minutes=5))
    tasks.sweep.call()

    assert [message.body.splitlines()[0] for message in mail.outbox] == ["Your password has been changed."]
    assert [finding.level for finding in outbox.mail_that_waits()] == [Level.FINE]


def test_it_waits_where_its_owner_is_at_home(person: Person) -> None:
    PersonFactory(user=person.user, email="", is_guest=True)
    deliver(Letter("new@thistledown.example", "Subject", "Text", login_of(person).pk))

    assert (row().trust_id, row().to_person_id) == (person.trust_id, person.pk)
    assert mail.outbox[0].to == ["new@thistledown.example"]


def test_it_waits_with_no_trust_that_its_owner_has_left(person: Person) -> None:
    for year in (2019, 2021):  # databases do not agree on where a day that is not known stands
        PersonFactory(user=person.user, email="", left_on=date(year, 7, 20))
    deliver(Letter("new@thistledown.example", "Subject", "Text", login_of(person).pk))

    assert row().to_person_id == person.pk


@pytest.mark.parametrize("is_known", [True, False])
def test_a_login_that_is_nobodys_is_written_to_without_an_outbox(is_known: bool, db: None) -> None:
    user_pk = UserFactory.create().pk if is_known else 0
    deliver(Letter("admin@thistledown.example", "Subject", "Text", user_pk))

    assert [message.to for message in mail.outbox] == [["admin@thistledown.example"]]
    assert not Message.objects.unscoped(reason="test").exists()
