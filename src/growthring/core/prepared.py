"""Questions that every page asks: built once, and asked with other values each time.

Django spends ten times as long on building and compiling such a query as a database does on answering it. What is kept
is the wording alone, with blanks where a person, a trust or a day goes in: never a value, never an answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import BigIntegerField, DateField, DateTimeField, QuerySet, Value


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a value goes into the wording; `shift` is added to a day."""

    name: str
    shift: timedelta


class Blank(Value):
    """Stands in a queryset for a value that is not known yet."""

    def __init__(self, name: str, output_field: Any = None, shift: timedelta = timedelta()) -> None:
        super().__init__(name, output_field=output_field or BigIntegerField())
        self.slot = Slot(name, shift)

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

    @classmethod
    def of(cls, rows: QuerySet[Any, Any]) -> "Prepared":
        sql, params = rows.query.sql_with_params()
        return cls(sql, params)

    def ask(self, **values: Any) -> list[tuple[Any, ...]]:
        """The rows as the database gives them: for numbers and texts, which it gives as they are."""
        given = [filled(each, values) if isinstance(each, Slot) else each for each in self.params]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, given)
            return list(cursor.fetchall())


def filled(slot: Slot, values: Mapping[str, Any]) -> Any:
    """The value that goes into the slot, as the database takes it."""
    value = values[slot.name]
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value + slot.shift)
    return connection.ops.adapt_datefield_value(value + slot.shift) if isinstance(value, date) else value
