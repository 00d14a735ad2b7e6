"""The pages of actions and promises: who finds them, what stands on them, where a form leads."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from growthring.audit.models import Event
from growthring.commitments.models import Action, Offer, Promise
from growthring.commitments.services import promises
from growthring.commitments.services.offers import make_offer, withdraw_offer
from growthring.commitments.tests.worlds import TODAY, TOMORROW, World, world
from growthring.people.models import PartnerKind, Person
from tests.factories import PartnershipFactory, PersonFactory, PostFactory, SchoolFactory

Queries = Callable[[int], Any]
ALL = ("learner", "manager", "coach", "head", "pd_lead", "colleague")


def client_of(here: World, name: str) -> Client:
    client = Client()
    client.force_login(getattr(here, name).user)
    return client


def statuses(here: World, address: str) -> dict[str, int]:
    return {name: client_of(here, name).get(address).status_code for name in ALL}


def post_page(here: World) -> str:
    return reverse("commitments_post", args=[here.post.key])


def promise_page(promise: Promise) -> str:
    return reverse("commitments_promise", args=[promise.key])


PARTIES = {"learner": 200, "manager": 200, "coach": 200, "head": 404, "pd_lead": 404, "colleague": 404}


def test_the_list_is_for_the_learner_and_their_partners(here: World) -> None:
    assert statuses(here, post_page(here)) == PARTIES


def test_an_action_too(here: World) -> None:
    assert statuses(here, reverse("commitments_action", args=[here.action().key])) == PARTIES


def test_a_promise_is_the_schools_once_it_is_shared(here: World) -> None:
    promise = here.promise()

    assert statuses(here, promise_page(promise)) == PARTIES
    here.shared(promise)
    assert statuses(here, promise_page(promise)) == PARTIES | {"head": 200, "pd_lead": 200}


def test_whoever_may_not_see_it_finds_what_is_not_there(here: World) -> None:
    promise, client = here.promise(), client_of(here, "head")

    assert client.get(promise_page(promise)).content == client.get("/commitments/promises/nosuchkey/").content


@pytest.mark.parametrize("rows", [1, 3])
def test_the_queries_of_the_list(here: World, django_assert_num_queries: Queries, rows: int) -> None:
    for _each in range(rows):
        here.action(owner="coach")
        promises.keep(actor=here.actor("learner"), promise=here.promise())
        here.promise()
    client = client_of(here, "learner")

    with django_assert_num_queries(10):
        assert client.get(post_page(here)).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_queries_of_the_schools_list(here: World, django_assert_num_queries: Queries, rows: int) -> None:
    for _each in range(rows):
        here.shared(here.promise())
        promises.keep(actor=here.actor("learner"), promise=shared(here))
    client = client_of(here, "head")

    with django_assert_num_queries(9):
        assert client.get(reverse("commitments_of_school", args=[here.school.slug])).status_code == 200


def shared(here: World, **words: Any) -> Promise:
    return here.shared(here.promise(**words))


def test_an_action_is_added_and_leads_back_where_it_was_asked(here: World) -> None:
    client, form = client_of(here, "manager"), {"text": "Plan it", "kind": "do", "owner": here.coach.key, "due_on": ""}
    address = reverse("commitments_action_add", args=[here.post.key])

    told = [client.post(address, form | {"back": back})["Location"] for back in ("", "/support/", "//evil.example/")]
    assert told == [post_page(here), "/support/", post_page(here)]
    assert client.post(address, form | {"back": "https://evil.example/journey/"})["Location"] == post_page(here)
    assert client.post(address, form | {"back": "/account/logout/"})["Location"] == post_page(here)


def test_a_form_sent_five_times_makes_one_action(here: World) -> None:
    client, address = client_of(here, "learner"), reverse("commitments_action_add", args=[here.post.key])
    form = {"text": "Plan it", "kind": "do", "owner": here.learner.key, "repeat_key": str(uuid4())}

    assert {client.post(address, form).status_code for _each in range(5)} == {302}
    assert Action.objects.unscoped(reason="test").count() == 1
    assert client.post(address, form | {"text": "Other"}).status_code == 409


def test_a_form_that_is_wrong_keeps_what_was_typed(here: World) -> None:
    client = client_of(here, "learner")
    answer = client.post(
        reverse("commitments_promise_add", args=[here.post.key]), {"what": "Two free periods", "why": "I drown"}
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="Two free periods"' in page
    assert "I drown</textarea>" in page


@pytest.mark.parametrize("what", ["action", "promise"])
def test_a_form_of_a_meeting_that_was_sent_empty_leads_back_to_the_meeting(here: World, what: str) -> None:
    client, meeting = client_of(here, "learner"), "/meetings/abcdefghjkmn/"
    address = reverse(f"commitments_{what}_add", args=[here.post.key])
    words = {"text": "Read it", "kind": "do", "owner": here.learner.key}
    if what == "promise":
        words = {"what": "A book", "kind": "reading", "owed_by": here.manager.key, "due_on": TOMORROW.isoformat()}

    wrong = client.post(address, {"back": meeting}).content.decode()

    assert f'<p class="back"><a href="{meeting}">Back</a></p>' in wrong
    assert wrong.count(f'name="back" value="{meeting}"') == 2
    assert client.post(address, {"back": meeting, **words}).headers["Location"] == meeting
    assert reverse("journey") in client.post(address).content.decode()


def test_nobody_else_is_put_on_an_action_by_a_forged_form(here: World) -> None:
    client = client_of(here, "learner")
    form = {"text": "Plan it", "kind": "do", "owner": here.colleague.key}

    assert client.post(reverse("commitments_action_add", args=[here.post.key]), form).status_code == 422
    assert not Action.objects.unscoped(reason="test").exists()


def test_a_tick_can_be_undone(here: World) -> None:
    action, client = here.action(), client_of(here, "learner")
    page = client.post(reverse("commitments_action_tick", args=[action.key]), {"note": "It went well"}, follow=True)

    assert "It went well" in page.content.decode()
    undo = reverse("commitments_action_untick", args=[action.key])
    assert f'action="{undo}"' in page.content.decode()
    client.post(undo)
    assert Action.objects.unscoped(reason="test").get().done_on is None


def test_an_action_is_put_away_and_taken_out(here: World) -> None:
    action, client = here.action(), client_of(here, "learner")
    page = client.post(reverse("commitments_action_put_away", args=[action.key]), follow=True).content.decode()
    undo = reverse("writing_bin_restore", args=["commitments.action", action.key])

    assert f'action="{undo}"' in page
    assert client_of(here, "coach").get(reverse("commitments_action", args=[action.key])).status_code == 404
    client.post(undo)
    assert client_of(here, "coach").get(reverse("commitments_action", args=[action.key])).status_code == 200


def test_the_learner_sees_the_very_line_the_school_will_see(here: World) -> None:
    promise = here.promise(why="Nobody is to know this")
    before = client_of(here, "learner").get(promise_page(promise)).content.decode()
    sent = {"do": "share", "seen": seen_in(before)}
    client_of(here, "learner").post(reverse("commitments_promise_share", args=[promise.key]), sent)
    seen = client_of(here, "head").get(reverse("commitments_of_school", args=[here.school.slug])).content.decode()

    line = before.partition('<div class="row-main">')[2].partition("</div>")[0]
    assert "Cover for period 3" in line
    assert line in seen


@pytest.mark.parametrize(("who", "by"), [("learner", "you share it"), ("manager", "{learner} shares it")])
def test_the_page_says_at_once_who_reads_it(here: World, who: str, by: str) -> None:
    promise = here.promise()
    by = by.format(learner=here.learner)
    told = {False: f"The head and the PD lead only if {by}.", True: f"The head and the PD lead, too, as {by}"}
    learner, reader = client_of(here, "learner"), client_of(here, who)
    for is_shared in (False, True, False):
        if is_shared:
            here.shared(promise)
        else:
            learner.post(reverse("commitments_promise_share", args=[promise.key]), {"do": "take_back"})
        page = reader.get(promise_page(promise)).content.decode()
        readers = page[page.index('class="who-reads"') :]
        assert {said: text in readers for said, text in told.items()} == {is_shared: True, not is_shared: False}
        assert {said: text in page for said, text in told.items()} == {is_shared: True, not is_shared: False}


def test_a_head_reads_who_else_does(here: World) -> None:
    promise = here.promise()
    here.shared(promise)
    page = client_of(here, "head").get(promise_page(promise)).content.decode()
    assert f"The head and the PD lead, too, as {here.learner} shares it: what and by when, never why." in page


def test_the_school_reads_neither_why_nor_what_was_said(here: World) -> None:
    """A word in every place where one can stand; those who lead see what and by when on both pages."""
    promise = shared(here, why="My class worries me", owed_by="coach")
    other = TOMORROW + timedelta(days=3)
    promises.ask_for_another_day(actor=here.actor("coach"), promise=promise, due_on=other, word="My own class first")
    promises.answer_other_day(
        actor=here.actor("learner"), promise=promise, agrees=False, seen=other.isoformat(), word="I cannot wait"
    )
    here.promise(what="A word with me alone")
    secrets = ("worries me", "own class first", "cannot wait", "with me alone")
    for who in ("head", "pd_lead"):
        client = client_of(here, who)
        for address in (reverse("commitments_of_school", args=[here.school.slug]), promise_page(promise)):
            page = client.get(address).content.decode()
            assert "Cover for period 3" in page
            assert [each for each in secrets if each in page] == []
    page = client_of(here, "learner").get(promise_page(promise)).content.decode()
    assert [each for each in secrets if each in page] == list(secrets[:3])


def test_the_list_of_the_school_is_for_those_who_lead_it(here: World) -> None:
    shared(here)
    address = reverse("commitments_of_school", args=[here.school.slug])

    assert statuses(here, address) == {
        "learner": 403,
        "manager": 403,
        "coach": 403,
        "head": 200,
        "pd_lead": 200,
        "colleague": 403,
    }
    assert client_of(world(), "head").get(address).status_code == 404


def test_oldest_first_and_past_its_day_in_words(here: World) -> None:
    shared(here, what="Later", due_on=TOMORROW)
    shared(here, what="Sooner", due_on=TODAY - timedelta(days=2))
    page = client_of(here, "head").get(reverse("commitments_of_school", args=[here.school.slug])).content.decode()

    assert page.index("Sooner") < page.index("Later")
    assert "2 days ago" in page
    assert "Keep, ask or decline" not in page


def test_a_look_is_written_down_once(here: World) -> None:
    shared(here)
    shared(here)
    client_of(here, "head").get(reverse("commitments_of_school", args=[here.school.slug]))
    client_of(here, "coach").get(post_page(here))
    client_of(here, "learner").get(post_page(here))

    looked = Event.objects.unscoped(reason="test").filter(verb="looked")
    assert [(each.where, each.count, each.subject_id, each.school_id) for each in looked] == [
        ("promises of support", 2, None, here.school.pk),
        ("actions and promises", 1, here.learner.pk, None),
    ]


def test_a_head_who_owes_it_keeps_it_from_their_list(here: World) -> None:
    promise = shared(here, by="learner", owed_by="head")
    client = client_of(here, "head")
    here_again = reverse("commitments_of_school", args=[here.school.slug])

    assert "Keep, ask or decline" in client.get(here_again).content.decode()
    answer = client.post(
        reverse("commitments_kept", args=[promise.key]), {"word": "Done on Tuesday", "back": here_again}
    )
    assert answer.status_code == 302
    assert "Done on Tuesday" in client_of(here, "learner").get(promise_page(promise)).content.decode()


def test_the_learner_answers_and_the_partner_may_not(here: World) -> None:
    promise = here.promise()
    ask = {"due_on": (TOMORROW + timedelta(days=5)).isoformat(), "word": "Mocks"}
    client_of(here, "manager").post(reverse("commitments_day", args=[promise.key]), ask)
    answer = reverse("commitments_answer", args=[promise.key])

    assert client_of(here, "manager").post(answer, {"answer": "agrees"}).status_code == 403
    assert client_of(here, "learner").post(answer, {}).status_code == 422
    read = seen_in(client_of(here, "learner").get(promise_page(promise)).content.decode())
    assert client_of(here, "learner").post(answer, {"answer": "agrees", "seen": read}).status_code == 302
    assert Promise.objects.unscoped(reason="test").get().due_on == TOMORROW + timedelta(days=5)


def seen_in(page: str, path: str = "") -> str:
    """What the page sends as read: of the form that goes to the address, or of the first that sends any."""
    found = re.search(r'name="seen" value="([^"]*)"', page.partition(f'action="{path}')[2] if path else page)
    assert found
    return found[1]


def test_words_that_changed_meanwhile_are_read_again_before_they_are_shared(here: World) -> None:
    promise, learner = here.promise(), client_of(here, "learner")
    share = reverse("commitments_promise_share", args=[promise.key])
    read = seen_in(learner.get(promise_page(promise)).content.decode())
    words = {"kind": "cover", "what": "Support for a struggling teacher", "why": ""}
    promises.change_promise(actor=here.actor("manager"), promise=promise, **words)

    for sent in ({"do": "share", "seen": read}, {"do": "share"}):
        answer = learner.post(share, sent)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "The words have changed since you read them. Read them again." in page
        assert "Support for a struggling teacher" in page
    assert client_of(here, "head").get(promise_page(promise)).status_code == 404
    assert learner.post(share, {"do": "share", "seen": seen_in(page)}).status_code == 302
    assert client_of(here, "head").get(promise_page(promise)).status_code == 200


def test_a_day_asked_for_meanwhile_is_read_before_it_is_agreed_to(here: World) -> None:
    promise, learner = here.promise(), client_of(here, "learner")
    soon, late = TOMORROW + timedelta(days=5), TOMORROW + timedelta(days=90)
    answer = reverse("commitments_answer", args=[promise.key])
    promises.ask_for_another_day(actor=here.actor("manager"), promise=promise, due_on=soon)
    read = seen_in(learner.get(promise_page(promise)).content.decode(), answer)
    promises.ask_for_another_day(actor=here.actor("manager"), promise=promise, due_on=late)

    for sent in ({"answer": "agrees", "seen": read}, {"answer": "agrees"}):
        told = learner.post(answer, sent)
        page = told.content.decode()
        assert told.status_code == 422
        assert "The day asked for has changed since you read it. Read it again." in page
    assert (read, seen_in(page, answer)) == (soon.isoformat(), late.isoformat())
    assert Promise.objects.unscoped(reason="test").get().due_on == TOMORROW
    assert learner.post(answer, {"answer": "agrees", "seen": seen_in(page, answer)}).status_code == 302
    assert Promise.objects.unscoped(reason="test").get().due_on == late


def test_declining_wants_a_reason(here: World) -> None:
    promise, client = here.promise(), client_of(here, "manager")
    address = reverse("commitments_decline", args=[promise.key])

    assert client.post(address, {"word": ""}).status_code == 422
    assert client.post(address, {"word": "No cover to be had"}).status_code == 302
    assert "No cover to be had" in client_of(here, "learner").get(promise_page(promise)).content.decode()


def test_an_offer_is_its_givers_and_everybody_reads_it(here: World) -> None:
    client = client_of(here, "learner")
    client.post("/my/offers/", {"text": "Marking less"})
    offer = Offer.objects.unscoped(reason="test").get()

    assert "Marking less" in client.get("/my/offers/").content.decode()
    theirs = reverse("people_person", args=[here.learner.key])
    assert "Marking less" in client_of(here, "colleague").get(theirs).content.decode()
    withdraw = reverse("commitments_offer_withdraw", args=[offer.key])
    assert client_of(here, "head").post(withdraw).status_code == 404
    assert client.post(withdraw).status_code == 302
    assert list(Offer.objects.visible_to(here.actor("head"))) == []
    assert list(Offer.objects.visible_to(here.actor("learner"))) == [offer]


def test_an_offer_is_found_by_its_words_by_whoever_may_read_it(here: World) -> None:
    make_offer(actor=here.actor("learner"), text="Marking less, and sooner")
    guest = PersonFactory.create(trust=here.school.trust, is_guest=True)
    PartnershipFactory.create(post=here.post, partner=guest, kind=PartnerKind.MENTOR)
    stranger = PostFactory.create(school=SchoolFactory.create(trust=here.school.trust)).person
    link = f'href="{reverse("people_person", args=[here.learner.key])}"'

    for words in ("marking", f"{here.learner.family_name} sooner"):
        shown = found_by(here.colleague, words)
        assert (link in shown, "Offers help with: Marking less, and sooner" in shown) == (True, True)
    assert link not in found_by(here.colleague, "marking later")
    assert [link in found_by(person, "marking") for person in (here.learner, guest, stranger)] == [True, False, False]
    assert "Offers help with" not in found_by(guest, here.learner.family_name)
    withdraw_offer(actor=here.actor("learner"), offer=Offer.objects.unscoped(reason="test").get())
    assert link not in found_by(here.colleague, "marking")
    assert "Offers help with" not in found_by(here.colleague, here.learner.family_name)


@pytest.mark.parametrize("more", [0, 3])
def test_the_queries_of_a_search_that_finds_offers(here: World, more: int, django_assert_num_queries: Queries) -> None:
    for name in ("learner", "manager", "coach", "head")[: 1 + more]:
        make_offer(actor=here.actor(name), text="Marking less")
    client = client_of(here, "colleague")

    with django_assert_num_queries(8):
        assert client.get("/search/", {"q": "marking"}).status_code == 200


def found_by(person: Person, words: str) -> str:
    client = Client()
    assert person.user is not None
    client.force_login(person.user)
    return client.get("/search/", {"q": words}).content.decode()
