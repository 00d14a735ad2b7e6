"""Questions that every page asks: built once, and asked with other values each time.

Django spends ten times as long on building and compiling such a query as a database does on answering it. What is kept
is the wording alone, with blanks where a person, a trust or a day goes in: never a value, never an answer. PostgreSQL
plans a question anew each time, for a long one ten times as long as it takes to answer it: it is handed over once a
connection, and kept there with its plan.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, cast

from django.db import connection
from django.db.models import BigIntegerField, DateField, DateTimeField, QuerySet, Value

PLACES = re.compile("%[%s]")  # in a wording: for a value, or a sign that stands for itself
NUMBER, TEXT, DAY = "bigint", "text", "date"
KINDS = {"BigIntegerField": NUMBER, "DateField": DAY, "DateTimeField": "timestamptz"}


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a value goes into the wording; `shift` is added to a day. `kind`: what it is, for PostgreSQL."""

    name: str
    shift: timedelta
    kind: str = NUMBER

    def __str__(self) -> str:
        return f"{self.name} {self.shift}"

    @property
    def place(self) -> str:
        """What stands for it in a text that PostgreSQL keeps."""
        return f"%({self})s::{self.kind}"

    @property
    def is_shared(self) -> bool:
        """A great many rows have the same: how many, differs from one trust, and one day, to the next."""
        return self.kind == DAY or (self.kind == NUMBER and self.name.endswith("trust"))


class Blank(Value):
    """Stands in a queryset for a value that is not known yet."""

    def __init__(self, name: str, output_field: Any = None, shift: timedelta = timedelta()) -> None:
        super().__init__(name, output_field=output_field or BigIntegerField())
        self.slot = Slot(name, shift, KINDS[self.output_field.get_internal_type()])

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        return "%s", [self.slot]

    def __add__(self, other: Any) -> Any:
        return Blank(self.slot.name, self.output_field, self.slot.shift + other)

    def __sub__(self, other: Any) -> Any:
        return self + -other


def a_day(name: str) -> Any:
    """A blank for a day: days before or after it can be asked for as of a date."""
    return Blank(name, DateField())


def a_moment(name: str) -> Any:
    return Blank(name, DateTimeField())


def a_number(name: str) -> Any:
    return Blank(name)


@dataclass(frozen=True, slots=True)
class Prepared:
    sql: str
    params: tuple[Any, ...]
    kept: str  # the same as PostgreSQL keeps it

    @classmethod
    def of(cls, rows: QuerySet[Any, Any]) -> "Prepared":
        sql, params = rows.query.sql_with_params()
        return cls(sql, params, to_keep(sql, params) if server_keeps() else "")

    def ask(self, **values: Any) -> list[tuple[Any, ...]]:
        """The rows as the database gives them: for numbers and texts, which it gives as they are."""
        sql, given = self.sql, [filled(each, values) if isinstance(each, Slot) else each for each in self.params]
        if self.kept:
            sql, given = handed_over(self.kept, zip(self.params, given, strict=True))
        with kept_by_server() if self.kept else nullcontext(), connection.cursor() as cursor:
            cursor.execute(sql, given)
            return list(cursor.fetchall())


def filled(slot: Slot, values: Mapping[str, Any]) -> Any:
    """The value that goes into the slot, as the database takes it."""
    value = values[slot.name]
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value + slot.shift)
    return connection.ops.adapt_datefield_value(value + slot.shift) if isinstance(value, date) else value


def server_keeps() -> bool:
    return connection.vendor == "postgresql"


def to_keep(sql: str, params: tuple[Any, ...]) -> str:
    """The wording with its slots by name, so that one value is one parameter wherever it stands; all else written out.

    By places alone PostgreSQL does not see that it groups by what it selects.
    """
    left = iter(params)

    def put(place: re.Match[str]) -> str:
        if place[0] == "%%":
            return place[0]
        param = next(left)
        if isinstance(param, Slot):
            return param.place
        return _written_out(param)

    connection.ensure_connection()
    return PLACES.sub(put, sql)


def _written_out(param: Any) -> str:
    ops = cast(Any, connection.ops)
    return str(ops.compose_sql("%s", [param])).replace("%", "%%")


def handed_over(kept: str, given: Iterable[tuple[Any, Any]]) -> tuple[str, Any]:
    """The text with what many rows share, and the other values beside it: with one plan for any trust PostgreSQL would
    read all the rows of a large one. Numbers are all of one size, as a text is kept for each.
    """
    from psycopg.types.numeric import Int8

    found = {slot: value for slot, value in given if isinstance(slot, Slot)}
    for slot, value in found.items():
        kept = kept.replace(slot.place, _written_out(value)) if slot.is_shared else kept
    values = {str(slot): value for slot, value in found.items() if not slot.is_shared}
    return kept, {name: Int8(value) if isinstance(value, int) else value for name, value in values.items()}


@contextmanager
def kept_by_server() -> Iterator[None]:
    """What is asked inside is handed over with its values beside it, and kept until the connection closes."""
    connection.ensure_connection()
    asked = connection.connection
    usual, asked.cursor_factory, asked.prepare_threshold = asked.cursor_factory, _cursor(), 0
    try:
        yield
    finally:
        asked.cursor_factory = usual


@cache
def _cursor() -> Any:
    """Django's own for values beside the text, which says what it asked also when the server knew it already."""
    from django.db.backends.postgresql.base import ServerBindingCursor  # type: ignore[attr-defined]

    class Cursor(ServerBindingCursor):  # type: ignore[misc]
        def _convert_query(self, query: Any, params: Any = None) -> Any:
            self._query = super()._convert_query(query, params)
            return self._query

    return Cursor


def keep_plans(connection: Any, **_signal: Any) -> None:
    """Of a new connection. Otherwise PostgreSQL plans a question for its values five times before it keeps a plan."""
    if connection.vendor == "postgresql":
        connection.connection.execute("SET plan_cache_mode = force_generic_plan")
