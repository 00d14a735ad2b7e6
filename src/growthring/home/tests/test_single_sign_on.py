"""Coming in by an account at a provider, over HTTP to a server on this machine."""

from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from django.test import Client
from pytest_django import Settings

from growthring.home.tests.sso import begin, linked, provider_of, sign_in
from growthring.home.tests.world import World
from growthring.people.models import Identity, Person, SignInProvider
from tests import idp

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_local")]


def test_one_goes_out_with_all_that_protects_the_way_back(client: Client, provider: SignInProvider) -> None:
    asked = {name: values[0] for name, values in parse_qs(urlsplit(begin(client, provider.key)).query).items()}

    assert asked.pop("state") != asked.pop("nonce")
    assert len(asked.pop("code_challenge")) == 43
    assert asked == {
        "response_type": "code",
        "client_id": idp.CLIENT_ID,
        "redirect_uri": f"http://testserver/sign-in/back/{provider.key}/",
        "scope": "openid profile email",
        "code_challenge_method": "S256",
        "prompt": "select_account",
    }


def test_a_linked_account_opens_the_door(
    client: Client, provider: SignInProvider, there: idp.Provider, teacher: Person
) -> None:
    answer = sign_in(client, there, provider.key)

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(teacher.user_id)
    assert client.get("/journey/").status_code == 200
    assert Identity.objects.unscoped(reason="test").get().used_at is not None


def test_it_leads_where_one_was_going_and_to_no_other_site(
    client: Client, provider: SignInProvider, there: idp.Provider, teacher: Person
) -> None:
    for leads_to, ends_at in (("/my/record/", "/my/record/"), ("https://example.net/", "/"), ("//example.net", "/")):
        back = there.sign_in(begin(client, provider.key, leads_to), "subject-1")
        assert client.get(f"/sign-in/back/{provider.key}/", back)["Location"] == ends_at


def test_the_code_is_exchanged_with_the_proof_that_it_was_ours(
    client: Client, provider: SignInProvider, there: idp.Provider, teacher: Person
) -> None:
    there.offers = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
    sign_in(client, there, provider.key)

    asked = there.asked[-1]
    assert (asked["client_id"], asked["client_secret"], len(asked["code_verifier"])) == (
        idp.CLIENT_ID,
        idp.SECRET,
        64,
    )


def test_with_the_mock_that_others_use(client: Client, lived: World) -> None:
    with idp.mock() as issuer:
        provider = provider_of(lived.trust, issuer)
        linked(lived["teacher"].user, provider, issuer, "teacher@example.org")
        there = httpx.post(begin(client, provider.key), data={"sub": "teacher@example.org"})
        back = urlsplit(there.headers["location"])
        answer = client.get(f"{back.path}?{back.query}")

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(lived["teacher"].user_id)


def test_by_settings_one_provider_is_for_everybody(
    client: Client, lived: World, there: idp.Provider, settings: Settings
) -> None:
    settings.OIDC = {**settings.OIDC, "issuer": there.issuer, "client_id": idp.CLIENT_ID, "secret": idp.SECRET}
    settings.OIDC_HOSTS = []  # the host that the administrator named as the issuer needs no second naming
    linked(lived["teacher"].user, None, there.issuer)

    assert b"Continue with single sign-on" in client.get("/sign-in/").content
    assert sign_in(client, there, "site")["Location"] == "/"
    assert client.get("/journey/").status_code == 200
