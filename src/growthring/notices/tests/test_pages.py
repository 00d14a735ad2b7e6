"""Mail and calendar: one's own choices, the address that is shown once, and what it opens to whom."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from django.test import Client

from growthring.audit.models import Event
from growthring.core import clock
from growthring.notices import calendars, unsubscribing
from growthring.notices.calendars import Meeting
from growthring.notices.models import CalendarFeed, MailWishes
from growthring.notices.services.wishes import set_digest
from growthring.notices.tests import strict
from growthring.notices.tests.conftest import login_of
from growthring.people.models import Person
from tests.factories import PostFactory

pytestmark = pytest.mark.django_db
PASSWORD = "seven quiet herons wade"


@pytest.fixture
def wren(db: None) -> Person:
    return PostFactory(person__given_name="Wren", person__email="wren@thistledown.example").person


@pytest.fixture
def mine(wren: Person, client: Client) -> Client:
    client.force_login(login_of(wren))
    return client


@pytest.fixture
def _meets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendars, "_shown", [])

    @calendars.shows
    def meetings(person: Person) -> Iterable[Meeting]:
        begins = datetime(2026, 12, 3, 14, tzinfo=UTC)
        return [Meeting(f"of-{person.given_name}", 0, begins, 45, "Room 5", "/x/", "Idris Vane")]


def wishes() -> MailWishes:
    return MailWishes.objects.unscoped(reason="test").get()


def events() -> list[Event]:
    """All but the sign-in by which each test begins."""
    return list(Event.objects.unscoped(reason="test").exclude(verb="signed_in").order_by("pk"))


def address(client: Client) -> str:
    response = client.post("/account/mail/calendar/", {"do": "make"})
    assert response["Cache-Control"].startswith("no-store")
    return str(response.context["url"]).removeprefix("http://testserver")


def test_one_begins_with_the_defaults_and_saves_ones_own(mine: Client, wren: Person) -> None:
    page = mine.get("/account/mail/")
    assert page.context["form"].initial == {
        "wants_digest": True, "on_day": 7, "holidays_too": False, "at": "07:45"
    }  # fmt: skip

    told = {"wants_digest": "on", "on_day": "3", "at": "15:45"}
    assert mine.post("/account/mail/", told, follow=True).redirect_chain == [("/account/mail/", 302)]
    assert (wishes().person_id, wishes().on_day, wishes().at, wishes().language) == (wren.pk, 3, time(15, 45), "en-gb")
    [event] = events()
    assert (event.where, event.subject_id, event.verb) == ("choices about mail", wren.pk, "changed")


@pytest.mark.parametrize("at", ["06:30", "19:00", "20:30"])
def test_evenings_are_chosen_twice(mine: Client, at: str) -> None:
    told = {"wants_digest": "on", "on_day": "7", "at": at}
    page = mine.post("/account/mail/", told)
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["at"])

    mine.post("/account/mail/", {**told, "holidays_too": "on"})
    assert wishes().at == time.fromisoformat(at)


@pytest.mark.parametrize("told", [{}, {"on_day": "9", "at": "07:45"}, {"on_day": "1", "at": "03:00"}])
def test_what_is_not_offered_is_not_taken(mine: Client, told: dict[str, str]) -> None:
    assert mine.post("/account/mail/", told).status_code == 422
    assert not MailWishes.objects.unscoped(reason="test").exists()


@pytest.mark.usefixtures("_meets")
def test_pages_ask_the_database_for_little(mine: Client, wren: Person, django_assert_num_queries: Any) -> None:
    path = address(mine)
    with django_assert_num_queries(7):
        mine.get("/account/mail/")
    anybody = Client()
    with django_assert_num_queries(4):
        anybody.get(path)
    with django_assert_num_queries(1):
        anybody.get("/calendar/wrong.ics")


@pytest.mark.usefixtures("_meets")
def test_the_address_opens_ones_meetings_to_whoever_has_it(mine: Client, wren: Person) -> None:
    path = address(mine)
    feed = Client().get(path)

    assert feed["Content-Type"] == "text/calendar; charset=utf-8"
    assert feed["Cache-Control"] == "no-store"
    assert not feed.cookies
    [event] = strict.events(strict.check(feed.content, None))
    assert (event.one("SUMMARY"), event.one("UID")) == ("Meeting", "of-Wren@growth.school.example")
    assert b"Vane" not in feed.content
    assert CalendarFeed.objects.unscoped(reason="test").get().fetched_on == clock.today()


@pytest.mark.usefixtures("_meets")
def test_the_key_is_not_in_the_database_nor_on_a_later_page(mine: Client) -> None:
    key = address(mine).removeprefix("/calendar/").removesuffix(".ics")
    row = CalendarFeed.objects.unscoped(reason="test").get()

    assert len(key) == 43
    assert key not in str(row.__dict__)
    assert key not in mine.get("/account/mail/").content.decode()
    assert [event.where for event in events()] == ["calendar address"]


@pytest.mark.usefixtures("_meets")
def test_a_new_address_ends_the_old_one_and_it_can_be_taken_away(mine: Client) -> None:
    first = address(mine)
    second = address(mine)
    assert [Client().get(path).status_code for path in (first, second)] == [404, 200]

    mine.post("/account/mail/calendar/", {"do": "take_away"})
    mine.post("/account/mail/calendar/", {"do": "take_away"})
    assert Client().get(second).status_code == 404
    assert [event.verb for event in events()] == ["added", "changed", "ended"]


@pytest.mark.usefixtures("_meets")
def test_whoever_left_or_may_not_sign_in_has_no_feed_and_nobody_learns_why(mine: Client, wren: Person) -> None:
    path = address(mine)
    wrong = Client().get("/calendar/nobodyskey.ics")
    login_of(wren).is_active = False
    login_of(wren).save()
    off = Client().get(path)
    login_of(wren).is_active, wren.left_on = True, clock.today()
    login_of(wren).save()
    wren.save()
    left = Client().get(path)
    wren.left_on = None
    wren.save()
    wren.posts.model.objects.unscoped(reason="test").filter(person=wren).update(ends_on=clock.today())
    over = Client().get(path)

    assert {answer.status_code for answer in (wrong, off, left, over)} == {404}
    assert {answer.content for answer in (wrong, off, left, over)} == {wrong.content}
    headers = [{**answer.headers, "X-Request-ID": ""} for answer in (wrong, off, left, over)]
    assert headers == [headers[0]] * 4


@pytest.mark.usefixtures("_meets")
def test_wrong_keys_are_counted_and_right_ones_are_not(mine: Client, settings: Any) -> None:
    settings.WRONG_TRIES = {**settings.WRONG_TRIES, "feed_place": "3/m/key"}
    path, other = address(mine), Client(REMOTE_ADDR="198.51.100.7")

    assert [other.get(path).status_code for _number in range(5)] == [200] * 5
    assert [other.get("/calendar/no.ics").status_code for _number in range(5)] == [404, 404, 404, 429, 429]
    assert other.get(path).status_code == 200
    assert other.post(path).status_code == 405


# ---- The way out of the digest


def way_out(person: Person) -> str:
    return unsubscribing.address_for(person).removeprefix("https://growth.school.example")


def test_looking_at_the_way_out_changes_nothing(wren: Person) -> None:
    client = Client()
    for method in (client.get, client.head):
        assert method(way_out(wren)).status_code == 200

    assert not MailWishes.objects.unscoped(reason="test").exists()


def test_a_mail_program_stops_it_with_one_post(wren: Person) -> None:
    strict_client = Client(enforce_csrf_checks=True)
    answers = [strict_client.post(way_out(wren), {"List-Unsubscribe": "One-Click"}) for _time in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert wishes().wants_digest is False
    assert len(events()) == 1


def test_on_the_page_it_is_stopped_and_begun_again(wren: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    stopped = client.post(way_out(wren), {"do": "stop"}, follow=True)
    assert (stopped.context["is_on"], wishes().wants_digest) == (False, False)

    begun = client.post(way_out(wren), {"do": "begin"}, follow=True)
    assert (begun.context["is_on"], wishes().wants_digest) == (True, True)


def test_the_token_is_one_persons_and_for_nothing_else(wren: Person) -> None:
    other = PostFactory().person
    token = way_out(wren).removeprefix("/mail/stop/").removesuffix("/")
    forged = token.replace(wren.key, other.key)
    for wrong in (forged, wren.key, f"{wren.key}:", "x" * 300):
        assert Client().post(f"/mail/stop/{wrong}/", {"do": "stop"}).status_code == 404
    assert Client().get(f"/calendar/{token}.ics").status_code == 404
    assert Client().post(f"/mail/stop/{token}/").wsgi_request.user.is_anonymous

    assert wishes().person_id == wren.pk


def test_ones_other_choices_stay_when_it_is_stopped(wren: Person) -> None:
    MailWishes.objects.create(person=wren, trust=wren.trust, at=time(17), on_day=2)
    set_digest(person=wren, is_on=False)

    assert (wishes().at, wishes().on_day, wishes().wants_digest) == (time(17), 2, False)


# ---- Every link in a mail lands on its thing


def signs_in(client: Client, wren: Person, path: str) -> Any:
    login_of(wren).set_password(PASSWORD)
    login_of(wren).save()
    door = client.get(path)
    assert door.status_code == 302
    return client.post(door["Location"], {"login": login_of(wren).email, "password": PASSWORD})


def test_a_link_lands_on_its_thing_after_signing_in(wren: Person, client: Client) -> None:
    path = f"/people/{wren.key}/?from=mail"
    landed = signs_in(client, wren, path)

    assert (landed.status_code, landed["Location"]) == (302, path)


def test_a_link_lands_on_its_thing_after_the_second_factor_too(wren: Person, client: Client) -> None:
    TOTP.activate(wren.user, generate_totp_secret())
    codes = RecoveryCodes.activate(wren.user)
    path = f"/people/{wren.key}/?from=mail"
    asked = signs_in(client, wren, path)
    assert asked["Location"].startswith("/sign-in/second-step/")
    landed = client.post(asked["Location"], {"code": codes.get_unused_codes()[0]})

    assert (landed.status_code, landed["Location"]) == (302, path)
    assert mail.outbox == []


@pytest.mark.usefixtures("_meets")
def test_feeds_of_different_people_do_not_meet(mine: Client, wren: Person) -> None:
    path = address(mine)
    other = PostFactory(person__given_name="Idris").person
    theirs = Client()
    theirs.force_login(login_of(other))
    second = address(theirs)

    assert b"of-Wren" in Client().get(path).content
    assert b"of-Wren" not in Client().get(second).content
    assert timedelta(0) <= clock.now() - CalendarFeed.objects.unscoped(reason="test").get(person=other).made_at
