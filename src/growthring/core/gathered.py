"""Rows of several tables in one query: each becomes a line that says what it is, and its columns as JSON.

    gathered(line("action", actions, key="key", text="text"), line("promise", promises, key="key", by="due_on"))

For pages that show a little of many things. Each part is scoped like any other queryset; a line is a dict, so that no
instance of another's row is made. A day or a moment comes as text: read it by `day` and `moment`.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import JSONObject
from django.utils import timezone

KIND, SAYS = "line_kind", "line_says"
Line = tuple[str, dict[str, Any]]


def line(kind: str, rows: QuerySet[Any], /, **columns: Any) -> Any:
    """`columns`: a name in the line, and the column or expression behind it. What order lines have is for Python."""
    made = {KIND: Value(kind, output_field=CharField()), SAYS: JSONObject(**columns)}
    return rows.order_by().values(**made)


def gathered(first: Any, *others: Any) -> Any:
    return first.union(*others, all=True)


def lines(rows: list[dict[str, Any]]) -> Iterator[Line]:
    for row in rows:
        yield row[KIND], row[SAYS]


def day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def moment(text: str | None) -> datetime | None:
    """As SQLite keeps it, in UTC without saying so, and as PostgreSQL says it."""
    if not text:
        return None
    found = datetime.fromisoformat(text)
    return found if timezone.is_aware(found) else timezone.make_aware(found, timezone.get_fixed_timezone(0))
