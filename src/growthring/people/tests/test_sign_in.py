"""A trust's office sets single sign-on up: tried before it is in use, and its secret never seen again."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from pytest_django import Settings

from growthring.audit.models import Event
from growthring.core.access import Forbidden, Role
from growthring.core.models import new_key
from growthring.people.models import Person, SignInProvider, SignInRules
from growthring.people.queries.sign_in import way_of
from growthring.people.services.sign_in import save_provider, set_rules, switch_provider
from tests import idp
from tests.factories import PersonFactory, RoleGrantFactory, TrustFactory, acting

pytestmark = pytest.mark.django_db
WHY = "test"
AT = "/set-up/sign-in/"


@pytest.fixture(autouse=True)
def _local(settings: Settings) -> None:
    settings.OIDC_HOSTS = ["127.0.0.1"]
    cache.clear()


@pytest.fixture
def office() -> Person:
    person = PersonFactory(given_name="Odile")
    RoleGrantFactory(person=person, role=Role.OFF, school=None)
    return person


@pytest.fixture
def client(office: Person) -> Client:
    found = Client()
    found.force_login(office.user)  # type: ignore[arg-type]
    return found


@pytest.fixture
def there() -> Iterator[idp.Provider]:
    with idp.serving() as provider:
        yield provider


def filled(issuer: str, **other: str) -> dict[str, str]:
    told = {"name": "Oakvale ID", "issuer": issuer, "client_id": idp.CLIENT_ID, "client_secret": idp.SECRET}
    return {**told, "second_factor": "no", "key": new_key(), **other}


def the_one() -> SignInProvider:
    return SignInProvider.objects.unscoped(reason=WHY).get()


def add(client: Client, issuer: str, **other: str) -> SignInProvider:
    answer = client.post(f"{AT}add/?kind=other", filled(issuer, **other))
    assert answer.status_code == 302, answer.content.decode()
    return the_one()


def act(client: Client, do: str) -> Any:
    return client.post(f"{AT}{the_one().key}/act/", {"do": do}, follow=True).content.decode()


@pytest.mark.parametrize("kind", ["entra", "google", "other"])
def test_the_page_says_what_to_enter_over_there(kind: str, client: Client) -> None:
    page = client.get(f"{AT}add/?kind={kind}").content.decode()

    assert "http://testserver/sign-in/back/" in page
    assert "openid profile email" in page


def test_the_redirect_address_is_the_one_that_was_copied_before_saving(client: Client, there: idp.Provider) -> None:
    told = filled(there.issuer)
    client.post(f"{AT}add/?kind=other", told)

    assert the_one().key == told["key"]
    assert f"http://testserver/sign-in/back/{told['key']}/" in client.get(f"{AT}{told['key']}/").content.decode()


def test_it_is_tried_then_switched_on(client: Client, there: idp.Provider) -> None:
    provider = add(client, there.issuer)
    assert (provider.is_on, "to be tried" in client.get(AT).content.decode()) == (False, True)
    assert "Try it first" in act(client, "on")
    assert "The try found nothing wrong." in act(client, "try")
    assert "is in use" in act(client, "on")

    assert the_one().is_on
    where = Event.objects.unscoped(reason=WHY).filter(trust_id=provider.trust_id).values_list("where", flat=True)
    assert {"sign-in provider", "sign-in provider switched on"} <= set(where)


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "another issuer": ({"issuer": "https://login.example.net"}, "names another issuer: https://login.example.net"),
    "no token address": ({"token_endpoint": None}, "does not name its “token_endpoint”"),
    "plain http": ({"token_endpoint": "http://login.example.net/token"}, "has to begin with https"),
    "only shared secrets": (
        {"id_token_signing_alg_values_supported": ["HS256"]},
        "signs in no way that can be checked",
    ),
    "a file in place of an address": ({"jwks_uri": "file:///etc/passwd"}, "is no web address"),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_try_says_in_words_what_is_wrong(what: str, client: Client, there: idp.Provider) -> None:
    there.offers, words = WRONG[what]
    add(client, there.issuer)
    page = act(client, "try")

    assert words in page
    assert "Try it first" in act(client, "on")


def test_a_try_says_when_the_secret_is_wrong_or_keys_are_missing(client: Client, there: idp.Provider) -> None:
    add(client, there.issuer, client_secret="not this one")
    assert "the client secret is not right" in act(client, "try")
    there.keys = []

    assert "publishes no key" in act(client, "try")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((302, {"Location": "http://169.254.169.254/latest/"}, b""), "leads on to another address"),
        ((500, {}, b"oops"), "answered with the status 500"),
        ((200, {}, b"<html>"), "did not answer with JSON"),
        ((200, {}, b"[]"), "did not answer with JSON"),
        ((200, {}, b"x" * 600_000), "answered too much"),
    ],
)
def test_a_try_follows_nowhere_and_reads_no_more_than_it_should(
    answer: tuple[int, dict[str, str], bytes], words: str, client: Client, there: idp.Provider
) -> None:
    there.answers = {"/.well-known/openid-configuration": answer}
    add(client, there.issuer)

    assert words in act(client, "try")


def test_nothing_inside_the_servers_own_network_is_asked(
    client: Client, there: idp.Provider, settings: Settings
) -> None:
    add(client, there.issuer)
    settings.OIDC_HOSTS = []
    assert "inside the server’s own network" in act(client, "try")
    settings.OIDC_HOSTS = ["127.0.0.1"]
    there.offers = {"jwks_uri": "https://10.0.0.7/keys"}

    assert "inside the server’s own network" in act(client, "try")
    assert there.asked == []


def test_a_provider_that_is_not_there_is_said_so(client: Client) -> None:
    with idp.serving() as gone:
        issuer = gone.issuer
    add(client, issuer)

    assert "could not be reached" in act(client, "try")


def test_the_secret_is_sealed_and_never_shown(client: Client, there: idp.Provider) -> None:
    provider = add(client, there.issuer)
    with connection.cursor() as cursor:
        cursor.execute("select sealed_secret from people_signinprovider")
        stored = cursor.fetchone()[0]
    pages = [client.get(at).content.decode() for at in (AT, f"{AT}{provider.key}/")]
    pages.append(
        client.post(f"{AT}{provider.key}/", filled(there.issuer, name="", client_secret="typed")).content.decode()
    )

    assert idp.SECRET not in stored
    assert [page for page in pages if idp.SECRET in page or stored in page or "typed" in page] == []
    assert idp.SECRET not in repr(way_of(provider).client())
    assert way_of(provider).client().secret == idp.SECRET


def test_an_empty_secret_keeps_the_old_one_but_never_for_another_issuer(client: Client, there: idp.Provider) -> None:
    provider = add(client, there.issuer)
    address = f"{AT}{provider.key}/"
    client.post(address, filled(there.issuer, client_secret="", name="Another name"))
    assert (the_one().name, way_of(the_one()).client().secret) == ("Another name", idp.SECRET)
    moved = client.post(address, filled("https://login.example.net", client_secret=""))

    assert moved.status_code == 422
    assert "type it anew" in moved.content.decode()
    assert the_one().issuer == there.issuer


def test_what_is_changed_has_to_be_tried_again(client: Client, there: idp.Provider) -> None:
    provider = add(client, there.issuer)
    act(client, "try")
    act(client, "on")
    client.post(f"{AT}{provider.key}/", filled(there.issuer, client_secret="", client_id="another"))

    assert (the_one().is_on, the_one().tried_at) == (False, None)


@pytest.mark.parametrize("tenant", ["common", "organizations", "consumers", "oakvale.onmicrosoft.com", "x" * 36])
def test_with_entra_only_ones_own_directory_is_taken(tenant: str, client: Client) -> None:
    answer = client.post(f"{AT}add/?kind=entra", {**filled(""), "tenant": tenant})

    assert answer.status_code == 422
    assert not SignInProvider.objects.unscoped(reason=WHY).exists()


def test_entra_and_google_are_asked_for_in_their_own_words(client: Client) -> None:
    tenant = "1A2B3C4D-0000-4000-8000-0123456789AB"
    client.post(f"{AT}add/?kind=entra", {**filled(""), "tenant": tenant})
    entra = way_of(the_one()).client()
    assert entra.issuer == f"https://login.microsoftonline.com/{tenant.lower()}/v2.0"
    assert entra.tenant == tenant.lower()
    the_one().delete()
    client.post(f"{AT}add/?kind=google", {**filled(""), "domain": "@Oakvale.example"})
    google = way_of(the_one()).client()

    assert (google.issuer, google.domain, google.tenant) == ("https://accounts.google.com", "oakvale.example", "")


@pytest.mark.parametrize(
    "issuer",
    [
        "http://login.example.net",
        "ftp://x",
        "https://user:pw@x.example",
        "https://accounts.google.com",
        "nowhere",
        "https://login.microsoftonline.com/common/v2.0",
    ],
)
def test_any_other_is_taken_by_https_only(issuer: str, client: Client) -> None:
    assert client.post(f"{AT}add/?kind=other", filled(issuer)).status_code == 422


def test_two_trusts_do_not_name_the_same_domain(client: Client, there: idp.Provider) -> None:
    SignInProvider.objects.create(
        trust=TrustFactory(), kind="other", name="Theirs", issuer="https://x.example", email_domains="oakvale.example"
    )
    answer = client.post(f"{AT}add/?kind=other", filled(there.issuer, email_domains="a.example, @OakVale.example"))

    assert answer.status_code == 422
    assert "Another trust here has named oakvale.example." in answer.content.decode()


def test_passwords_stay_until_there_is_another_way(client: Client, office: Person, there: idp.Provider) -> None:
    assert client.post(AT, {}).status_code == 422
    add(client, there.issuer)
    act(client, "try")
    act(client, "on")
    assert client.post(AT, {}).status_code == 302
    rules = SignInRules.objects.unscoped(reason=WHY)
    assert rules.get().passwords is False
    act(client, "off")

    assert rules.get().passwords is True


def test_taking_it_away_takes_the_links_along(client: Client, there: idp.Provider) -> None:
    add(client, there.issuer)

    assert "is taken away" in act(client, "remove")
    assert not SignInProvider.objects.unscoped(reason=WHY).exists()


@pytest.mark.parametrize("role", [Role.HD, Role.CEO, Role.TPD, Role.DPO, Role.HR])
def test_the_trusts_own_office_alone(role: Role, there: idp.Provider) -> None:
    person = PersonFactory()
    RoleGrantFactory(person=person, role=role, school=None)
    client = Client()
    client.force_login(person.user)  # type: ignore[arg-type]
    facts: dict[str, Any] = {"kind": "other", "name": "x", "issuer": there.issuer, "client_id": "x"}

    assert [client.get(AT).status_code, client.get(f"{AT}add/").status_code] == [403, 403]
    with pytest.raises(Forbidden):
        save_provider(actor=acting(person), **facts)
    with pytest.raises(Forbidden):
        set_rules(actor=acting(person), passwords=True, other_trusts=True)


def test_another_trusts_provider_is_not_there(client: Client, office: Person, there: idp.Provider) -> None:
    theirs = SignInProvider.objects.create(trust=TrustFactory(), kind="other", name="Theirs", issuer=there.issuer)

    assert client.get(f"{AT}{theirs.key}/").status_code == 404
    assert client.post(f"{AT}{theirs.key}/act/", {"do": "remove"}).status_code == 404
    assert "Theirs" not in client.get(AT).content.decode()
    with pytest.raises(Forbidden):
        switch_provider(actor=acting(office), provider=theirs, on=False)


def test_the_service_switches_on_only_what_was_tried(office: Person) -> None:
    row = SignInProvider.objects.create(trust=office.trust, kind="other", name="x", issuer="https://x.example")

    with pytest.raises(ValidationError):
        switch_provider(actor=acting(office), provider=row, on=True)


def test_the_list_asks_as_often_for_one_as_for_three(
    client: Client, office: Person, django_assert_num_queries: Any
) -> None:
    facts = {"trust": office.trust, "kind": "other", "issuer": "https://x.example"}
    for number in range(3):
        SignInProvider.objects.create(name=f"Provider {number}", **facts)
        if number in (0, 2):
            with django_assert_num_queries(7):
                client.get(AT)
