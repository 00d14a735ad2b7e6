"""What the nets share: every address of the product, asking one, and the state of the whole database."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from growthring.core.access import Access, stated_access

# Rows that a look itself leaves behind; and that a form was sent, with a digest of all that was in it.
MOVING = {"audit.Event", "accounts.LoginSession", "accounts.User", "writing.SentOnce"}


@dataclass(frozen=True, slots=True)
class Route:
    name: str
    pattern: URLPattern
    access: Access


def routes(resolver: URLResolver | None = None) -> Iterator[Route]:
    """Every address, however deep it is included."""
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLResolver):
            yield from routes(each)
        else:
            access = stated_access(each.callback)
            assert access is not None, f"{each.name} states no access"
            yield Route(each.name or "", each, access)


def ask(client: Client, method: str, url: str, data: dict[str, Any] | None = None) -> HttpResponseBase:
    """The answer, read to its end: what is streamed is done by then; without what was told to be said next time."""
    client.cookies.pop("messages", None)
    response = getattr(client, method)(url, data or {})
    if response.streaming:
        response.read = b"".join(response.streaming_content)
    return response  # type: ignore[no-any-return]


def body(response: Any) -> bytes:
    return response.read if response.streaming else response.content  # type: ignore[no-any-return]


def state(*but: str) -> str:
    """A digest of all rows of all tables, but for those that every look moves, and those of the models named."""
    digest = hashlib.sha256()
    with connection.cursor() as cursor:
        for model in apps.get_models():
            if model._meta.label in {*MOVING, *but}:
                continue
            table, pk = model._meta.db_table, model._meta.pk.column
            cursor.execute(f'SELECT * FROM "{table}" ORDER BY "{pk}"')
            digest.update(repr((table, cursor.fetchall())).encode())
    return digest.hexdigest()
