"""Providers of single sign-on on this machine, over HTTP: an honest one, and one that says what it is told to.

`mock()` is `oidc-provider-mock`, which any person may sign in at. `Provider` is ours: it answers a code with the token
that a test forged for it, and remembers what it was asked.
"""

import base64
import hashlib
import hmac
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key

CLIENT_ID, SECRET = "growthring-at-oakvale", "a secret/with: odd+signs"
Claims = dict[str, Any]


@cache
def rsa(which: str) -> RSAPrivateKey:
    """A key a name: making one takes a while."""
    return generate_private_key(65537, 2048)


def public(name: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(rsa(name).public_key()))
    return {**told, "kid": name, "use": "sig", "alg": "RS256"}


def signed(claims: Claims, key: str = "own", kid: str | None = "own", algorithm: str = "RS256") -> str:
    return jwt.encode(claims, rsa(key), algorithm=algorithm, headers={"kid": kid} if kid else {})


def unsigned(claims: Claims) -> str:
    return jwt.encode(claims, "", algorithm="none")


def signed_with_the_public_key(claims: Claims) -> str:
    """What everybody may read, taken for a shared secret; no library writes such a token."""
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    key = rsa("own").public_key().public_bytes(serialization.Encoding.PEM, form)
    parts = [json.dumps(part).encode() for part in ({"alg": "HS256", "typ": "JWT", "kid": "own"}, claims)]
    said = b".".join(base64.urlsafe_b64encode(part).rstrip(b"=") for part in parts)
    mark = base64.urlsafe_b64encode(hmac.digest(key, said, "sha256")).rstrip(b"=")
    return f"{said.decode()}.{mark.decode()}"


@dataclass
class Provider:
    """`forge` turns the claims of an honest token into the token that is handed out."""

    issuer: str
    forge: Callable[[Claims], str] = signed
    secret: str = SECRET
    offers: dict[str, Any] = field(default_factory=dict)  # what the discovery document says otherwise
    keys: list[dict[str, Any]] = field(default_factory=lambda: [public("own")])
    answers: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)  # by path, in place of ours
    asked: list[dict[str, str]] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    claims: dict[str, Claims] = field(default_factory=dict)

    def sign_in(self, url: str, sub: str, **claims: Any) -> dict[str, str]:
        """Somebody signs in at the address the site sent them to; the query they come back with."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        code = f"code-{len(self.claims)}"
        self.codes[code], self.claims[code] = asked, {"sub": sub, **claims}
        return {"code": code, "state": asked["state"]}

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "id_token_signing_alg_values_supported": ["RS256"],
            **self.offers,
        }

    def token(self, form: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        self.asked.append(form)
        if not self._knows(form, authorization):
            return 401, {"error": "invalid_client"}
        asked = self.codes.pop(form.get("code", ""), None)
        if asked is None or asked["redirect_uri"] != form["redirect_uri"] or not _proves(form, asked):
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        honest = {"iss": self.issuer, "aud": asked["client_id"], "iat": now, "exp": now + 300, "nonce": asked["nonce"]}
        claims = {**honest, **self.claims[form["code"]]}
        return 200, {"access_token": "unused", "token_type": "Bearer", "id_token": self.forge(claims)}

    def _knows(self, form: dict[str, str], authorization: str) -> bool:
        if "client_secret" in form:
            return (form["client_id"], form["client_secret"]) == (CLIENT_ID, self.secret)
        given = base64.b64decode(authorization.removeprefix("Basic ")).decode()
        return parse_qs("c=" + given.replace(":", "&s="))["s"] == [self.secret]


def _proves(form: dict[str, str], asked: dict[str, str]) -> bool:
    digest = hashlib.sha256(form["code_verifier"].encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=") == asked["code_challenge"]


@contextmanager
def serving(**told: Any) -> Iterator[Provider]:
    """A provider of ours on a free port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    provider = Provider(f"http://127.0.0.1:{server.server_port}", **told)
    server.provider = provider  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    @property
    def provider(self) -> Provider:
        found: Provider = self.server.provider  # type: ignore[attr-defined]
        return found

    def do_GET(self) -> None:
        pages = {"/.well-known/openid-configuration": self.provider.discovery, "/keys": self._keys}
        if self.path in self.provider.answers:
            self._send(*self.provider.answers[self.path])
        elif self.path in pages:
            self._json(200, pages[self.path]())
        else:
            self._json(404, {})

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        form = {name: values[0] for name, values in parse_qs(self.rfile.read(length).decode()).items()}
        self._json(*self.provider.token(form, self.headers.get("Authorization", "")))

    def _keys(self) -> dict[str, Any]:
        return {"keys": self.provider.keys}

    def _json(self, status: int, told: dict[str, Any]) -> None:
        self._send(status, {"Content-Type": "application/json"}, json.dumps(told).encode())

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Silence."""


# Its own warnings stay its own: it runs in a process beside this one, and ends when its input does.
MOCK = """
import sys, oidc_provider_mock
with oidc_provider_mock.run_server_in_thread() as server:
    print(server.server_port, flush=True)
    sys.stdin.read()
"""


@contextmanager
def mock() -> Iterator[str]:
    """The issuer of `oidc-provider-mock`, which lets anybody in under any subject."""
    command = [sys.executable, "-W", "ignore", "-c", MOCK]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        try:
            yield f"http://localhost:{int(process.stdout.readline())}"
        finally:
            process.stdin.close()
            process.wait(timeout=10)
