"""What a provider says about itself, fetched from its issuer's address and checked before it is used."""

import hashlib
from dataclasses import asdict, dataclass
from typing import Any

from django.core.cache import cache
from django.utils.translation import gettext as _

from growthring.accounts.single_sign_on import fetching
from growthring.accounts.single_sign_on.refusals import Refused

WELL_KNOWN = "/.well-known/openid-configuration"
KEPT = 600  # seconds
SIGNED_BY = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")


@dataclass(frozen=True, slots=True)
class Metadata:
    issuer: str
    authorize: str
    token: str
    keys: str
    basic: bool  # the secret goes into a header rather than among the fields
    algorithms: tuple[str, ...]


def metadata(issuer: str, *, anew: bool = False) -> Metadata:
    name = _cache_key("provider", issuer)
    kept = None if anew else cache.get(name)
    if kept is None:
        kept = asdict(_fetched(issuer))
        cache.set(name, kept, KEPT)
    return Metadata(**kept)


def signing_keys(found: Metadata, *, anew: bool = False) -> list[dict[str, Any]]:
    name = _cache_key("keys", found.keys)
    kept: list[dict[str, Any]] | None = None if anew else cache.get(name)
    if kept is None:
        answer = fetching.get_json(found.keys).get("keys")
        kept = [key for key in answer if isinstance(key, dict)] if isinstance(answer, list) else []
        cache.set(name, kept, KEPT)
    return kept


def _fetched(issuer: str) -> Metadata:
    url = issuer.rstrip("/") + WELL_KNOWN
    told = fetching.get_json(url)
    said = str(told.get("issuer", ""))
    if said.rstrip("/") != issuer.rstrip("/"):
        words = _("The address names another issuer: %(said)s in place of %(issuer)s.")
        raise Refused("issuer", words % {"said": said or "–", "issuer": issuer})
    return Metadata(
        issuer=said,
        authorize=_endpoint(told, "authorization_endpoint"),
        token=_endpoint(told, "token_endpoint"),
        keys=_endpoint(told, "jwks_uri"),
        basic=_basic(told),
        algorithms=_algorithms(told),
    )


def _endpoint(told: dict[str, Any], name: str) -> str:
    url = told.get(name)
    if not isinstance(url, str) or not url:
        raise Refused("bad_answer", _("It does not name its “%(name)s”.") % {"name": name})
    fetching.checked(url)
    return url


def _basic(told: dict[str, Any]) -> bool:
    """A header is what the standard takes for granted; fields, where only they are offered."""
    offered = told.get("token_endpoint_auth_methods_supported")
    return not isinstance(offered, list) or "client_secret_basic" in offered or "client_secret_post" not in offered


def _algorithms(told: dict[str, Any]) -> tuple[str, ...]:
    offered = told.get("id_token_signing_alg_values_supported")
    if not isinstance(offered, list):
        return ("RS256",)
    usable = tuple(name for name in SIGNED_BY if name in offered)
    if not usable:
        raise Refused("bad_answer", _("It signs in no way that can be checked with a public key."))
    return usable


def _cache_key(what: str, url: str) -> str:
    return f"single-sign-on {what} {hashlib.sha256(url.encode()).hexdigest()}".replace(" ", "-")
