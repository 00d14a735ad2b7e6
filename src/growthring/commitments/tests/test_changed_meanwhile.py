"""Two who may change the same words: the second reads the first one's before anything is written over."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from growthring.commitments.models import Action, Promise, PromiseReason
from growthring.commitments.tests.test_pages import client_of, promise_page
from growthring.commitments.tests.worlds import TOMORROW, World

pytestmark = pytest.mark.django_db
SAID = "Somebody has changed this since you read it"


def seen_on(page: str, button: str) -> str:
    """Of the form with this button."""
    form = next(each for each in re.findall(r"<form.*?</form>", page, re.S) if button in each)
    found = re.search(r'name="seen" value="(\w+)"', form)
    assert found is not None
    return found[1]


def sends(client: Client, address: str, status: int, **told: Any) -> str:
    answer = client.post(address, {"repeat_key": str(uuid4()), **told})
    assert answer.status_code == status
    return answer.content.decode()


def test_the_words_of_a_promise(here: World) -> None:
    promise = here.promise()
    learner, manager = client_of(here, "learner"), client_of(here, "manager")
    both = [client.get(promise_page(promise)).content.decode() for client in (learner, manager)]
    words, address = {"kind": "time"}, reverse("commitments_promise_words", args=[promise.key])
    one, two = (seen_on(page, 'name="why"') for page in both)
    sends(manager, address, 302, **words, what="An hour", why="Marking eats the evenings.", seen=two)
    page = sends(learner, address, 422, **words, what="Two hours", why="Mocks.", seen=one)

    assert SAID in page
    assert "Marking eats the evenings." in page
    assert "Two hours" in page
    assert Promise.objects.unscoped(reason="test").get().what == "An hour"
    anew = seen_on(page, 'name="why"')
    sends(learner, address, 302, **words, what="Two hours", why="Marking eats the evenings. Mocks, too.", seen=anew)
    assert PromiseReason.objects.unscoped(reason="test").get().text.endswith("Mocks, too.")


def test_an_action(here: World) -> None:
    action = here.action(by="coach")
    learner, coach = client_of(here, "learner"), client_of(here, "coach")
    address = reverse("commitments_action", args=[action.key])
    page = learner.get(address).content.decode()
    told = {"kind": "do", "owner": here.learner.key, "due_on": TOMORROW.isoformat()}
    sends(
        coach,
        address,
        302,
        **told,
        text="Two classes, not one",
        seen=seen_on(coach.get(address).content.decode(), "id_action_text"),
    )
    again = sends(learner, address, 422, **told, text="Three", seen=seen_on(page, "id_action_text"))

    assert SAID in again
    assert "Two classes, not one" in again
    sends(learner, address, 302, **told, text="Three", seen=seen_on(again, "id_action_text"))
    assert Action.objects.unscoped(reason="test").get().text == "Three"
