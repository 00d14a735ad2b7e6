"""Databases beside the one the site runs on, by a name of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import dj_database_url
from django.db import connections, transaction


@contextmanager
def opened(name: str, settings: dict[str, Any]) -> Iterator[str]:
    """The database as `name` until the end of the block."""
    known = connections.settings
    connections.settings = connections.configure_settings({**known, name: settings})
    try:
        yield name
    finally:
        connections[name].close()
        del connections[name]
        connections.settings = known


@contextmanager
def at_one_moment() -> Iterator[str]:
    """The site's own database as it stands now, whatever others write meanwhile; nobody has to wait for the reader."""
    settings = dict(connections.settings["default"])
    if connections["default"].vendor == "sqlite":
        # Not IMMEDIATE, which is for writers: in WAL mode a reader keeps its moment and is in nobody's way.
        settings["OPTIONS"] = {**settings["OPTIONS"], "transaction_mode": "DEFERRED"}
    with opened("moment", settings) as name, transaction.atomic(using=name):
        if connections[name].vendor == "postgresql":
            with connections[name].cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield name


def at(url: str) -> dict[str, Any]:
    """Settings of the database at `postgres://…` or `sqlite:///path`. Raises ValueError for what is no such address."""
    try:
        found = dict(dj_database_url.parse(url))
    except (dj_database_url.ParseError, dj_database_url.UnknownSchemeError) as error:
        raise ValueError(str(error)) from error
    if found["ENGINE"] not in {"django.db.backends.sqlite3", "django.db.backends.postgresql"}:
        raise ValueError(f"no database Growthring runs on: {found['ENGINE']}")
    return found


def for_reading_back(path: Path) -> dict[str, Any]:
    """An embedded database in a new file. It need not outlive a power cut, so it is written fast."""
    quick = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path), "OPTIONS": {"init_command": quick}}
