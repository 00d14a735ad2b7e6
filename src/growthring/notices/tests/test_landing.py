"""Every link in a mail lands on its thing, for those who are in several trusts as well."""

from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from django.core import mail
from django.test import Client

from growthring.notices import landing
from growthring.notices.calendars import Meeting
from growthring.notices.services import calendar, sending
from growthring.notices.tests.conftest import login_of
from growthring.people.actors import ACTING_KEY
from growthring.people.models import Person
from tests.factories import PartnershipFactory, PersonFactory, PostFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_home(db: None) -> Person:
    return PostFactory(person__given_name="Wren").person


@pytest.fixture
def as_guest(at_home: Person) -> Person:
    """The same login, as a mentor in another trust."""
    post = PostFactory()
    guest = PersonFactory(trust=post.trust, user=at_home.user, email="", is_guest=True)
    PartnershipFactory(post=post, partner=guest, kind="mentor")
    return guest


def way_to(person: Person) -> str:
    return landing.link(person, f"/people/{person.key}/?from=mail").removeprefix("https://growth.school.example")


def test_whoever_is_in_one_trust_gets_the_page_itself(at_home: Person) -> None:
    assert way_to(at_home) == f"/people/{at_home.key}/?from=mail"
    assert landing.link(PersonFactory(user=None, email=""), "/x/") == "https://growth.school.example/x/"


def test_from_the_other_trust_it_is_one_press_more(at_home: Person, as_guest: Person, client: Client) -> None:
    client.force_login(login_of(at_home))
    way, page = way_to(as_guest), f"/people/{as_guest.key}/?from=mail"
    shown = client.get(way)
    assert (shown.status_code, client.session.get(ACTING_KEY)) == (200, None)

    assert client.post(way)["Location"] == page
    assert client.get(way)["Location"] == page  # now one is there
    assert client.get(page).status_code == 200


def test_after_signing_in_the_way_is_kept(at_home: Person, as_guest: Person, client: Client) -> None:
    way = way_to(as_guest)

    assert client.get(way)["Location"] == f"/sign-in/?next={quote(way)}"


def test_it_leads_to_nobody_elses_entry_and_not_out_of_the_site(at_home: Person, as_guest: Person) -> None:
    client, other = Client(), PostFactory().person
    client.force_login(login_of(at_home))
    for wrong in (other.key, "nobody", ""):
        assert client.post(f"/account/mail/go/?to={wrong}&next=/").status_code == 404
    assert ACTING_KEY not in client.session

    for outside in ("https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""):
        assert client.get(f"/account/mail/go/?to={at_home.key}&next={quote(outside)}")["Location"] == "/"


def test_an_entry_where_nothing_runs_any_more_is_none(at_home: Person, as_guest: Person, client: Client) -> None:
    Person.objects.unscoped(reason="test").filter(pk=as_guest.pk).update(left_on="2020-01-01")
    client.force_login(login_of(at_home))

    assert client.get(way_to(as_guest)).status_code == 404


def test_invitations_lead_there_too(at_home: Person, as_guest: Person) -> None:
    begins = datetime(2026, 12, 3, 14, tzinfo=UTC)
    message = calendar.invite(meeting=Meeting("abc", 0, begins, 45, url="/conversations/abc/"), person=as_guest)
    assert message is not None
    sending.send(message.pk)

    assert f"https://growth.school.example/account/mail/go/?to={as_guest.key}&next=" in mail.outbox[0].body
