"""What an ID token says of somebody in Entra: by directory and object, whatever else stands in it."""

import time
from typing import Any

import pytest

from growthring.accounts.single_sign_on import tokens
from growthring.accounts.single_sign_on.client import ENTRA, Client, entra_tenant
from growthring.accounts.single_sign_on.discovery import Metadata
from growthring.accounts.single_sign_on.refusals import Refused
from tests import idp

TENANT = "1a2b3c4d-0000-4000-8000-0123456789ab"
ISSUER = ENTRA.format(tenant=TENANT)
FOUND = Metadata(ISSUER, "https://x/a", "https://x/t", "https://x/k", True, ("RS256",))
CLIENT = Client(ISSUER, idp.CLIENT_ID, "secret", tenant=entra_tenant(ISSUER))


def believed(monkeypatch: pytest.MonkeyPatch, **claims: Any) -> Any:
    monkeypatch.setattr(tokens, "signing_keys", lambda found, anew=False: [idp.public("own")])
    now = int(time.time())
    told = {"iss": ISSUER, "aud": idp.CLIENT_ID, "iat": now, "exp": now + 60, "nonce": "n", "sub": "pairwise", **claims}
    return tokens.believed(idp.signed(told), client=CLIENT, found=FOUND, nonce="n")


def test_somebody_is_known_by_their_object_in_the_directory(monkeypatch: pytest.MonkeyPatch) -> None:
    found = believed(monkeypatch, tid=TENANT.upper(), oid="object-1", email="imara@example.org")

    assert (found.issuer, found.subject, found.email, found.second_factor) == (
        ISSUER,
        "object-1",
        "imara@example.org",
        False,
    )


@pytest.mark.parametrize(
    ("claims", "code"),
    [
        ({"oid": "object-1"}, "domain"),
        ({"oid": "object-1", "tid": "9188040d-6c67-4c5b-b112-36a304b66dad"}, "domain"),
        ({"tid": TENANT}, "claims"),
    ],
)
def test_another_directory_and_somebody_without_an_object_are_refused(
    claims: dict[str, str], code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Refused) as refused:
        believed(monkeypatch, **claims)

    assert refused.value.code == code


@pytest.mark.parametrize("shared", ["common", "organizations"])
def test_an_issuer_for_everybody_is_nobodys_directory(shared: str) -> None:
    """Entra answers there with an issuer that holds the reader's own directory: it never equals what was asked."""
    assert entra_tenant(ENTRA.format(tenant=shared)) == shared
    assert entra_tenant("https://login.example.net/x/v2.0") == ""
