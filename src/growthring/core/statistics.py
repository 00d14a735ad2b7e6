"""What the embedded database knows about its own tables, which it does not find out by itself."""

from django.db import connection


def refresh() -> None:
    """After many rows came at once: without this SQLite picks the wrong index. PostgreSQL looks after itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
