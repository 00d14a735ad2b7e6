"""D12: what is put away is its owner's alone for thirty days, and comes back byte for byte."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import models
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from growthring.audit.models import Event
from growthring.commitments.models import Action
from growthring.core import clock
from growthring.core.access import Actor
from growthring.people.models import PartnerKind, Post
from growthring.writing import bins
from growthring.writing.drafts import PLACE
from growthring.writing.models import IN_USE, Binned, Draft
from growthring.writing.services.bins import NotInYourBin, put_in_bin, take_out
from growthring.writing.services.drafts import save_draft
from growthring.writing.tests.conftest import Browser, Place
from growthring.writing.tests.test_drafts import signed_place
from tests.factories import PartnershipFactory, acting

TEXT = "  Zwölf “kleine” 𝔖chritte,\n\tund <b>einer</b> mehr "


@pytest.fixture
def action(here: Place) -> Action:
    """Of the first of the two, whose line manager is the second; bins know it as they do in the product."""
    post = Post.objects.unscoped(reason="test").get(person=here.first)
    PartnershipFactory(post=post, partner=here.second, kind=PartnerKind.LINE_MANAGER)
    day = clock.today()
    facts = {"trust": post.trust, "post": post, "owner": here.first, "added_by": here.first, "added_on": day}
    return Action.objects.create(**facts, kind=Action.Kind.DO, text=TEXT, due_on=day)


@pytest.fixture
def draft(here: Place) -> Draft:
    made = save_draft(actor=here.actor(), place=here.name, fields={"name": TEXT})
    assert made is not None
    return made


@pytest.fixture(params=["action", "draft"])
def row(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    if request.param == "action":
        known = bins.Kind("commitments.action", Action, "Actions", lambda action: action.text)
        monkeypatch.setitem(bins._kinds, "commitments.action", known)
    return request.getfixturevalue(request.param)


def stored(row: models.Model) -> dict[str, Any]:
    found: dict[str, Any] = type(row)._base_manager.filter(pk=row.pk).values().get()
    return found


def shown(client: Client) -> str:
    return client.get("/my/bin/").content.decode()


def undo(client: Client, row: Binned) -> int:
    return client.post(bins.undo_of(row)).status_code


def test_it_comes_back_byte_for_byte(here: Place, row: Any, browser: Browser) -> None:
    before = stored(row)
    put_in_bin(actor=here.actor(), row=row)
    away = stored(row)
    client = browser(here.first)
    listed = shown(client)
    status = undo(client, row)

    assert {name for name in before if before[name] != away[name]} == {"binned_at", "binned_by_id"}
    assert "𝔖chritte" in listed
    assert (status, stored(row)) == (302, before)
    assert "𝔖chritte" not in shown(client)


def test_nobody_else_reads_it_or_takes_it_out(here: Place, row: Any, browser: Browser) -> None:
    put_in_bin(actor=here.actor(), row=row)
    other = browser(here.second)
    visible = [type(row).objects.visible_to(acting(who)).filter(pk=row.pk).count() for who in (here.first, here.second)]
    assert visible == [1, 0]
    assert "𝔖chritte" not in shown(other)
    assert undo(other, row) == 404
    with pytest.raises(NotInYourBin):
        take_out(actor=acting(here.second), row=row)


def test_what_was_put_away_is_in_use_no_more(here: Place, row: Any) -> None:
    put_in_bin(actor=here.actor(), row=row)
    assert type(row).objects.visible_to(here.actor()).filter(IN_USE).count() == 0


def test_after_thirty_days_it_is_gone(here: Place, row: Any, browser: Browser) -> None:
    put_in_bin(actor=here.actor(), row=row)
    now, found = clock.now(), []
    for later in (timedelta(days=30, minutes=-1), timedelta(days=30, minutes=1)):
        with time_machine.travel(now + later):
            due = bins.past_their_time(type(row)).count()
            found.append((due, "𝔖chritte" in shown(browser(here.first))))
    with time_machine.travel(now + timedelta(days=30, minutes=1)):
        assert undo(browser(here.first), row) == 404
    assert found == [(0, True), (1, False)]


def test_twice_put_away_is_put_away_once(here: Place, row: Any, browser: Browser) -> None:
    put_in_bin(actor=here.actor(), row=row)
    at = stored(row)["binned_at"]
    put_in_bin(actor=here.actor(), row=row)
    client = browser(here.first)
    assert stored(row)["binned_at"] == at
    assert [undo(client, row), undo(client, row)] == [302, 404]


def test_each_way_is_one_event_without_a_word(here: Place, row: Any) -> None:
    actor: Actor = here.actor()
    put_in_bin(actor=actor, row=row)
    take_out(actor=actor, row=row)
    told = Event.objects.unscoped(reason="test").order_by("pk").values_list("verb", "where", "subject_id")
    assert list(told) == [
        ("ended", "put into the bin", here.first.pk),
        ("undone", "taken out of the bin", here.first.pk),
    ]


@pytest.mark.parametrize("address", ["writing.draft/nobodyhasit", "no.kind/nobodyhasit", "people.person/nobodyhasit"])
def test_what_is_in_no_bin_is_no_page(here: Place, browser: Browser, address: str) -> None:
    assert browser(here.first).post(f"/my/bin/{address}/restore/").status_code == 404


@pytest.mark.parametrize("many", [1, 12])
def test_the_pages_ask_as_much_for_many_as_for_one(
    here: Place, browser: Browser, many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    actor, client = here.actor(), browser(here.first)
    for number in range(many):
        save_draft(actor=actor, place=f"test_note:{number}", fields={"name": TEXT})
        gone = save_draft(actor=actor, place=f"gone:{number}", fields={"name": TEXT})
        assert gone is not None
        put_in_bin(actor=actor, row=gone)
    client.get("/my/drafts/")
    with django_assert_num_queries(6):
        assert len(re.findall("Go on writing", client.get("/my/drafts/").content.decode())) == many
    with django_assert_num_queries(5 + len(list(bins.kinds()))):
        shown(client)


def test_a_page_with_a_draft_and_its_saving_ask_little(
    here: Place, draft: Draft, browser: Browser, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = browser(here.first)
    client.get(here.page)
    with django_assert_num_queries(7):  # one more than without a draft
        place = signed_place(client, here.page)
    with django_assert_num_queries(11):  # four of them begin and end the two transactions
        client.post("/my/drafts/save/", {PLACE: place, "name": "More"}, headers={"X-Unasked": "draft"})
