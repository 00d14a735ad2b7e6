"""D8: a session ends, or a token runs out, while somebody is writing: every word is there after signing in."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from growthring.accounts.models import KeptForm
from growthring.writing.drafts import PLACE
from growthring.writing.tests.conftest import Place
from growthring.writing.tests.test_drafts import signed_place

AT = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
PASSWORD = "seven quiet herons wade"
TYPED = "What was kept while it was typed."
ALL = f"{TYPED} And the last words before it was sent."


class Writer(Client):
    """One browser, which sends the token of the page that is open in it."""

    def __init__(self, here: Place) -> None:
        super().__init__(enforce_csrf_checks=True)
        self.here, self.key = here, str(uuid4())

    def sign_in(self) -> Any:
        user = self.here.first.user
        assert user is not None
        user.set_password(PASSWORD)
        user.save()
        return self.send("/sign-in/", self.token("/sign-in/"), login=user.email, password=PASSWORD)

    def token(self, address: str) -> str:
        return self.get(address).content.decode().partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]

    def send(self, address: str, token: str, *, unasked: bool = False, **fields: str) -> Any:
        said = {"origin": "http://testserver", "referer": f"http://testserver{self.here.page}"}
        said |= {"x-unasked": "draft"} if unasked else {}
        return self.post(address, {"csrfmiddlewaretoken": token, **fields}, headers=said)

    def send_form(self, token: str) -> Any:
        return self.send(self.here.page, token, name=ALL, repeat_key=self.key)


@pytest.fixture
def now() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(AT, tick=False) as traveller:
        yield traveller


@pytest.fixture
def writer(now: time_machine.Traveller, here: Place) -> Writer:
    made = Writer(here)
    made.sign_in()
    return made


def sent_again(writer: Writer) -> Any:
    """As the page of kept forms does it, with every field as it was."""
    token = writer.token("/account/kept/")
    [form] = writer.get("/account/kept/").context["forms"]
    fields = dict(form.fields)
    assert fields["name"] == ALL
    return writer.send(form.row.address, token, kept_key=form.row.key, **fields)


def test_a_session_that_ended_loses_no_word(writer: Writer, here: Place, now: time_machine.Traveller) -> None:
    token, place = writer.token(here.page), signed_place(writer, here.page)
    kept = writer.send("/my/drafts/save/", token, unasked=True, **{PLACE: place, "name": TYPED})
    now.shift(timedelta(minutes=65))
    sent = writer.send_form(token)
    notes = here.notes()
    writer.sign_in()
    page = writer.get(here.page, follow=True).content.decode()  # by way of what was kept
    saved = sent_again(writer)

    assert (kept.status_code, sent.status_code, notes) == (204, 302, [])
    assert ALL in page
    assert (saved["Location"], here.notes(), here.drafts()) == (here.page, [ALL[:80]], [])


def test_what_was_kept_while_it_was_typed_is_in_the_box(
    writer: Writer, here: Place, now: time_machine.Traveller
) -> None:
    """The browser closed without sending anything."""
    token, place = writer.token(here.page), signed_place(writer, here.page)
    writer.send("/my/drafts/save/", token, unasked=True, **{PLACE: place, "name": TYPED})
    now.shift(timedelta(hours=9))
    another = Writer(here)
    another.sign_in()
    assert f">\n{TYPED}</textarea>" in another.get(here.page).content.decode()


def test_what_a_page_sends_by_itself_is_not_kept_as_a_form(
    writer: Writer, here: Place, now: time_machine.Traveller
) -> None:
    """The form itself is still to be sent; three of these would drive it out."""
    token, place = writer.token(here.page), signed_place(writer, here.page)
    now.shift(timedelta(minutes=65))
    answer = writer.send("/my/drafts/save/", token, unasked=True, **{PLACE: place, "name": TYPED})
    assert (answer.status_code, KeptForm.objects.count()) == (302, 0)
    assert "You were signed out, so what you just sent" not in writer.get("/sign-in/").content.decode()


def test_a_token_of_an_earlier_session_loses_no_word(writer: Writer, here: Place) -> None:
    """Signed out and in again in another tab; the form of the first is sent."""
    token = writer.token(here.page)
    writer.send("/sign-out/", token)
    writer.sign_in()
    sent = writer.send_form(token)
    saved = sent_again(writer)
    assert (sent["Location"], saved["Location"], here.notes()) == ("/account/kept/", here.page, [ALL[:80]])


def test_a_form_that_was_taken_and_is_sent_again_after_signing_in_is_taken_once(
    writer: Writer, here: Place, now: time_machine.Traveller
) -> None:
    """The first answer was lost on the way."""
    token = writer.token(here.page)
    writer.send_form(token)
    now.shift(timedelta(minutes=65))
    writer.send_form(token)
    writer.sign_in()
    again = sent_again(writer)
    assert (again["Location"], here.notes()) == (here.page, [ALL[:80]])
