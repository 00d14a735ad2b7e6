"""Which ways the sign-in pages offer, and what they tell a stranger: no trust by name, and nobody's address."""

import pytest
from django.test import Client
from pytest_django import Settings

from growthring.core.access import Role
from growthring.home.tests.sso import is_in, linked, provider_of, sign_in
from growthring.home.tests.test_linking import fresh, identities, out_and_back
from growthring.home.tests.world import World
from growthring.people.models import SignInProvider, SignInRules
from growthring.people.services.invitations import make_invitation
from tests import idp
from tests.factories import PersonFactory, PostFactory, RoleGrantFactory, SchoolFactory, TrustFactory, acting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_local")]


def text(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def test_where_one_trust_is_alone_its_button_is_on_the_sign_in_page(client: Client, provider: SignInProvider) -> None:
    assert f'href="/sign-in/with/{provider.key}/?next=%2Fmy%2F"' in text(client, "/sign-in/?next=/my/")


def test_where_there_are_several_none_is_told_by_the_sign_in_page(
    client: Client, lived: World, provider: SignInProvider
) -> None:
    TrustFactory()
    page = text(client, "/sign-in/")
    assert [name for name in ("Oakvale ID", "Larkmoor", provider.key, "Lead me on") if name in page] == []
    SignInProvider.objects.unscoped(reason="test").update(email_domains="oakvale.example")
    page = text(client, "/sign-in/")

    assert "Lead me on" in page
    assert [name for name in ("Oakvale ID", "Larkmoor", provider.key, "oakvale.example") if name in page] == []


def test_an_address_leads_on_by_its_domain_alone(client: Client, lived: World, provider: SignInProvider) -> None:
    SignInProvider.objects.unscoped(reason="test").update(email_domains="oakvale.example other.example")
    at = f"/sign-in/{lived.trust.slug}/"
    asked = {
        address: client.post("/sign-in/find/", {"email": address})["Location"]
        for address in ("nobody@oakvale.example", "Ada@OTHER.example", "a@vale.example", "a@example", "x", "")
    }

    assert asked == {
        "nobody@oakvale.example": at,
        "Ada@OTHER.example": at,
        "a@vale.example": "/sign-in/",
        "a@example": "/sign-in/",
        "x": "/sign-in/",
        "": "/sign-in/",
    }


def test_a_trusts_own_page_names_where_the_button_leads(client: Client, lived: World, provider: SignInProvider) -> None:
    page = text(client, f"/sign-in/{lived.trust.slug}/?next=/my/record/")

    assert "Sign in to Larkmoor Trust" in page
    assert f"It leads to {provider.issuer.removeprefix('http://')}." in page
    assert f'href="/sign-in/with/{provider.key}/?next=/my/record/"' in page.replace("%2F", "/")


def test_a_trust_without_a_provider_looks_like_none(client: Client) -> None:
    trust = TrustFactory()

    assert (
        client.get(f"/sign-in/{trust.slug}/")["Location"] == client.get("/sign-in/nowhere/")["Location"] == "/sign-in/"
    )


def test_without_passwords_an_invitation_is_taken_up_by_an_account_only(
    client: Client, lived: World, provider: SignInProvider
) -> None:
    SignInRules.objects.create(trust=lived.trust, passwords=False)
    person = PersonFactory(trust=lived.trust, user=None, email="imara@example.org")
    PostFactory(person=person, school=lived.school)
    link = f"/invitation/{make_invitation(actor=acting(lived['office']), person=person)}/"
    page = text(client, link)
    client.post(link, {"password": "quiet lanterns over moss", "again": "quiet lanterns over moss"})

    assert ("Continue with Oakvale ID" in page, "A password" in page) == (True, False)
    assert fresh(person).user is None


def test_an_account_that_opens_a_login_already_takes_a_second_invitation_up(
    client: Client, lived: World, there: idp.Provider, settings: Settings
) -> None:
    settings.OIDC = {**settings.OIDC, "issuer": there.issuer, "client_id": idp.CLIENT_ID, "secret": idp.SECRET}
    teacher = lived["teacher"]
    linked(teacher.user, None, there.issuer)
    school = SchoolFactory()
    office = PostFactory(school=school).person
    RoleGrantFactory(person=office, role=Role.OFF, school=school)
    second = PersonFactory(trust=school.trust, user=None, email="")
    PostFactory(person=second, school=school)
    token = make_invitation(actor=acting(office), person=second)
    out_and_back(client, f"/invitation/{token}/with/site/", there, "subject-1")
    client.post("/sign-in/link/")

    assert fresh(second).user == teacher.user
    assert len(identities()) == 1


def test_a_provider_with_a_second_step_of_ours_lets_nobody_in_before_it(
    client: Client, lived: World, there: idp.Provider
) -> None:
    from allauth.mfa.models import Authenticator

    provider = provider_of(lived.trust, there.issuer)
    teacher = lived["teacher"]
    linked(teacher.user, provider, there.issuer)
    Authenticator.objects.create(user=teacher.user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    asked = sign_in(client, there, provider.key)
    assert (asked.status_code, is_in(client)) == (302, False)
    SignInProvider.objects.unscoped(reason="test").update(second_factor="always")

    sign_in(client, there, provider.key)
    assert is_in(client)
