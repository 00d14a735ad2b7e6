"""What the embedded database knows about its own tables, and what it does not find out by itself."""

from typing import Any

from django.db import connection

LOOKED_AT = 1_000  # entries of each index: all of them would hold up whoever wants to write


def refresh() -> None:
    """After many rows came at once: without this SQLite picks the wrong index. PostgreSQL looks after itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit = {LOOKED_AT}")
            cursor.execute("ANALYZE")


def moment() -> tuple[Any, ...] | None:
    """SQLite: equal to an earlier one when nothing was written since, by anybody. PostgreSQL has no such: None."""
    if connection.vendor != "sqlite":
        return None
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA data_version")
        (by_others,) = cursor.fetchone()
        return connection.connection, by_others, connection.connection.total_changes
