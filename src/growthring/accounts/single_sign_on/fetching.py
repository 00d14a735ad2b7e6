"""Asking a provider over the network, with nothing it says able to lead into the server's own network.

The address is looked up once, every answer is checked, and the connection goes to the address that was checked. No
redirect is followed; an answer is short and comes in time.
"""

import http.client
import ipaddress
import json
import socket
import ssl
import threading
import time
from contextlib import suppress
from typing import Any
from urllib.parse import SplitResult, urlencode, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from growthring.accounts.single_sign_on.refusals import Refused

SECONDS = 8
MOST_ADDRESSES = 2
LONGEST = 512 * 1024
LOOPBACK = {"localhost", "127.0.0.1", "::1"}
# Closed, whatever Python's own list says: local translation, addresses inside addresses, and sites of long ago.
CLOSED = [ipaddress.IPv6Network(each) for each in ("64:ff9b:1::/48", "::/96", "fec0::/10")]


def get_json(url: str) -> dict[str, Any]:
    status, body = _ask("GET", url)
    if status != 200:
        raise Refused("bad_answer", _("%(url)s answered with the status %(status)s.") % {"url": url, "status": status})
    return _object(url, body)


def post_form(url: str, fields: dict[str, str], *, authorization: str = "") -> tuple[int, dict[str, Any]]:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    if authorization:
        headers["Authorization"] = authorization
    status, body = _ask("POST", url, urlencode(fields).encode(), headers)
    return status, _object(url, body)


def checked(url: str) -> SplitResult:
    """https, or plain http to this very machine; no name or password in it."""
    parts = _parts(url)
    if parts is None or parts.scheme not in {"http", "https"} or parts.username or parts.password:
        raise Refused("not_https", _("%(url)s is no web address that can be used here.") % {"url": url})
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise Refused("not_https", _("%(url)s has to begin with https.") % {"url": url})
    return parts


def _parts(url: str) -> SplitResult | None:
    """Nothing for what names no host, or a port that is none."""
    try:
        found = urlsplit(url)
        return found if found.hostname and (found.port is None or found.port > 0) else None
    except ValueError:
        return None


def _object(url: str, body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as broken:
        raise Refused("bad_answer", _("%(url)s did not answer with JSON.") % {"url": url}) from broken
    if not isinstance(found, dict):
        raise Refused("bad_answer", _("%(url)s did not answer with JSON.") % {"url": url})
    return found


def _ask(method: str, url: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> tuple[int, bytes]:
    parts = checked(url)
    try:
        connection = _connection(parts, _addresses(parts)[:MOST_ADDRESSES])
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        # A timeout alone counts from byte to byte: one that drips would hold this thread for ever.
        patience = threading.Timer(SECONDS, _hang_up, [connection.sock])
        patience.start()
        try:
            connection.request(method, target or "/", body, {"Accept": "application/json", **(headers or {})})
            answer = connection.getresponse()
            if 300 <= answer.status < 400:
                raise Refused(
                    "redirected", _("%(url)s leads on to another address, which is not followed.") % {"url": url}
                )
            return answer.status, _read(answer, url)
        finally:
            patience.cancel()
            connection.close()
    except (OSError, ValueError, http.client.HTTPException) as broken:
        told = {"url": url, "reason": type(broken).__name__}
        raise Refused("unreachable", _("%(url)s could not be reached (%(reason)s).") % told) from broken


def _hang_up(sock: socket.socket) -> None:
    with suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)


def _read(answer: http.client.HTTPResponse, url: str) -> bytes:
    until, parts, length = time.monotonic() + SECONDS, [], 0
    while part := answer.read1(65536):
        parts.append(part)
        length += len(part)
        if length > LONGEST or time.monotonic() > until:
            raise Refused("bad_answer", _("%(url)s answered too much, or too slowly.") % {"url": url})
    return b"".join(parts)


def _addresses(parts: SplitResult) -> list[str]:
    """Where the host can be reached: in the open internet, unless the administrator has named it."""
    host, port = str(parts.hostname), parts.port or (443 if parts.scheme == "https" else 80)
    found = [str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    named = {*settings.OIDC_HOSTS, urlsplit(settings.OIDC["issuer"]).hostname}
    if not {host, f"{host}:{port}"} & named and not all(is_open(each) for each in found):
        words = _("%(host)s is inside the server’s own network. Its administrator can allow it: GROWTHRING_OIDC_HOSTS.")
        raise Refused("private_address", words % {"host": host})
    return found


def is_open(address: str) -> bool:
    """An address of the open internet, also when it is written inside one of the newer kind."""
    found = ipaddress.ip_address(address.split("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inside = found.ipv4_mapped or found.sixtofour or _translated(found)
        if inside is not None:
            return is_open(str(inside))
        if any(found in network for network in CLOSED):
            return False
    return found.is_global and not found.is_multicast


def _translated(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """What stands behind 64:ff9b::/96, by which a network reaches the older addresses."""
    if address in ipaddress.IPv6Network("64:ff9b::/96"):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def _connection(parts: SplitResult, addresses: list[str]) -> http.client.HTTPConnection:
    """Speaks to one of the addresses, and asks there for the host by its name."""
    host, secure = str(parts.hostname), parts.scheme == "https"
    kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
    connection = kind(host, parts.port, timeout=SECONDS)
    plain = _socket(addresses, connection.port)
    try:
        connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host) if secure else plain
    except OSError:
        plain.close()
        raise
    return connection


def _socket(addresses: list[str], port: int) -> socket.socket:
    for address in addresses[:-1]:
        with suppress(OSError):
            return socket.create_connection((address, port), timeout=SECONDS)
    return socket.create_connection((addresses[-1], port), timeout=SECONDS)
