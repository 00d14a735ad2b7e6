"""A form that comes again: one row, one answer; with other words it is refused, and they are shown."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from growthring.core import clock
from growthring.writing.models import SentOnce
from growthring.writing.retention import old_repeat_keys
from growthring.writing.tests.conftest import Browser, Place

LONG = "A sentence that is longer than any key could ever be."


def keys() -> int:
    return SentOnce.objects.unscoped(reason="test").count()


def test_the_second_post_gets_the_answer_of_the_first(here: Place, browser: Browser) -> None:
    client, sent = browser(here.first), {"name": LONG, "repeat_key": str(uuid4())}
    answers = [client.post(here.page, sent) for _ in range(5)]
    assert [(each.status_code, each["Location"]) for each in answers] == [(302, here.page)] * 5
    assert here.notes() == [LONG]


def test_a_day_later_it_gets_the_same_answer_and_a_week_later_the_key_is_forgotten(
    here: Place, browser: Browser
) -> None:
    sent, now = {"name": LONG, "repeat_key": str(uuid4())}, clock.now()
    browser(here.first).post(here.page, sent)
    with time_machine.travel(now + timedelta(hours=24)):
        later = browser(here.first).post(here.page, sent)
        kept = old_repeat_keys().count()
    with time_machine.travel(now + timedelta(days=7, minutes=1)):
        forgotten = old_repeat_keys().count()
    assert (later.status_code, later["Location"], here.notes()) == (302, here.page, [LONG])
    assert (kept, forgotten) == (0, 1)


def test_other_words_with_the_same_key_are_refused_and_shown(here: Place, browser: Browser) -> None:
    client, key = browser(here.first), str(uuid4())
    client.post(here.page, {"name": "First", "repeat_key": key})
    response = client.post(here.page, {"name": LONG, "kind": "b", "repeat_key": key})
    shown = response.content.decode()
    assert (response.status_code, here.notes()) == (409, ["First"])
    assert f'name="name" rows="6">\n{LONG}</textarea>' in shown
    assert '<input type="hidden" name="kind" value="b">' in shown
    assert shown.count('name="repeat_key"') == 1
    assert key not in shown


def test_it_can_be_sent_anew_from_that_page(here: Place, browser: Browser) -> None:
    client, key = browser(here.first), str(uuid4())
    client.post(here.page, {"name": "First", "repeat_key": key})
    response = client.post(here.page, {"name": LONG, "repeat_key": key})
    anew = response.content.decode().partition('name="repeat_key" value="')[2].partition('"')[0]
    again = client.post(here.page, {"name": LONG, "repeat_key": anew})
    assert (again.status_code, here.notes()) == (302, ["First", LONG])


def test_the_same_words_to_another_address_are_another_body(here: Place, browser: Browser) -> None:
    client, sent = browser(here.first), {"name": LONG, "repeat_key": str(uuid4())}
    statuses = [client.post(page, sent).status_code for page in (here.page, f"{here.page}?stored=more")]
    assert statuses == [302, 409]


def test_another_file_is_another_body(here: Place, browser: Browser) -> None:
    client, key = browser(here.first), str(uuid4())
    statuses = [
        client.post(
            here.page, {"name": LONG, "repeat_key": key, "paper": SimpleUploadedFile("a.txt", body)}
        ).status_code
        for body in (b"one", b"one", b"two")
    ]
    assert statuses == [302, 302, 409]


def test_a_form_that_was_wrong_may_come_corrected_with_its_key(here: Place, browser: Browser) -> None:
    client, key = browser(here.first), str(uuid4())
    statuses = [
        client.post(here.page, {"name": name, "repeat_key": key}).status_code for name in ("not good", "", "Good")
    ]
    assert (statuses, here.notes(), keys()) == ([422, 422, 302], ["Good"], 1)


@pytest.mark.parametrize("key", [None, "", "no key at all"])
def test_without_a_key_a_form_does_what_it_did_before(here: Place, browser: Browser, key: str | None) -> None:
    client, sent = browser(here.first), {"name": "Twice"} | ({} if key is None else {"repeat_key": key})
    statuses = [client.post(here.page, sent).status_code for _ in range(2)]
    expected = 422 if key == "no key at all" else 302  # the form itself looks at it
    assert statuses == [expected] * 2
    assert here.notes() == (["Twice"] * 2 if expected == 302 else [])


def test_another_persons_key_is_not_mine(here: Place, browser: Browser) -> None:
    sent = {"name": LONG, "repeat_key": str(uuid4())}
    statuses = [browser(person).post(here.page, sent).status_code for person in (here.first, here.second)]
    assert (statuses, here.notes()) == ([302, 302], [LONG, LONG])


def test_what_breaks_off_leaves_neither_row_nor_key_but_the_words(here: Place, browser: Browser) -> None:
    client, text = browser(here.first), "This breaks off"
    client.raise_request_exception = False
    status = client.post(here.page, {"name": text, "repeat_key": str(uuid4())}).status_code
    assert (status, here.notes(), keys()) == (500, [], 0)
    assert [fields["name"] for fields in here.drafts()] == [text]


def test_nothing_of_the_words_stands_in_what_is_kept(here: Place, browser: Browser) -> None:
    browser(here.first).post(here.page, {"name": LONG, "repeat_key": str(uuid4())})
    row = SentOnce.objects.unscoped(reason="test").values().get()
    assert LONG not in str(row)
    assert len(row["body_digest"]) == 64
