"""Trying a provider before anybody depends on it: what is wrong, in words for whoever sets it up."""

from django.utils.translation import gettext as _

from growthring.accounts.single_sign_on.client import Client
from growthring.accounts.single_sign_on.discovery import Metadata, metadata, signing_keys
from growthring.accounts.single_sign_on.flow import ask_token
from growthring.accounts.single_sign_on.refusals import Refused

# What a provider answers to a client it does not know, whatever the code.
KNOWS_US_NOT = {"invalid_client", "unauthorized_client"}


def trouble_with(client: Client, back: str) -> list[str]:
    """Nothing when sign-in should work."""
    try:
        found = metadata(client.issuer, anew=True)
        usable = [key for key in signing_keys(found, anew=True) if key.get("kty") in {"RSA", "EC", "OKP"}]
    except Refused as refused:
        return [str(refused.detail) or refused.words]
    if not usable:
        return [_("It publishes no key that its answers could be checked with.")]
    return _trouble_with_secret(client, found, back)


def _trouble_with_secret(client: Client, found: Metadata, back: str) -> list[str]:
    """The token address is asked with a code that cannot be right: a known client hears just that."""
    fields = {"grant_type": "authorization_code", "code": "only-a-try", "redirect_uri": back}
    try:
        _status, told = ask_token(client, found, fields)
    except Refused as refused:
        return [str(refused.detail) or refused.words]
    if told.get("error") in KNOWS_US_NOT:
        return [_("It does not know this client ID, or the client secret is not right, or it has run out.")]
    return []
