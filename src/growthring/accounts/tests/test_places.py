"""Where somebody is signed in: listed, ended, over after a time."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from growthring.accounts.models import LoginSession, User
from growthring.accounts.retention import sessions_that_are_over
from growthring.accounts.sessions.places import roughly
from growthring.accounts.tests.conftest import PASSWORD, Enter

AT = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19 Mobile Safari/604"
DESK = "Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537 Chrome/142 Safari/537 Edg/142"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(AT, tick=False) as traveller:
        yield traveller


def is_in(browser: Client) -> bool:
    return browser.get("/journey/").status_code == 200


def test_each_place_is_listed_roughly_this_one_first(enter: Enter, clock: time_machine.Traveller) -> None:
    enter(Client(headers={"user-agent": PHONE}, REMOTE_ADDR="203.0.113.77"))
    clock.shift(timedelta(minutes=20))
    here = enter(Client(headers={"user-agent": DESK}, REMOTE_ADDR="2001:db8:1:2::9"), remember="on")

    places = here.get("/account/places/").context["places"]

    assert [(place.words, place.roughly, place.is_this, place.stays) for place in places] == [
        ("Edge on Windows", "2001:db8:1::x", True, True),
        ("Safari on iPhone", "203.0.113.x", False, False),
    ]
    assert [place.seen for place in places] == [AT + timedelta(minutes=20), AT]
    kept = str([row.get_decoded() for row in LoginSession.objects.all()])
    assert "203.0.113.77" not in kept
    assert "2001:db8:1:2" not in kept


@pytest.mark.parametrize(("address", "rough"), [("192.0.2.4", "192.0.2.x"), ("", ""), ("not one", "")])
def test_an_address_is_kept_without_its_end(address: str, rough: str) -> None:
    assert roughly(address) == rough


def test_one_is_ended_by_its_owner_alone(enter: Enter, user: User) -> None:
    phone, here = enter(), enter()
    places = here.get("/account/places/").context["places"]
    assert str(phone.session.session_key) not in here.get("/account/places/").content.decode()
    [mark] = [place.mark for place in places if not place.is_this]
    stranger = User.objects.create_user(email="tom.okell@example.org", password=PASSWORD)
    other = Client()
    other.force_login(stranger)

    other.post("/account/places/end/", {"place": mark})
    assert is_in(phone)
    assert here.post("/account/places/end/", {"place": mark})["Location"] == "/account/places/"
    assert (is_in(phone), is_in(here)) == (False, True)
    assert here.get("/account/places/end/").status_code == 405


def test_all_others_are_ended_at_once(enter: Enter) -> None:
    others, here = [enter(), enter(), enter()], enter()
    assert here.get("/account/places/end-others/").status_code == 200
    assert all(is_in(other) for other in others)

    here.post("/account/places/end-others/")

    assert [is_in(other) for other in others] == [False] * 3
    assert is_in(here)


def test_a_new_session_begins_with_each_sign_in(client: Client, enter: Enter) -> None:
    client.get("/sign-in/")
    client.session.save()
    before = client.session.session_key
    enter(client)

    assert client.session.session_key != before
    assert not LoginSession.objects.filter(session_key=before).exists()


def test_a_closed_login_is_out_at_the_next_request(enter: Enter, user: User) -> None:
    here, there = enter(), enter()
    User.objects.filter(pk=user.pk).update(is_active=False)

    assert (is_in(here), is_in(there)) == (False, False)


# ---- Time


def test_an_hour_without_a_click_ends_it(enter: Enter, clock: time_machine.Traveller) -> None:
    browser = enter()
    for _click in range(3):
        clock.shift(timedelta(minutes=54))
        assert is_in(browser)
    clock.shift(timedelta(minutes=61))

    assert browser.get("/journey/")["Location"] == "/sign-in/?next=/journey/"
    assert "since nothing was done here for a while" in browser.get("/sign-in/").content.decode()
    assert not LoginSession.objects.filter(user__isnull=False).exists()


def test_a_page_that_looks_for_news_by_itself_is_nobody_being_there(
    enter: Enter, clock: time_machine.Traveller
) -> None:
    browser = enter()
    for _look in range(5):
        clock.shift(timedelta(minutes=15))
        looked = browser.get("/journey/", headers={"X-Unasked": "look"}).status_code
    assert looked == 204

    assert browser.get("/journey/")["Location"] == "/sign-in/?next=/journey/"
    assert "since nothing was done here for a while" in browser.get("/sign-in/").content.decode()


def test_whoever_types_is(enter: Enter, clock: time_machine.Traveller) -> None:
    browser = enter()
    for _save in range(5):
        clock.shift(timedelta(minutes=15))
        browser.post("/my/drafts/save/", headers={"X-Unasked": "draft"})
    assert is_in(browser)


def test_twelve_hours_end_it_whatever_is_clicked(enter: Enter, clock: time_machine.Traveller) -> None:
    browser = enter()
    for _click in range(14):
        clock.shift(timedelta(minutes=50))
        assert is_in(browser)
    clock.shift(timedelta(minutes=20))

    assert not is_in(browser)


def test_whoever_chooses_so_is_kept_for_two_weeks(enter: Enter, clock: time_machine.Traveller) -> None:
    browser = enter(remember="on")
    assert browser.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == 14 * 24 * 3600
    for _day in range(13):
        clock.shift(timedelta(days=1))
        assert is_in(browser)
    clock.shift(timedelta(days=1))

    assert not is_in(browser)


def test_otherwise_the_browser_forgets_it_when_it_is_closed(enter: Enter) -> None:
    assert enter().cookies[settings.SESSION_COOKIE_NAME]["max-age"] == ""


def test_the_hour_is_a_setting(enter: Enter, clock: time_machine.Traveller, settings: Settings) -> None:
    settings.SESSION_IDLE = timedelta(0)  # never
    browser = enter()
    clock.shift(timedelta(hours=11))

    assert is_in(browser)


def test_a_click_costs_no_write_but_every_five_minutes(
    enter: Enter, clock: time_machine.Traveller, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    def writes() -> int:
        with django_assert_max_num_queries(30) as asked:
            browser.get("/account/places/")
        return sum(query["sql"].startswith(("UPDATE", "INSERT", "DELETE")) for query in asked.captured_queries)

    browser = enter()
    browser.get("/account/places/")
    clock.shift(200)
    assert writes() == 0
    clock.shift(200)
    assert writes() == 1


def test_what_is_over_is_cleared_away(enter: Enter, clock: time_machine.Traveller) -> None:
    enter(remember="on")
    clock.shift(timedelta(days=15))

    assert sessions_that_are_over().delete()[0] == 1
    assert not LoginSession.objects.exists()
