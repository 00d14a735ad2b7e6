"""An invitation's life: made once, taken up once, by the right person, and by nobody later."""

import csv
import re
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils.translation import override

from growthring.accounts.models import User
from growthring.audit.models import Event
from growthring.home.forms import JoinForm
from growthring.home.tests.conftest import SignIn
from growthring.home.tests.world import World
from growthring.people.models import Invitation, Person
from growthring.people.services.invitations import make_invitation, withdraw_invitation
from tests.factories import PersonFactory, PostFactory, SchoolFactory, UserFactory, acting

PASSWORD = "quiet lanterns over moss"
JOIN = {"password": PASSWORD, "again": PASSWORD}


@pytest.fixture
def newcomer(world: World) -> Person:
    person = PersonFactory(trust=world.trust, user=None, given_name="Imara", email="imara@example.org")
    PostFactory(person=person, school=world.school)
    return person


@pytest.fixture
def link(world: World, newcomer: Person) -> str:
    return f"/invitation/{make_invitation(actor=acting(world['office']), person=newcomer)}/"


def fresh(person: Person) -> Person:
    return Person.objects.unscoped(reason="test").get(pk=person.pk)


def test_the_page_says_who_invites_whom_and_changes_nothing(link: str, newcomer: Person, client: Client) -> None:
    page = client.get(link)

    assert page.status_code == 200
    assert "Larkmoor Trust" in page.content.decode()
    assert "Imara" in page.content.decode()
    assert (page["Referrer-Policy"], page["Cache-Control"]) == ("strict-origin", "no-store")
    assert fresh(newcomer).user is None
    assert not User.objects.filter(email="imara@example.org").exists()


def test_a_password_opens_the_account_and_one_is_in(link: str, newcomer: Person, client: Client) -> None:
    response = client.post(link, JOIN)

    assert response["Location"] == "/"
    assert client.get("/journey/").status_code == 200
    assert fresh(newcomer).user == User.objects.get(email="imara@example.org")


def test_it_works_once(link: str, client: Client) -> None:
    client.post(link, JOIN)
    again = Client().post(link, {"password": "nine herons in the fog", "again": "nine herons in the fog"})

    assert again.status_code == 410
    assert Client().login(email="imara@example.org", password=PASSWORD)


@pytest.mark.parametrize("end", ["expired", "withdrawn", "renewed", "unknown", "left"])
def test_every_link_that_is_over_gets_the_same_page(
    world: World, link: str, newcomer: Person, client: Client, end: str
) -> None:
    office = acting(world["office"])
    if end == "withdrawn":
        withdraw_invitation(actor=office, person=newcomer)
    if end == "renewed":
        make_invitation(actor=office, person=newcomer)
    if end == "unknown":
        link = "/invitation/never-made/"
    if end == "left":
        newcomer.left_on = office.on
        newcomer.save()
    with time_machine.travel("2026-12-24 09:00 +0000" if end == "expired" else "2026-11-21 09:00 +0000", tick=False):
        status = client.post(link, JOIN).status_code

    assert status == 410
    assert not User.objects.filter(email="imara@example.org").exists()


@pytest.mark.parametrize(
    ("said", "field"),
    [({"password": "short", "again": "short"}, "password"), ({"password": PASSWORD, "again": "other"}, "again")],
)
def test_what_is_wrong_stands_at_its_field(link: str, client: Client, said: dict[str, str], field: str) -> None:
    response = client.post(link, said)

    assert response.status_code == 422
    assert f'href="#id_{field}"' in response.content.decode()


def test_the_address_is_the_one_the_school_has(link: str, client: Client) -> None:
    client.post(link, {**JOIN, "email": "somebody.else@example.org"})

    assert list(User.objects.filter(email__contains="else")) == []


def test_an_address_with_a_login_is_asked_to_sign_in_and_come_back(link: str, client: Client) -> None:
    UserFactory(email="imara@example.org")
    page = client.get(link).content.decode()

    assert f"/sign-in/?next={link}" in page
    assert "password" not in re.findall(r'name="(\w+)"', page)
    assert client.post(link, JOIN).status_code == 200
    assert "_auth_user_id" not in client.session


def test_the_login_is_linked_when_its_owner_says_so(link: str, newcomer: Person, client: Client) -> None:
    elsewhere = PostFactory(person__email="imara@example.org").person
    client.force_login(elsewhere.user)  # type: ignore[arg-type]
    User.objects.filter(persons=elsewhere).update(email="imara@example.org")

    assert client.get(link).status_code == 200
    assert fresh(newcomer).user is None
    assert client.post(link)["Location"] == "/"
    assert fresh(newcomer).user_id == elsewhere.user_id
    assert "Larkmoor Trust" in client.get("/account/").content.decode()


def test_somebody_elses_login_is_never_linked(world: World, link: str, newcomer: Person, signed_in: SignIn) -> None:
    response = signed_in(world["teacher"]).post(link)

    assert "This invitation is for another address" in response.content.decode()
    assert fresh(newcomer).user is None


def test_a_login_in_two_trusts_chooses_where_it_is(link: str, newcomer: Person, client: Client) -> None:
    here = PostFactory(person__email="imara@example.org").person
    User.objects.filter(persons=here).update(email="imara@example.org")
    client.force_login(here.user)  # type: ignore[arg-type]
    client.post(link)

    assert client.post("/account/act-as/", {"person": here.key})["Location"] == "/"
    assert str(here.trust) in client.get("/account/").content.decode().split("My other trusts")[0]
    assert client.post("/account/act-as/", {"person": PostFactory().person.key}).status_code == 404


# ---- Making them


def making(world: World) -> str:
    return f"/set-up/school/{world.school.key}/invitations/"


def made() -> int:
    return Invitation.objects.unscoped(reason="test").count()


def test_looking_at_who_would_be_invited_makes_no_link(world: World, newcomer: Person, signed_in: SignIn) -> None:
    page = signed_in(world["office"]).get(making(world)).content.decode()

    assert re.findall(r'name="pick" value="(\w+)" checked', page) == [newcomer.key]
    assert made() == 0


def test_the_links_are_shown_once_and_work(world: World, newcomer: Person, signed_in: SignIn) -> None:
    office = signed_in(world["office"])
    page = office.post(f"{making(world)}links/", {"pick": [newcomer.key], "do": "list"})
    [path] = re.findall(r"http://testserver(/invitation/\S+?)<", page.content.decode())

    assert "no-store" in page["Cache-Control"]
    assert path not in office.get(making(world)).content.decode()
    assert Client().get(path).status_code == 200


def test_a_file_holds_no_formula(world: World, newcomer: Person, signed_in: SignIn) -> None:
    newcomer.given_name = "=HYPERLINK(1)"
    newcomer.save()
    page = signed_in(world["office"]).post(f"{making(world)}links/", {"pick": [newcomer.key], "do": "file"})
    [_head, row] = csv.reader(StringIO(page.content.decode("utf-8-sig")))

    assert row[0].startswith("'=HYPERLINK(1)")
    assert row[2].startswith("http://testserver/invitation/")


def test_by_mail_each_gets_their_own(
    world: World, newcomer: Person, signed_in: SignIn, django_capture_on_commit_callbacks: Any
) -> None:
    silent = PersonFactory(trust=world.trust, user=None, email="", given_name="Silent")
    PostFactory(person=silent, school=world.school)
    keys = [newcomer.key, silent.key]
    client = signed_in(world["office"])
    with django_capture_on_commit_callbacks(execute=True):
        page = client.post(f"{making(world)}links/", {"pick": keys, "do": "mail"}).content.decode()

    assert [message.to for message in mail.outbox] == [["imara@example.org"]]
    assert "/invitation/" in mail.outbox[0].body
    assert len(re.findall("/invitation/", page)) == 1  # the one who has no address


@pytest.mark.parametrize("who", ["teacher", "manager", "coach", "governor", "pd_lead"])
def test_only_those_who_may_invite(world: World, newcomer: Person, signed_in: SignIn, who: str) -> None:
    client = signed_in(world[who])

    assert client.get(making(world)).status_code == 403
    assert client.post(f"{making(world)}links/", {"pick": [newcomer.key]}).status_code == 403
    assert made() == 0


def test_nobody_of_another_school_or_trust_is_invited_from_here(world: World, signed_in: SignIn) -> None:
    other_school = PostFactory(school=SchoolFactory(trust=world.trust), person__user=None, person__email="").person
    other_trust = PostFactory(person__user=None, person__email="").person
    signed_in(world["office"]).post(f"{making(world)}links/", {"pick": [other_school.key, other_trust.key]})

    assert made() == 0


def test_no_token_reaches_the_record_of_events(link: str, client: Client) -> None:
    client.post(link, JOIN)
    token = link.split("/")[2]

    assert [event.pk for event in Event.objects.unscoped(reason="test") if token in str(vars(event))] == []
    assert not Invitation.objects.unscoped(reason="test").filter(token_digest=token).exists()


def test_the_newer_link_lasts_a_fortnight(link: str) -> None:
    invitation = Invitation.objects.unscoped(reason="test").get()

    assert invitation.expires_at - invitation.made_at == timedelta(days=14)


def test_nobody_takes_a_colleagues_address_for_their_own_login(world: World, client: Client) -> None:
    """An entry without an address lets its holder give one: not that of somebody who is yet to come."""
    PersonFactory(trust=world.trust, user=None, email="colleague@example.org")
    person = PersonFactory(trust=world.trust, user=None, email="")
    PostFactory(person=person, school=world.school)
    link = f"/invitation/{make_invitation(actor=acting(world['office']), person=person)}/"
    answer = client.post(link, {**JOIN, "email": "Colleague@example.org"})
    assert (answer.status_code, fresh(person).user) == (422, None)
    assert not User.objects.filter(email="colleague@example.org").exists()
    assert client.post(link, {**JOIN, "email": "own@example.org"}).status_code == 302


def test_the_hint_for_a_password_is_in_the_readers_language(newcomer: Person) -> None:
    with override("cy"):
        hint = JoinForm(person=newcomer).fields["password"].help_text

    assert "nod" in str(hint)
    assert "characters" not in str(hint)
