"""The authorization code flow with PKCE: out to the provider, and back with a code."""

import base64
import hashlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from django.contrib.sessions.backends.base import SessionBase

from growthring.accounts.single_sign_on import fetching, states
from growthring.accounts.single_sign_on.client import SCOPES, Asserted, Client
from growthring.accounts.single_sign_on.discovery import Metadata, metadata
from growthring.accounts.single_sign_on.refusals import Refused
from growthring.accounts.single_sign_on.states import UnderWay
from growthring.accounts.single_sign_on.tokens import believed

AGAIN = "again"  # the intent of whoever only proves that it is still them


def way_out(client: Client, session: SessionBase, under_way: UnderWay, back: str) -> str:
    """The provider's address to send the browser to."""
    found = metadata(client.issuer)
    asked = {
        "response_type": "code",
        "client_id": client.client_id,
        "redirect_uri": back,
        "scope": SCOPES,
        "state": states.keep(session, under_way),
        "nonce": under_way.nonce,
        "code_challenge": _challenge(under_way.verifier),
        "code_challenge_method": "S256",
        "prompt": "login" if under_way.intent == AGAIN else "select_account",
    }
    if under_way.intent == AGAIN:
        asked["max_age"] = "0"
    if client.domain:
        asked["hd"] = client.domain
    return found.authorize + ("&" if urlsplit(found.authorize).query else "?") + urlencode(asked)


def answer(client: Client, under_way: UnderWay, given: Mapping[str, str], back: str) -> Asserted:
    """From what the browser brought back to who it is there. `given` is the query of the callback."""
    found = metadata(client.issuer)
    if given.get("iss", found.issuer) != found.issuer:
        raise Refused("mixed_up")
    if "error" in given:
        raise Refused("cancelled" if given["error"] == "access_denied" else "refused_there")
    raw = _exchanged(client, found, given.get("code", ""), under_way.verifier, back)
    since = int(under_way.at) if under_way.intent == AGAIN else 0
    return believed(raw, client=client, found=found, nonce=under_way.nonce, since=since)


def _exchanged(client: Client, found: Metadata, code: str, verifier: str, back: str) -> str:
    if not code:
        raise Refused("code")
    fields = {"grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": verifier}
    status, told = ask_token(client, found, fields)
    raw = told.get("id_token")
    if status != 200 or not isinstance(raw, str):
        raise Refused("secret" if told.get("error") == "invalid_client" else "code")
    return raw


def ask_token(client: Client, found: Metadata, fields: dict[str, str]) -> tuple[int, dict[str, Any]]:
    """Asks the token address as the client, in the way the provider takes its secret."""
    if not found.basic:
        with_secret = {**fields, "client_id": client.client_id, "client_secret": client.secret}
        return fetching.post_form(found.token, with_secret)
    pair = f"{quote(client.client_id, safe='')}:{quote(client.secret, safe='')}"
    return fetching.post_form(found.token, fields, authorization="Basic " + base64.b64encode(pair.encode()).decode())


def _challenge(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
