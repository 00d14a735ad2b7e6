"""Rows on their way into the database: plain values with keys of their own, written many at a time."""

import json
from collections.abc import Iterable
from datetime import date, datetime, time
from random import Random
from typing import Any

from django.db import connection, models
from django.db.models import Field

from growthring.core.models import KEY_ALPHABET

TRIPLES = [a + b + c for a in KEY_ALPHABET for b in KEY_ALPHABET for c in KEY_ALPHABET]
STRETCH = len(TRIPLES)


class Table:
    """The rows of one model. `fields` are those that `add` is given, in order; the others get their defaults."""

    def __init__(self, model: type[models.Model], fields: str, keys: Random) -> None:
        self.model, self._keys = model, keys
        given = [_field(model, name) for name in fields.split()]
        rest = [
            field for field in model._meta.concrete_fields if field not in given and field.name not in ("id", "key")
        ]
        self._rest = tuple(_plain(field) for field in rest)
        self._is_keyed = any(field.name == "key" for field in model._meta.concrete_fields)
        first = ["id", "key"] if self._is_keyed else ["id"]
        self.columns = [*first, *(field.column for field in [*given, *rest])]
        self.rows: list[tuple[Any, ...]] = []
        self.last = _last_id(model)

    def add(self, *values: Any) -> int:
        """Returns the row's number."""
        pk = self.reserve()
        self.put(pk, *values)
        return pk

    def reserve(self) -> int:
        self.last += 1
        return self.last

    def put(self, pk: int, *values: Any) -> None:
        if self._is_keyed:
            self.rows.append((pk, self._key(), *values, *self._rest))
        else:
            self.rows.append((pk, *values, *self._rest))

    def _key(self) -> str:
        """As `core.models.new_key`, from the world's own dice."""
        drawn = self._keys.getrandbits(60)
        drawn, a = divmod(drawn, STRETCH)
        drawn, b = divmod(drawn, STRETCH)
        drawn, c = divmod(drawn, STRETCH)
        return TRIPLES[a] + TRIPLES[b] + TRIPLES[c] + TRIPLES[drawn % STRETCH]


def _field(model: type[models.Model], name: str) -> "Field[Any, Any]":
    found = model._meta.get_field(name)
    if not isinstance(found, Field):
        raise LookupError(f"{model.__name__}.{name} is no column")
    return found


def _plain(field: "Field[Any, Any]") -> Any:
    value = field.get_default()
    return json.dumps(value) if isinstance(field, models.JSONField) and value is not None else value


def _last_id(model: type[models.Model]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT MAX(id) FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608 - own name
        [found] = cursor.fetchone()
    return int(found or 0)


def insert(table: str, columns: Iterable[str], rows: list[tuple[Any, ...]]) -> None:
    """The barest way the database has: COPY on PostgreSQL, one prepared statement on SQLite."""
    quoted = connection.ops.quote_name
    into = f"{quoted(table)} ({', '.join(quoted(column) for column in columns)})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {into} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        elif rows:
            marks = ", ".join("?" * len(rows[0]))
            cursor.cursor.connection.executemany(f"INSERT INTO {into} VALUES ({marks})", rows)  # noqa: S608 - own names


def reset_counters(tables: Iterable[type[models.Model]]) -> None:
    """On PostgreSQL the next row's number is counted apart from the rows."""
    from django.core.management.color import no_style

    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables)):
            cursor.execute(statement)


class Hours:
    """Moments of a working day, without a time zone: both databases take them for UTC here."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance

    def at(self, day: date) -> datetime:
        minutes = int(self._chance.random() * 540)
        return datetime.combine(day, time(8 + minutes // 60, minutes % 60))
