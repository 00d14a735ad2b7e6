"""A trust with a provider on this machine, and somebody who signs in there."""

from typing import Any

from django.test import Client

from growthring.accounts.models import User
from growthring.accounts.single_sign_on.sealing import seal
from growthring.core import clock
from growthring.people.models import Identity, SignInProvider, Trust
from tests import idp


def provider_of(trust: Trust, issuer: str, **facts: Any) -> SignInProvider:
    told = {"kind": "other", "name": "Oakvale ID", "client_id": idp.CLIENT_ID, "is_on": True, **facts}
    return SignInProvider.objects.create(trust=trust, issuer=issuer, sealed_secret=seal(idp.SECRET), **told)


def linked(user: User | None, provider: SignInProvider | None, issuer: str, subject: str = "subject-1") -> Identity:
    assert user
    return Identity.objects.create(user=user, provider=provider, issuer=issuer, subject=subject, linked_at=clock.now())


def begin(client: Client, key: str, leads_to: str = "") -> str:
    """Where the browser is sent."""
    answer = client.get(f"/sign-in/with/{key}/", {"next": leads_to} if leads_to else {})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def sign_in(client: Client, there: idp.Provider, key: str, subject: str = "subject-1", **claims: Any) -> Any:
    """Out, in at the provider, and back."""
    return client.get(f"/sign-in/back/{key}/", there.sign_in(begin(client, key), subject, **claims))


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session
