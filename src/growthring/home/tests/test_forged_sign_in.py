"""What is forged, replayed or meant for somebody else opens nothing: refused in words, and noted without a name."""

import time
from typing import Any

import jwt
import pytest
from django.test import Client
from pytest_django import Settings
from structlog.testing import capture_logs

from growthring.accounts.models import User
from growthring.home.tests.sso import begin, is_in, linked, provider_of, sign_in
from growthring.home.tests.world import World
from growthring.people.models import Identity, Person, SignInProvider
from tests import idp
from tests.factories import PersonFactory, PostFactory, SchoolFactory, TrustFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_local")]


def refusal(answer: Any, client: Client) -> str:
    """The code on the page; nobody is in, and the page says what happened in words."""
    page: str = answer.content.decode()
    assert answer.status_code in (400, 403), page
    assert "You are not signed in" in page
    assert not is_in(client)
    return page.partition("refused with the word “")[2].partition("”")[0]


def altered(**changes: Any) -> Any:
    """A token signed as it should be, about something else; None leaves a claim out."""

    def forge(claims: idp.Claims) -> str:
        told = {**claims, **changes}
        return idp.signed({name: value for name, value in told.items() if value is not None})

    return forge


FORGED = {
    "signed with another key": (lambda claims: idp.signed(claims, key="stranger"), "signature"),
    "a key nobody published": (lambda claims: idp.signed(claims, key="stranger", kid="stranger"), "key"),
    "not signed": (idp.unsigned, "algorithm"),
    "signed with the public key as a password": (idp.signed_with_the_public_key, "algorithm"),
    "signed with our own secret as a password": (
        lambda claims: jwt.encode(claims, idp.SECRET.ljust(64), algorithm="HS256", headers={"kid": "own"}),
        "algorithm",
    ),
    "an algorithm it never offered": (lambda claims: idp.signed(claims, algorithm="RS512"), "algorithm"),
    "another issuer": (altered(iss="https://login.example.net"), "issuer"),
    "no issuer": (altered(iss=None), "claims"),
    "for another client": (altered(aud="somebody-else"), "audience"),
    "for nobody": (altered(aud=None), "claims"),
    "for several, given to another": (altered(aud=[idp.CLIENT_ID, "other"], azp="other"), "audience"),
    "for several, given to nobody": (altered(aud=[idp.CLIENT_ID, "other"]), "audience"),
    "given to another client": (altered(azp="other"), "audience"),
    "run out": (altered(exp=int(time.time()) - 3600), "expired"),
    "without an end": (altered(exp=None), "claims"),
    "from the future": (altered(iat=int(time.time()) + 3600), "expired"),
    "not yet": (altered(nbf=int(time.time()) + 3600), "expired"),
    "another nonce": (altered(nonce="somebody else's"), "nonce"),
    "no nonce": (altered(nonce=None), "nonce"),
    "no subject": (altered(sub=None), "claims"),
    "an empty subject": (altered(sub=""), "claims"),
    "a subject that is no text": (altered(sub={"is": "subject-1"}), "claims"),
    "no token at all": (lambda claims: "not.a.token", "claims"),
}


@pytest.mark.parametrize("how", FORGED)
def test_a_forged_token_opens_nothing(
    how: str, client: Client, provider: SignInProvider, there: idp.Provider, teacher: Person
) -> None:
    there.forge, code = FORGED[how]
    with capture_logs() as logs:
        told = refusal(sign_in(client, there, provider.key), client)

    noted = [entry for entry in logs if entry["event"] == "sign_in_refused"]
    assert told == code
    assert noted == [{"event": "sign_in_refused", "code": code, "provider": provider.key, "log_level": "warning"}]


@pytest.mark.parametrize("forge", [idp.unsigned, idp.signed_with_the_public_key], ids=["none", "HS256"])
def test_what_a_provider_offers_does_not_make_it_good(
    forge: Any, client: Client, provider: SignInProvider, there: idp.Provider, teacher: Person
) -> None:
    """Its own description may be wrong, or old: shared secrets and no signature at all are never taken."""
    there.offers = {"id_token_signing_alg_values_supported": ["RS256", "HS256", "none"]}
    there.forge = forge

    assert refusal(sign_in(client, there, provider.key), client) == "algorithm"


def test_an_answer_works_once(client: Client, provider: SignInProvider, there: idp.Provider, teacher: Person) -> None:
    back = there.sign_in(begin(client, provider.key), "subject-1")
    assert client.get(f"/sign-in/back/{provider.key}/", back).status_code == 302
    client.logout()

    assert refusal(client.get(f"/sign-in/back/{provider.key}/", back), client) == "state"


def test_a_code_that_was_used_is_refused_there(
    client: Client, provider: SignInProvider, there: idp.Provider, teacher: Person
) -> None:
    used = there.sign_in(begin(client, provider.key), "subject-1")
    client.get(f"/sign-in/back/{provider.key}/", used)
    client.logout()
    fresh = there.sign_in(begin(client, provider.key), "subject-1")

    again = client.get(f"/sign-in/back/{provider.key}/", {**fresh, "code": used["code"]})
    assert refusal(again, client) == "code"


def test_an_answer_of_somebody_elses_sign_in_signs_nobody_in(
    client: Client, provider: SignInProvider, there: idp.Provider, teacher: Person
) -> None:
    """Whoever sends a colleague their own answer would have them write in the wrong account."""
    theirs = there.sign_in(begin(Client(), provider.key), "subject-1")

    assert refusal(client.get(f"/sign-in/back/{provider.key}/", theirs), client) == "state"


def test_a_code_of_somebody_else_is_refused_with_ones_own_state(
    client: Client, provider: SignInProvider, there: idp.Provider, teacher: Person
) -> None:
    theirs = there.sign_in(begin(Client(), provider.key), "subject-1")
    mine = there.sign_in(begin(client, provider.key), "subject-2")

    injected = client.get(f"/sign-in/back/{provider.key}/", {**mine, "code": theirs["code"]})
    assert refusal(injected, client) == "code"  # the proof of PKCE is not theirs


@pytest.mark.parametrize("query", [{}, {"code": "x"}, {"state": "x"}, {"state": "x", "code": "x"}, {"error": "x"}])
def test_an_answer_to_nothing_is_refused(query: dict[str, str], client: Client, provider: SignInProvider) -> None:
    assert refusal(client.get(f"/sign-in/back/{provider.key}/", query), client) == "state"


def test_an_answer_is_not_taken_by_another_provider(
    client: Client, lived: World, provider: SignInProvider, there: idp.Provider, teacher: Person
) -> None:
    other = provider_of(lived.trust, there.issuer, name="Other")
    back = there.sign_in(begin(client, provider.key), "subject-1")

    assert refusal(client.get(f"/sign-in/back/{other.key}/", back), client) == "mixed_up"


def test_an_answer_that_names_another_issuer_is_refused(
    client: Client, provider: SignInProvider, there: idp.Provider, teacher: Person
) -> None:
    back = there.sign_in(begin(client, provider.key), "subject-1")

    named = client.get(f"/sign-in/back/{provider.key}/", {**back, "iss": "https://login.example.net"})
    assert refusal(named, client) == "mixed_up"


def test_an_answer_that_comes_too_late_is_refused(
    client: Client, provider: SignInProvider, there: idp.Provider, teacher: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    back = there.sign_in(begin(client, provider.key), "subject-1")
    monkeypatch.setattr("growthring.accounts.single_sign_on.states.SECONDS", -1)

    assert refusal(client.get(f"/sign-in/back/{provider.key}/", back), client) == "state"


@pytest.mark.parametrize(("error", "code"), [("access_denied", "cancelled"), ("server_error", "refused_there")])
def test_whoever_breaks_off_over_there_is_told_so(
    error: str, code: str, client: Client, provider: SignInProvider, there: idp.Provider
) -> None:
    state = there.sign_in(begin(client, provider.key), "subject-1")["state"]

    assert refusal(client.get(f"/sign-in/back/{provider.key}/", {"state": state, "error": error}), client) == code


def test_the_address_of_a_head_with_a_fresh_subject_opens_nothing_and_makes_nothing(
    client: Client, lived: World, provider: SignInProvider, there: idp.Provider
) -> None:
    before = (User.objects.count(), Identity.objects.unscoped(reason="test").count())

    answer = sign_in(client, there, provider.key, "fresh", email=lived["head"].email, email_verified=True)

    assert "Nobody here is linked to this account." in answer.content.decode()
    assert refusal(answer, client) == "unknown"
    assert (User.objects.count(), Identity.objects.unscoped(reason="test").count()) == before


def test_the_same_subject_of_another_provider_is_somebody_else(
    client: Client, lived: World, provider: SignInProvider, teacher: Person
) -> None:
    with idp.serving() as elsewhere:
        second = provider_of(lived.trust, elsewhere.issuer, name="Second")
        assert refusal(sign_in(client, elsewhere, second.key, "subject-1"), client) == "unknown"


def test_another_trusts_provider_with_the_same_issuer_opens_nothing(
    client: Client, there: idp.Provider, teacher: Person
) -> None:
    """A trust that names another's issuer, or asserts another's subjects, gets at none of the other's people."""
    stranger = provider_of(TrustFactory(), there.issuer)

    assert refusal(sign_in(client, there, stranger.key, "subject-1"), client) == "unknown"


def test_a_provider_that_changes_its_issuer_knows_nobody_any_more(
    client: Client, provider: SignInProvider, teacher: Person
) -> None:
    with idp.serving() as elsewhere:
        provider.issuer = elsewhere.issuer
        provider.save()
        assert refusal(sign_in(client, elsewhere, provider.key, "subject-1"), client) == "unknown"


def test_a_closed_login_and_somebody_who_has_left_are_turned_away(
    client: Client, provider: SignInProvider, there: idp.Provider, teacher: Person
) -> None:
    User.objects.filter(persons=teacher).update(is_active=False)
    assert refusal(sign_in(client, there, provider.key), client) == "closed"

    User.objects.filter(persons=teacher).update(is_active=True)
    teacher.left_on = teacher.joined_on
    teacher.save()
    assert refusal(sign_in(client, there, provider.key), client) == "not_here"


def test_a_provider_lets_in_nobody_who_is_only_in_another_trust(
    client: Client, provider: SignInProvider, there: idp.Provider
) -> None:
    school = SchoolFactory()
    elsewhere = PersonFactory(trust=school.trust)
    PostFactory(person=elsewhere, school=school)
    linked(elsewhere.user, provider, there.issuer, "subject-9")

    assert refusal(sign_in(client, there, provider.key, "subject-9"), client) == "not_here"


@pytest.mark.parametrize(
    ("claims", "lets_in"), [({}, False), ({"hd": "other.example"}, False), ({"hd": "oak.example"}, True)]
)
def test_with_google_only_accounts_of_the_organisation_come_in(
    claims: dict[str, str],
    lets_in: bool,
    client: Client,
    provider: SignInProvider,
    there: idp.Provider,
    teacher: Person,
) -> None:
    provider.domain = "oak.example"
    provider.save()

    answer = sign_in(client, there, provider.key, **claims)
    assert is_in(client) is lets_in
    assert lets_in or refusal(answer, client) == "domain"


def test_a_provider_that_is_switched_off_answers_for_nobody(
    client: Client, provider: SignInProvider, there: idp.Provider, teacher: Person
) -> None:
    back = there.sign_in(begin(client, provider.key), "subject-1")
    SignInProvider.objects.unscoped(reason="test").update(is_on=False)

    assert refusal(client.get(f"/sign-in/back/{provider.key}/", back), client) == "not_here"
    assert client.get(f"/sign-in/with/{provider.key}/").status_code == 404


def test_a_secret_that_cannot_be_read_any_more_is_said_so(
    client: Client, provider: SignInProvider, settings: Settings
) -> None:
    settings.SECRET_KEY = "another key"

    assert refusal(client.get(f"/sign-in/with/{provider.key}/"), client) == "secret"


def test_nobody_is_asked_inside_the_servers_own_network(
    client: Client, provider: SignInProvider, settings: Settings
) -> None:
    settings.OIDC_HOSTS = []

    assert refusal(client.get(f"/sign-in/with/{provider.key}/"), client) == "private_address"


def test_what_is_refused_leaves_no_name_in_the_log(
    client: Client, provider: SignInProvider, there: idp.Provider
) -> None:
    with capture_logs() as logs:
        sign_in(client, there, provider.key, "told-nobody", email="imara@example.org", name="Imara Vane")

    assert [entry for entry in logs if "imara" in str(entry).lower() or "told-nobody" in str(entry)] == []
