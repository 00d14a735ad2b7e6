"""An ID token is believed only after every one of these checks, in this order: the keys are the provider's own."""

import hmac
import time
from typing import Any

import jwt

from growthring.accounts.single_sign_on.client import Asserted, Client
from growthring.accounts.single_sign_on.discovery import SIGNED_BY, Metadata, signing_keys
from growthring.accounts.single_sign_on.refusals import Refused

LEEWAY = 60  # seconds between two clocks
LONGEST_SUBJECT = 255
NEEDED = ("exp", "iat", "iss", "aud", "sub")
# How providers say that a second factor was used: `amr` of RFC 8176, and values of `acr` that promise it.
BY_METHOD = {"mfa"}
BY_CLASS = {"phr", "phrh", "http://schemas.openid.net/pape/policies/2007/06/multi-factor"}
# From PyJWT's refusal to ours; the first that fits.
REFUSALS = (
    (jwt.ExpiredSignatureError, "expired"),
    (jwt.ImmatureSignatureError, "expired"),
    (jwt.InvalidIssuedAtError, "expired"),
    (jwt.InvalidIssuerError, "issuer"),
    (jwt.InvalidAudienceError, "audience"),
    (jwt.InvalidAlgorithmError, "algorithm"),
    (jwt.InvalidSignatureError, "signature"),
)


def believed(raw: str, *, client: Client, found: Metadata, nonce: str, since: int = 0) -> Asserted:
    """`since`: the person has to have been asked then or later, and the provider to say so; 0 when they need not."""
    claims = _verified(raw, client, found)
    _for_us(claims, client)
    if not nonce or not hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()):
        raise Refused("nonce")
    _of_the_organisation(claims, client)
    if since:
        _asked_since(claims.get("auth_time"), since)
    return Asserted(found.issuer, _subject(claims, client), _email(claims), used_second_factor(claims))


def _asked_since(when: object, since: int) -> None:
    """OpenID Connect wants `auth_time` in the answer to `max_age`; without it nothing shows that anybody was asked."""
    if isinstance(when, bool) or not isinstance(when, int | float):
        raise Refused("no_proof")
    if not since - LEEWAY <= when <= time.time() + LEEWAY:
        raise Refused("too_old")


def used_second_factor(claims: dict[str, Any]) -> bool:
    methods = claims.get("amr")
    return bool(isinstance(methods, list) and BY_METHOD & {str(each) for each in methods}) or (
        str(claims.get("acr", "")) in BY_CLASS
    )


def _verified(raw: str, client: Client, found: Metadata) -> dict[str, Any]:
    try:
        algorithm = str(jwt.get_unverified_header(raw).get("alg"))
        if algorithm not in SIGNED_BY or algorithm not in found.algorithms:
            raise Refused("algorithm")
        claims: dict[str, Any] = jwt.decode(
            raw,
            _key(raw, algorithm, found),
            algorithms=[algorithm],
            audience=client.client_id,
            issuer=found.issuer,
            leeway=LEEWAY,
            options={"require": list(NEEDED)},
        )
    except jwt.PyJWTError as error:
        code = next((code for kind, code in REFUSALS if isinstance(error, kind)), "claims")
        raise Refused(code) from error
    return claims


def _key(raw: str, algorithm: str, found: Metadata) -> jwt.PyJWK:
    """The key the token names; asked for anew once, since providers change their keys."""
    named = jwt.get_unverified_header(raw).get("kid")
    for anew in (False, True):
        fitting = [key for key in signing_keys(found, anew=anew) if _fits(key, named)]
        if fitting:
            return jwt.PyJWK(fitting[0], algorithm=fitting[0].get("alg") or algorithm)
    raise Refused("key")


def _fits(key: dict[str, Any], named: object) -> bool:
    public = key.get("kty") in {"RSA", "EC", "OKP"} and key.get("use", "sig") == "sig"
    return public and (named is None or key.get("kid") == named)


def _for_us(claims: dict[str, Any], client: Client) -> None:
    """A token made for several must name us as the one it was given to; one given to another is not ours."""
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if claims.get("azp", client.client_id) != client.client_id or (several and "azp" not in claims):
        raise Refused("audience")
    if int(claims["iat"]) > time.time() + LEEWAY:
        raise Refused("expired")


def _of_the_organisation(claims: dict[str, Any], client: Client) -> None:
    if client.tenant and str(claims.get("tid", "")).lower() != client.tenant:
        raise Refused("domain")
    if client.domain and str(claims.get("hd", "")).lower() != client.domain:
        raise Refused("domain")


def _subject(claims: dict[str, Any], client: Client) -> str:
    """Entra's `sub` changes when the application is registered anew; its `oid` stays with the person."""
    subject = str(claims.get("oid" if client.tenant else "sub") or "")
    if not subject or len(subject) > LONGEST_SUBJECT:
        raise Refused("claims")
    return subject


def _email(claims: dict[str, Any]) -> str:
    """Only to be shown to the person who decides whether to link: nobody is ever found by it."""
    email = claims.get("email")
    return email[:254] if isinstance(email, str) and "@" in email else ""
