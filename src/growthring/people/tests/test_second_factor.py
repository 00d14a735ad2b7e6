"""A trust asks for a second factor: whoever must and has none reads nothing until they have set one up."""

from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from growthring.accounts import factors
from growthring.accounts.models import LoginSession
from growthring.accounts.single_sign_on.session import announce
from growthring.accounts.tests.conftest import set_up_app
from growthring.audit.models import Event
from growthring.core.access import Role
from growthring.people.actors import actor_of
from growthring.people.models import PartnerKind, Person, Trust
from growthring.people.services.second_factor import ask_for_second_factor
from tests.factories import PartnershipFactory, PersonFactory, PostFactory, RoleGrantFactory, TrustFactory

Needs = Trust.NeedsSecondFactor
PASSWORD = "quiet lanterns over moss"
SET_UP = "/account/second-factor/"


@pytest.fixture
def trust(db: None) -> Trust:
    return TrustFactory()


def somebody(trust: Trust, *roles: Role) -> Person:
    post = PostFactory(trust=trust, person__trust=trust, school__trust=trust)
    for role in roles:
        RoleGrantFactory(trust=trust, person=post.person, role=role, school=None)
    user = post.person.user
    assert user is not None
    user.set_password(PASSWORD)
    user.save()
    return post.person


def browser_of(person: Person) -> Client:
    client = Client()
    assert person.user is not None
    answer = client.post("/sign-in/", {"login": person.user.email, "password": PASSWORD})
    assert answer.status_code == 302
    return client


def ask(trust: Trust, of: str, since: date | None = None) -> None:
    Trust.objects.filter(pk=trust.pk).update(second_factor=of, second_factor_from=since)


@pytest.mark.parametrize(
    ("of", "needing"),
    [(Needs.NOBODY, set()), (Needs.READERS, {"office", "manager"}), (Needs.ALL, {"office", "manager", "colleague"})],
)
def test_who_needs_one_follows_from_what_they_hold(trust: Trust, of: str, needing: set[str]) -> None:
    people = {"office": somebody(trust, Role.OFF), "manager": somebody(trust), "colleague": somebody(trust)}
    learner = PostFactory(trust=trust, person__trust=trust, school__trust=trust)
    PartnershipFactory(trust=trust, post=learner, partner=people["manager"], kind=PartnerKind.LINE_MANAGER)
    ask(trust, of)

    actors = {name: actor_of(Person.objects.unscoped(reason="test").get(pk=who.pk)) for name, who in people.items()}
    assert {name for name, actor in actors.items() if actor and actor.needs_second_factor} == needing


@pytest.mark.parametrize(("since", "asked"), [(date(2020, 1, 1), True), (date(2999, 1, 1), False), (None, True)])
def test_it_begins_on_its_day(trust: Trust, since: date | None, asked: bool) -> None:
    office = somebody(trust, Role.OFF)
    ask(trust, Needs.READERS, since)

    assert (browser_of(office).get("/journey/").get("Location") == SET_UP) is asked


CLOSED = ["/journey/", "/set-up/", "/set-up/people/", "/support/", "/my/record/", "/search/?q=a", "/set-up/sign-in/"]
OPEN = ["/account/", SET_UP, "/account/places/", "/account/password/", "/sign-out/", "/permissions/"]


def test_nothing_is_read_until_one_is_set_up(
    trust: Trust, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    ask(trust, Needs.READERS)
    browser = browser_of(somebody(trust, Role.OFF))

    assert {address: browser.get(address).get("Location") for address in CLOSED} == dict.fromkeys(CLOSED, SET_UP)
    assert [browser.get(address).status_code for address in OPEN] == [200] * len(OPEN)
    assert browser.post("/set-up/second-factor/", {"of": "nobody"})["Location"] == SET_UP
    page = browser.get(SET_UP).content.decode()
    assert "Your trust asks for a second factor" in page
    assert "/set-up/" not in page  # no navigation, no counts of what waits

    with django_capture_on_commit_callbacks(execute=True):
        set_up_app(browser)

    assert [browser.get(address).status_code for address in CLOSED] == [200] * len(CLOSED)


def test_whoever_takes_the_last_one_away_is_locked_out_again(
    trust: Trust, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    ask(trust, Needs.ALL)
    browser = browser_of(somebody(trust))
    with django_capture_on_commit_callbacks(execute=True):
        set_up_app(browser)
    browser.post("/account/second-factor/app/away/")

    assert browser.get("/journey/")["Location"] == SET_UP


def test_it_is_asked_of_a_session_that_runs_already(trust: Trust) -> None:
    browser = browser_of(somebody(trust))
    assert browser.get("/journey/").status_code == 200

    ask(trust, Needs.ALL)

    assert browser.get("/journey/")["Location"] == SET_UP


@pytest.mark.parametrize("counts", [True, False])
def test_the_providers_counts_when_the_trust_takes_its_word(trust: Trust, counts: bool) -> None:
    ask(trust, Needs.ALL)
    person = somebody(trust)
    assert person.user is not None
    client = Client()
    session = client.session
    announce(session, person.user.pk, "site", trust=None, second_factor=counts)
    session.save()
    client.force_login(person.user)

    assert (client.get("/journey/").status_code == 200) is counts


def test_a_policy_that_cannot_answer_opens_nothing(trust: Trust, monkeypatch: pytest.MonkeyPatch) -> None:
    client = browser_of(somebody(trust))
    Trust.objects.filter(pk=trust.pk).update(second_factor="strange")
    client.raise_request_exception = False

    assert client.get("/journey/").status_code == 500


# ---- Setting it


def test_the_office_asks_for_it(trust: Trust) -> None:
    office = somebody(trust, Role.OFF)
    browser = browser_of(office)
    page = browser.get(reverse("people_second_factor"))
    assert "You have shown none in this session" in page.content.decode()

    answer = browser.post(reverse("people_second_factor"), {"of": "readers", "since": "2027-01-04"})

    trust.refresh_from_db()
    assert (answer.status_code, trust.second_factor, trust.second_factor_from) == (302, "readers", date(2027, 1, 4))
    event = Event.objects.unscoped(reason="test").latest("pk")
    assert (event.verb, event.where, event.actor_id) == ("changed", "second factor", office.pk)


@pytest.mark.parametrize("wrong", [{"of": "some", "since": ""}, {"of": "all", "since": "someday"}])
def test_a_wrong_form_keeps_what_was_given(trust: Trust, wrong: dict[str, str]) -> None:
    answer = browser_of(somebody(trust, Role.OFF)).post(reverse("people_second_factor"), wrong)

    assert answer.status_code == 422
    assert "Error:" in answer.content.decode()


def test_a_school_office_does_not(trust: Trust) -> None:
    post = PostFactory(trust=trust, person__trust=trust, school__trust=trust)
    RoleGrantFactory(trust=trust, person=post.person, role=Role.OFF, school=post.school)
    actor = actor_of(post.person)
    assert actor is not None

    with pytest.raises(Exception, match="own office"):
        ask_for_second_factor(actor=actor, of=Needs.ALL, since=None)


# ---- Lost ones


@pytest.fixture
def lost(trust: Trust) -> dict[str, Any]:
    person = somebody(trust)
    browser = browser_of(person)
    set_up_app(browser)
    mail.outbox.clear()
    return {"person": person, "browser": browser, "office": somebody(trust, Role.OFF)}


def test_the_office_takes_a_lost_one_away_and_its_owner_is_told(lost: dict[str, Any]) -> None:
    person, office = lost["person"], browser_of(lost["office"])
    assert "Second factor lost" in office.get(reverse("people_person", args=[person.key])).content.decode()

    answer = office.post(reverse("people_second_factor_reset", args=[person.key]))

    assert answer["Location"] == reverse("people_person", args=[person.key])
    assert not factors.has_one(person.user)
    assert lost["browser"].get("/journey/").status_code == 302
    assert [(message.to, "taken away" in message.body) for message in mail.outbox] == [([person.user.email], True)]
    event = Event.objects.unscoped(reason="test").filter(where="second factor").latest("pk")
    assert (event.subject_id, event.actor_id, event.verb) == (person.pk, lost["office"].pk, "ended")


def test_only_after_showing_once_more_who_one_is(lost: dict[str, Any]) -> None:
    office = browser_of(lost["office"])
    session = office.session
    session["account_authentication_methods"] = [{"method": "password", "at": 0.0, "reauthenticated": True}]
    session.save()
    address = reverse("people_second_factor_reset", args=[lost["person"].key])

    assert office.post(address)["Location"].startswith("/account/again/?next=")
    assert factors.has_one(lost["person"].user)


def test_nobody_resets_their_own_or_a_login_of_another_trust(lost: dict[str, Any]) -> None:
    office, person = lost["office"], lost["person"]
    browser = browser_of(office)
    own = reverse("people_second_factor_reset", args=[office.key])
    assert (browser.post(own).status_code, "Not from here" in browser.get(own).content.decode()) == (403, True)

    PersonFactory(user=person.user)  # at home elsewhere too
    assert browser.post(reverse("people_second_factor_reset", args=[person.key])).status_code == 403
    assert factors.has_one(person.user)


def test_the_administrator_can_for_everybody(lost: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    email = lost["person"].user.email
    call_command("reset_second_factor", email)

    assert "taken away" in capsys.readouterr().out
    assert not factors.has_one(lost["person"].user)
    assert not LoginSession.objects.filter(user=lost["person"].user).exists()
    assert [message.to for message in mail.outbox] == [[email]]
    event = Event.objects.unscoped(reason="test").latest("pk")
    assert (event.subject_id, event.actor_id, event.where) == (lost["person"].pk, None, "second factor")
    call_command("reset_second_factor", email)
    assert "There was none" in capsys.readouterr().out
    with pytest.raises(CommandError, match="Nobody signs in"):
        call_command("reset_second_factor", "nobody@example.org")
