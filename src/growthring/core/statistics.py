"""What a database knows about its own tables, and what it does not find out by itself, or not soon enough."""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction

LOOKED_AT = 1_000  # SQLite: entries of each index; all of them would hold up whoever wants to write
MANY = 1_000  # rows that came at once: of fewer, PostgreSQL takes notice by itself within a minute or so


def refresh(*, rows: int = MANY, using: str = DEFAULT_DB_ALIAS) -> None:
    """After many `rows` came at once: until a database has looked at them, it picks the wrong index.

    When the transaction is over, so that no lock is kept; and whatever becomes of it, the rows stand.
    """
    if rows >= MANY or connections[using].vendor == "sqlite":
        transaction.on_commit(lambda: look(using), using=using, robust=True)


def look(using: str = DEFAULT_DB_ALIAS) -> None:
    """Here and now; PostgreSQL passes over tables of somebody else, and those another connection is busy with."""
    asked = connections[using]
    with asked.cursor() as cursor:
        if asked.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit = {LOOKED_AT}")
            cursor.execute("ANALYZE")
        elif tables := asked.introspection.django_table_names(only_existing=True, include_views=False):
            cursor.execute(f"ANALYZE (SKIP_LOCKED) {', '.join(map(asked.ops.quote_name, tables))}")


def moment() -> tuple[Any, ...] | None:
    """SQLite: equal to an earlier one when nothing was written since, by anybody. PostgreSQL has no such: None."""
    if connection.vendor != "sqlite":
        return None
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA data_version")
        (by_others,) = cursor.fetchone()
        return connection.connection, by_others, connection.connection.total_changes
