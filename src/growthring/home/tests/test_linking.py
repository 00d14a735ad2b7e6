"""An account becomes a way in: from an invitation, or by whoever is signed in and has shown again that it is them."""

import re
import time
from typing import Any

import pytest
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.test import Client

from growthring.accounts.models import User
from growthring.accounts.single_sign_on.session import NAME as THROUGH
from growthring.audit.models import Event
from growthring.home.tests.sso import is_in, provider_of, sign_in
from growthring.home.tests.world import World
from growthring.people.models import Identity, Person, SignInProvider, SignInRules
from growthring.people.services.invitations import make_invitation
from tests import idp
from tests.factories import PersonFactory, PostFactory, RoleGrantFactory, SchoolFactory, acting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_local")]
WHY = "test"


@pytest.fixture
def newcomer(lived: World) -> Person:
    person = PersonFactory(trust=lived.trust, user=None, given_name="Imara", email="imara@example.org")
    PostFactory(person=person, school=lived.school)
    return person


@pytest.fixture
def link(lived: World, newcomer: Person) -> str:
    return f"/invitation/{make_invitation(actor=acting(lived['office']), person=newcomer)}/"


def fresh(person: Person) -> Person:
    return Person.objects.unscoped(reason=WHY).select_related("user").get(pk=person.pk)


def identities() -> list[tuple[str, str]]:
    rows = Identity.objects.unscoped(reason=WHY).select_related("user")
    return [(row.user.email, row.subject) for row in rows]


def out_and_back(client: Client, start: str, there: idp.Provider, subject: str, **claims: Any) -> Any:
    gone = client.get(start)
    assert gone.status_code == 302, gone.content.decode()
    key = re.findall(r"back%2F(\w+)%2F", gone["Location"])[0]
    return client.get(f"/sign-in/back/{key}/", there.sign_in(gone["Location"], subject, **claims))


def prove(client: Client, user: User | None) -> None:
    """As after giving the password once more."""
    assert user
    session: SessionBase = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()


def an_hour_passes(client: Client) -> None:
    session = client.session
    for record in session[AUTHENTICATION_METHODS_SESSION_KEY]:
        record["at"] -= 3600
    session.save()


def test_an_invitation_is_taken_up_with_an_account(
    client: Client, link: str, newcomer: Person, provider: SignInProvider, there: idp.Provider
) -> None:
    assert "Continue with Oakvale ID" in client.get(link).content.decode()
    back = out_and_back(client, f"{link}with/{provider.key}/", there, "imara-1", email="imara@example.org")
    asked = client.get(back["Location"])

    assert (back["Location"], asked.status_code) == ("/sign-in/link/", 200)
    assert "The two addresses are not the same" not in asked.content.decode()
    assert identities() == []  # looking links nothing
    welcome = client.post("/sign-in/link/")
    assert (welcome.status_code, welcome["Location"]) == (302, "/")
    user = fresh(newcomer).user
    assert user is not None
    assert (user.email, user.has_usable_password()) == ("imara@example.org", False)
    assert identities() == [("imara@example.org", "imara-1")]
    assert client.get("/journey/").status_code == 200
    client.logout()
    sign_in(client, there, provider.key, "imara-1")
    assert is_in(client)


def test_another_address_is_shown_and_recorded(
    client: Client, link: str, newcomer: Person, provider: SignInProvider, there: idp.Provider
) -> None:
    out_and_back(client, f"{link}with/{provider.key}/", there, "imara-1", email="i.vane@other.example")
    page = client.get("/sign-in/link/").content.decode()
    client.post("/sign-in/link/")

    assert "i.vane@other.example" in page
    assert "imara@example.org" in page
    assert "The two addresses are not the same." in page
    user = fresh(newcomer).user
    assert user is not None
    assert user.email == "imara@example.org"
    told = Event.objects.unscoped(reason=WHY).filter(subject_id=newcomer.pk).values_list("where", flat=True)
    assert "account for sign-in, of another address" in set(told)


def test_the_invitation_is_used_up(client: Client, link: str, provider: SignInProvider, there: idp.Provider) -> None:
    out_and_back(client, f"{link}with/{provider.key}/", there, "imara-1")
    client.post("/sign-in/link/")

    assert Client().get(f"{link}with/{provider.key}/").status_code == 410
    assert client.post("/sign-in/link/").status_code == 400


def test_an_invitation_withdrawn_on_the_way_opens_nothing(
    client: Client, link: str, newcomer: Person, provider: SignInProvider, there: idp.Provider
) -> None:
    out_and_back(client, f"{link}with/{provider.key}/", there, "imara-1")
    newcomer.invitations.unscoped(reason=WHY).update(
        withdrawn_at=newcomer.invitations.unscoped(reason=WHY).get().made_at
    )

    assert client.post("/sign-in/link/").status_code == 403
    assert fresh(newcomer).user is None
    assert identities() == []
    assert User.objects.filter(email="imara@example.org").exists() is False


def test_an_address_that_has_a_login_is_not_taken_over(
    client: Client, link: str, newcomer: Person, provider: SignInProvider, there: idp.Provider
) -> None:
    """The invited address belongs to a login already: whoever holds the account there has to sign in with it first."""
    out_and_back(client, f"{link}with/{provider.key}/", there, "imara-1")
    User.objects.create_user("imara@example.org", "quiet lanterns over moss")
    answer = client.post("/sign-in/link/")

    assert answer.status_code == 422
    assert "has a login here already" in answer.content.decode()
    assert identities() == []


def test_another_trusts_provider_takes_up_no_invitation(
    client: Client, link: str, newcomer: Person, there: idp.Provider
) -> None:
    stranger = provider_of(SchoolFactory().trust, there.issuer)
    answer = client.get(f"{link}with/{stranger.key}/")

    assert (answer.status_code, answer["Location"]) == (302, link)


def test_somebody_elses_browser_links_nothing(
    client: Client, link: str, provider: SignInProvider, there: idp.Provider
) -> None:
    out_and_back(client, f"{link}with/{provider.key}/", there, "imara-1")

    assert Client().post("/sign-in/link/").status_code == 400
    assert identities() == []


def test_linking_takes_the_token_of_the_page(link: str, provider: SignInProvider, there: idp.Provider) -> None:
    client = Client(enforce_csrf_checks=True)
    out_and_back(client, f"{link}with/{provider.key}/", there, "imara-1")

    assert client.post("/sign-in/link/").status_code == 403
    assert identities() == []


def test_whoever_is_signed_in_adds_an_account_after_showing_that_it_is_them(
    client: Client, lived: World, provider: SignInProvider, there: idp.Provider
) -> None:
    me = lived["teacher"].user
    assert me
    me.set_password("quiet lanterns over moss")
    me.save()
    client.force_login(me)
    asked = client.get(f"/account/ways/{provider.key}/add/")
    assert asked["Location"].partition("?")[2] == f"next=%2Faccount%2Fways%2F{provider.key}%2Fadd%2F"
    prove(client, me)
    out_and_back(client, f"/account/ways/{provider.key}/add/", there, "teacher-1", email="t@other.example")
    assert "t@other.example" in client.get("/sign-in/link/").content.decode()

    assert client.post("/sign-in/link/")["Location"] == "/account/ways/"
    assert identities() == [(me.email, "teacher-1")]


def test_an_account_of_somebody_else_is_not_added(
    client: Client, lived: World, provider: SignInProvider, there: idp.Provider, teacher: Person
) -> None:
    me = lived["manager"].user
    client.force_login(me)  # type: ignore[arg-type]
    prove(client, me)
    out_and_back(client, f"/account/ways/{provider.key}/add/", there, "subject-1")
    answer = client.post("/sign-in/link/")

    assert answer.status_code == 403
    assert "another person’s way to sign in" in answer.content.decode()


def test_what_was_begun_by_one_login_is_not_linked_to_the_next(
    client: Client, lived: World, provider: SignInProvider, there: idp.Provider
) -> None:
    client.force_login(lived["manager"].user)  # type: ignore[arg-type]
    prove(client, lived["manager"].user)
    gone = client.get(f"/account/ways/{provider.key}/add/")
    kept = dict(client.session)
    client.force_login(lived["head"].user)  # type: ignore[arg-type]
    session = client.session
    session["sign_ins_under_way"] = kept["sign_ins_under_way"]
    session.save()

    back = client.get(f"/sign-in/back/{provider.key}/", there.sign_in(gone["Location"], "subject-7"))
    assert back.status_code == 400
    assert identities() == []


def test_the_last_way_in_stays(client: Client, provider: SignInProvider, there: idp.Provider, teacher: Person) -> None:
    me = teacher.user
    assert me
    sign_in(client, there, provider.key)
    mine = Identity.objects.unscoped(reason=WHY).get()
    prove(client, me)
    client.post(f"/account/ways/{mine.key}/remove/")
    assert len(identities()) == 1
    me.set_password("quiet lanterns over moss")
    me.save()
    client.force_login(me)
    prove(client, me)
    client.post(f"/account/ways/{mine.key}/remove/")

    assert identities() == []
    assert Event.objects.unscoped(reason=WHY).filter(subject_id=teacher.pk, verb="ended").count() == 1


def test_nobody_takes_off_anothers_account(client: Client, lived: World, teacher: Person) -> None:
    client.force_login(lived["office"].user)  # type: ignore[arg-type]
    mine = Identity.objects.unscoped(reason=WHY).get()

    assert client.post(f"/account/ways/{mine.key}/remove/").status_code == 404
    assert len(identities()) == 1


def test_without_a_password_one_shows_at_the_provider_that_it_is_still_them(
    client: Client, lived: World, provider: SignInProvider, there: idp.Provider, teacher: Person
) -> None:
    with idp.serving() as second:
        other = provider_of(lived.trust, second.issuer, name="Second")
        sign_in(client, there, provider.key)
        add = f"/account/ways/{other.key}/add/"
        an_hour_passes(client)
        again = client.get(add)["Location"]
        asked = client.get(again)["Location"]
        assert ("prompt=login" in asked, "max_age=0" in asked) == (True, True)
        stale = out_and_back(client, again, there, "subject-1", auth_time=int(time.time()) - 4000)
        assert "too_old" in stale.content.decode()
        silent = out_and_back(client, again, there, "subject-1")
        assert "no_proof" in silent.content.decode()
        forged = out_and_back(client, again, there, "subject-1", auth_time="yesterday")
        assert "no_proof" in forged.content.decode()
        ahead = out_and_back(client, again, there, "subject-1", auth_time=int(time.time()) + 4000)
        assert "too_old" in ahead.content.decode()
        wrong = out_and_back(client, again, there, "subject-2", auth_time=int(time.time()))
        assert "wrong_account" in wrong.content.decode()
        proved = out_and_back(client, again, there, "subject-1", auth_time=int(time.time()))
        assert proved["Location"] == add
        out_and_back(client, add, second, "second-1")
        client.post("/sign-in/link/")

    assert sorted(subject for _mail, subject in identities()) == ["second-1", "subject-1"]


@pytest.fixture
def abroad(lived: World, teacher: Person) -> Person:
    """The teacher's login is at home in another trust too, as its head."""
    school = SchoolFactory()
    person = PersonFactory(trust=school.trust, user=teacher.user, email="")
    PostFactory(person=person, school=school)
    RoleGrantFactory(person=person, role="HD", school=school)
    return person


def acts_in(client: Client) -> str:
    page = client.get("/account/").content.decode()
    return str(re.findall(r"<dt>I am in</dt><dd>([^<·]*)", page)[0]).strip()


def test_a_trusts_provider_opens_that_trust_alone(
    client: Client, lived: World, provider: SignInProvider, there: idp.Provider, teacher: Person, abroad: Person
) -> None:
    sign_in(client, there, provider.key)
    assert acts_in(client) == "Larkmoor Trust"
    client.post("/account/act-as/", {"person": abroad.key})
    assert acts_in(client) == "Larkmoor Trust"
    leaves(teacher)
    turned_away = client.get("/account/")

    assert turned_away.status_code == 403
    assert "Sign in another way" in turned_away.content.decode()


def leaves(person: Person) -> None:
    person.left_on = person.joined_on
    person.save()


def test_such_a_session_cannot_widen_itself(
    client: Client, provider: SignInProvider, there: idp.Provider, abroad: Person
) -> None:
    sign_in(client, there, provider.key)
    mine = Identity.objects.unscoped(reason=WHY).get()

    assert client.get(f"/account/ways/{provider.key}/add/").status_code == 403
    assert client.post(f"/account/ways/{mine.key}/remove/").status_code == 403


def test_with_a_password_both_are_open(client: Client, teacher: Person, abroad: Person) -> None:
    client.force_login(teacher.user)  # type: ignore[arg-type]
    client.post("/account/act-as/", {"person": abroad.key})

    assert acts_in(client) == abroad.trust.name


def test_a_guest_comes_in_by_their_own_trusts_provider_where_the_host_takes_it(
    client: Client, provider: SignInProvider, there: idp.Provider, teacher: Person, abroad: Person
) -> None:
    SignInRules.objects.create(trust=abroad.trust, other_trusts=True)
    sign_in(client, there, provider.key)
    client.post("/account/act-as/", {"person": abroad.key})
    assert acts_in(client) == "Larkmoor Trust"  # a head of theirs is no guest
    abroad.is_guest = True
    abroad.save()

    client.post("/account/act-as/", {"person": abroad.key})
    assert client.session["acting_person"] == abroad.key


def test_a_provider_that_is_switched_off_ends_what_its_sessions_may_do(
    client: Client, provider: SignInProvider, there: idp.Provider, teacher: Person
) -> None:
    sign_in(client, there, provider.key)
    assert client.get("/journey/").status_code == 200
    SignInProvider.objects.unscoped(reason=WHY).update(is_on=False)

    assert client.get("/journey/").status_code == 403


def test_a_trust_without_passwords_lets_its_office_in_all_the_same(
    client: Client, lived: World, provider: SignInProvider, there: idp.Provider, teacher: Person
) -> None:
    SignInRules.objects.create(trust=lived.trust, passwords=False)
    client.force_login(teacher.user)  # type: ignore[arg-type]
    turned_away = client.get("/journey/")
    assert turned_away.status_code == 403
    assert f"/sign-in/{lived.trust.slug}/" in turned_away.content.decode()
    sign_in(client, there, provider.key)
    assert client.get("/journey/").status_code == 200

    RoleGrantFactory(person=lived["office"], role="OFF", school=None)
    client.force_login(lived["office"].user)  # type: ignore[arg-type]
    assert client.get("/journey/").status_code == 200


def test_another_login_in_the_same_browser_inherits_nothing(
    client: Client, lived: World, provider: SignInProvider, there: idp.Provider, teacher: Person
) -> None:
    client.force_login(lived["head"].user)  # type: ignore[arg-type]
    sign_in(client, there, provider.key)

    assert client.session["_auth_user_id"] == str(teacher.user_id)
    assert client.session[THROUGH] == {"provider": provider.key, "trust": lived.trust.pk, "second_factor": False}
    client.force_login(teacher.user)  # type: ignore[arg-type]
    assert THROUGH not in client.session


@pytest.mark.parametrize(
    ("rule", "claims", "counts"),
    [
        ("no", {"amr": ["pwd", "mfa"]}, False),
        ("said", {"amr": ["pwd", "mfa"]}, True),
        ("said", {"acr": "phr"}, True),
        ("said", {"amr": ["pwd"]}, False),
        ("said", {"amr": "mfa"}, False),
        ("said", {}, False),
        ("always", {}, True),
    ],
)
def test_its_second_factor_counts_as_the_trust_has_said(
    rule: str,
    claims: dict[str, Any],
    counts: bool,
    client: Client,
    provider: SignInProvider,
    there: idp.Provider,
    teacher: Person,
) -> None:
    SignInProvider.objects.unscoped(reason=WHY).update(second_factor=rule)
    sign_in(client, there, provider.key, **claims)

    assert client.session[THROUGH]["second_factor"] is counts
