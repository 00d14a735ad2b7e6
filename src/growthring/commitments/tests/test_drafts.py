"""What somebody writes into a form of an action or a promise is there again, for them alone, until it is sent."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from growthring.commitments.models import Action, Promise, PromiseReason
from growthring.commitments.tests.test_pages import client_of, post_page, promise_page
from growthring.commitments.tests.worlds import TOMORROW, World
from growthring.core import clock
from growthring.writing.drafts import PLACE, STAMP
from growthring.writing.models import Draft
from growthring.writing.retention import drafts_nobody_went_on_with

WHY = "She has not had an hour to herself since Mich"
SAID = "This is what you were writing on"
KINDS = ["action", "promise"]


def form_on(page: str, has: str) -> str:
    found: list[str] = re.findall(r"<form.*?</form>", page, re.S)
    return next(each for each in found if has in each and "data-draft=" in each)


def value(form: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', form)
    assert found is not None
    return str(found[1])


def types(client: Client, address: str, has: str, **boxes: str) -> str:
    """As the page does while somebody types into the form that `has` this; gives the page's form."""
    form = form_on(client.get(address).content.decode(), has)
    place = re.search(r'data-draft="([^"]+)"', form)
    assert place is not None
    sent = {PLACE: place[1], STAMP: value(form, STAMP), **boxes}
    assert client.post("/my/drafts/save/", sent, headers={"X-Unasked": "draft"}).status_code == 204
    return form


def drafts() -> list[tuple[str, str]]:
    rows = Draft.objects.unscoped(reason="test").filter(binned_at=None).order_by("pk")
    return [(str(each.writer), each.words()) for each in rows]


def add(here: World, what: str) -> str:
    return reverse(f"commitments_{what}_add", args=[here.post.key])


def told(here: World, form: str, **more: Any) -> dict[str, Any]:
    words = {"text": "Read one chapter", "kind": "learn", "owner": here.learner.key}
    promised = {"what": "An hour", "kind": "time", "owed_by": here.manager.key, "due_on": TOMORROW.isoformat()}
    return {**(words if form == "action" else promised), "repeat_key": str(uuid4()), **more}


@pytest.mark.parametrize("name", ["learner", "manager", "coach"])
def test_a_promise_half_written_is_there_again_on_another_device(here: World, name: str) -> None:
    types(client_of(here, name), post_page(here), 'name="why"', what="An hour on Tuesd", why=WHY)
    page = client_of(here, name).get(post_page(here)).content.decode()

    assert 'value="An hour on Tuesd"' in page
    assert f"{WHY}</textarea>" in page
    assert SAID in page
    assert '<details id="add-promise" open>' in page
    assert '<details id="add-action">' in page


def test_nobody_else_finds_it(here: World) -> None:
    types(client_of(here, "manager"), post_page(here), 'name="why"', what="An hour", why=WHY)
    others = [
        name for name in ("learner", "coach") if WHY in client_of(here, name).get(post_page(here)).content.decode()
    ]

    assert others == []
    assert WHY not in client_of(here, "learner").get("/my/drafts/").content.decode()


def test_my_drafts_lead_to_the_form(here: World) -> None:
    client = client_of(here, "manager")
    types(client, post_page(here), 'name="why"', what="An hour", why=WHY)
    types(client, post_page(here), "id_action_text", text="Read on")
    page = client.get("/my/drafts/").content.decode()

    assert [f'href="{post_page(here)}#add-{what}"' in page for what in KINDS] == [True, True]


@pytest.mark.parametrize("what", KINDS)
def test_what_does_not_pass_is_kept_and_what_passes_is_gone(here: World, what: str) -> None:
    """Without JavaScript: nothing was kept before the form was sent."""
    client, box = client_of(here, "manager"), "text" if what == "action" else "what"
    wrong = told(here, what, **{box: "", "why": WHY} if what == "promise" else {"owner": "nobody"})
    assert client.post(add(here, what), wrong).status_code == 422
    kept = drafts()
    assert SAID in client.get(post_page(here)).content.decode()
    assert client.post(add(here, what), told(here, what)).status_code == 302

    assert kept == [(str(here.manager), WHY if what == "promise" else "Read one chapter")]
    assert drafts() == []


def test_one_form_leaves_the_draft_of_the_other(here: World) -> None:
    client = client_of(here, "learner")
    types(client, post_page(here), 'name="why"', what="An hour", why=WHY)
    client.post(add(here, "action"), told(here, "action"))

    [left] = Draft.objects.unscoped(reason="test")
    assert left.texts == {"what": "An hour", "why": WHY}


@pytest.mark.parametrize(("name", "days"), [("learner", 365), ("manager", 30)])
def test_a_draft_about_somebody_else_goes_after_thirty_days(here: World, name: str, days: int) -> None:
    types(client_of(here, name), post_page(here), 'name="why"', what="An hour", why=WHY)
    left = []
    for after in (days - 1, days + 1):
        with time_machine.travel(clock.now() + timedelta(days=after), tick=False):
            left.append(drafts_nobody_went_on_with().count())

    assert left == [0, 1]


def test_the_words_of_an_action_half_changed(here: World) -> None:
    action = here.action(by="coach")
    address = reverse("commitments_action", args=[action.key])
    types(client_of(here, "learner"), address, "id_action_text", text="Three classes, and th")
    types(client_of(here, "learner"), address, "id_done_note", note="It went")
    client = client_of(here, "learner")
    page = client.get(address).content.decode()

    assert ['value="Three classes, and th"' in page, 'value="It went"' in page] == [True, True]
    assert "Three classes" not in client_of(here, "coach").get(address).content.decode()
    seen = value(form_on(page, "id_action_text"), "seen")
    client.post(address, told(here, "action", text="Three", seen=seen))
    client.post(reverse("commitments_action_tick", args=[action.key]), {"note": "It went well"})
    assert (drafts(), Action.objects.unscoped(reason="test").get().text) == ([], "Three")


def test_a_draft_is_not_saved_over_what_was_changed_since_it_was_written(here: World) -> None:
    """However late it is gone on with: the page it is gone on with is newer than the words in it."""
    promise = here.promise()
    address = reverse("commitments_promise_words", args=[promise.key])
    learner, manager = client_of(here, "learner"), client_of(here, "manager")
    form = types(learner, promise_page(promise), 'name="why"', what="Two hours", why=WHY, seen=seen_now(here, promise))
    manager.post(address, {"what": "One", "kind": "time", "why": "Marking.", "seen": value(form, "seen")})
    again = form_on(learner.get(promise_page(promise)).content.decode(), 'name="why"')
    words = {"what": "Two hours", "kind": "time", "why": WHY, "repeat_key": str(uuid4())}
    answer = learner.post(address, words | {"seen": value(again, "seen")})

    assert f"{WHY}</textarea>" in again
    assert answer.status_code == 422
    assert PromiseReason.objects.unscoped(reason="test").get().text == "Marking."
    anew = value(form_on(answer.content.decode(), 'name="why"'), "seen")
    assert learner.post(address, words | {"repeat_key": str(uuid4()), "seen": anew}).status_code == 302
    assert (drafts(), Promise.objects.unscoped(reason="test").get().what) == ([], "Two hours")


def seen_now(here: World, promise: Promise) -> str:
    return value(form_on(client_of(here, "learner").get(promise_page(promise)).content.decode(), 'name="why"'), "seen")


@pytest.mark.parametrize(("name", "part"), [("manager", "decline"), ("manager", "day"), ("learner", "kept")])
def test_a_word_about_a_promise(here: World, name: str, part: str) -> None:
    promise = here.promise()
    types(client_of(here, name), promise_page(promise), f"id_{part}_word", word="We have nobody to")
    client = client_of(here, name)
    page = client.get(promise_page(promise)).content.decode()

    assert page.count('value="We have nobody to"') == 1
    assert f'href="{promise_page(promise)}#{part}"' in client.get("/my/drafts/").content.decode()
    assert f'id="{part}"' in page
    client.post(
        reverse(f"commitments_{part}", args=[promise.key]),
        {"word": "We have nobody", "due_on": (TOMORROW + timedelta(days=7)).isoformat(), "repeat_key": str(uuid4())},
    )
    assert drafts() == []


@pytest.mark.parametrize("kept", [0, 6])
def test_the_queries_of_a_promise(here: World, kept: int, django_assert_num_queries: Any) -> None:
    promise = here.promise()
    client = client_of(here, "manager")
    for part in ("kept", "day", "decline")[: kept // 2]:
        types(client, promise_page(promise), f"id_{part}_word", word="We have")

    with django_assert_num_queries(11):
        client.get(promise_page(promise))


CHOSEN = {"kind": "cover", "due_on": TOMORROW.isoformat()}


def test_the_day_and_what_was_chosen_are_there_again_as_well(here: World) -> None:
    """Before a word is written."""
    owed_by = here.coach.key
    types(client_of(here, "manager"), post_page(here), 'name="why"', **CHOSEN, owed_by=owed_by)
    form = form_on(client_of(here, "manager").get(post_page(here)).content.decode(), 'name="why"')

    assert [value for value in (*CHOSEN.values(), owed_by) if f'value="{value}" selected' in form] == ["cover", owed_by]
    assert value(form, "due_on") == TOMORROW.isoformat()
    assert "A day or a choice, without words yet" in client_of(here, "manager").get("/my/drafts/").content.decode()
    assert "A day or a choice" not in client_of(here, "learner").get("/my/drafts/").content.decode()


def test_a_day_half_changed_is_there_again_and_goes_when_it_is_saved(here: World) -> None:
    client = client_of(here, "learner")
    client.post(add(here, "action"), told(here, "action"))
    action = Action.objects.unscoped(reason="test").get()
    address = reverse("commitments_action", args=[action.key])
    stands = {"kind": "learn", "owner": here.learner.key, "text": action.text}
    form = types(client, address, 'name="due_on"', **stands, due_on=TOMORROW.isoformat())
    page = client.get(address).content.decode()

    assert SAID in page
    assert value(form_on(page, 'name="due_on"'), "due_on") == TOMORROW.isoformat()
    client.post(address, {**stands, "due_on": TOMORROW.isoformat(), "seen": value(form, "seen")})
    assert Draft.objects.unscoped(reason="test").count() == 0
    assert SAID not in client.get(address).content.decode()


def test_an_offer_half_written_is_there_again_and_gone_once_it_is_made(here: World) -> None:
    client = client_of(here, "learner")
    form = types(client, "/my/offers/", 'name="text"', text="I can help with marki")
    page = client.get("/my/offers/").content.decode()

    assert (SAID in page, value(form_on(page, 'name="text"'), "text")) == (True, "I can help with marki")
    assert SAID not in client_of(here, "manager").get("/my/offers/").content.decode()
    client.post("/my/offers/", {"text": "Marking", STAMP: value(form, STAMP)})
    assert SAID not in client.get("/my/offers/").content.decode()
