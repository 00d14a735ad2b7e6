"""Rows as lines of text that are the same whichever database they were read from."""

import base64
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dateparse import parse_duration
from django.utils.duration import duration_iso_string

CHUNK = 2000
MODULUS = 1 << 256

Model = type[models.Model]
Row = Sequence[Any]


class Fingerprint:
    """A hash over rows that does not depend on their order: databases sort text each in their own way."""

    def __init__(self) -> None:
        self._sum, self.rows = 0, 0

    def add(self, line: bytes) -> None:
        self._sum = (self._sum + int.from_bytes(sha256(line).digest())) % MODULUS
        self.rows += 1

    def __str__(self) -> str:
        return f"{self._sum:064x}"


def columns(model: Model) -> list[Any]:
    """The fields that have a column of their own to be written."""
    return [field for field in model._meta.concrete_fields if not field.generated]


def read(model: Model, using: str) -> Iterator[Row]:
    names = [field.attname for field in columns(model)]
    rows: models.QuerySet[Any] = models.QuerySet(model, using=using)
    if model._meta.label == "interop.ImportBatch":
        rows = rows.filter(roster__isnull=True)  # rows of a file that wait for a decision are kept for a day at most
    return rows.order_by("pk").values_list(*names).iterator(chunk_size=CHUNK)


def line(row: Row) -> bytes:
    """One JSON array. Keys inside JSON columns are sorted: PostgreSQL keeps them in an order of its own."""
    return json.dumps(row, default=_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, timedelta):
        return duration_iso_string(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    raise TypeError(f"a column holds {type(value).__name__}, which no snapshot can keep")


def reader_of(model: Model) -> Callable[[bytes], models.Model]:
    """What turns a line back into a row of the model, not saved yet; it raises ValueError for what is no such line."""
    turn = [_turning(field) for field in columns(model)]
    names = [field.attname for field in columns(model)]

    def back(text: bytes) -> models.Model:
        pairs = zip(names, turn, json.loads(text), strict=True)
        try:
            return model(**{name: value if how is None or value is None else how(value) for name, how, value in pairs})
        except (ValidationError, TypeError) as error:
            raise ValueError("a line that is no row") from error

    return back


def _turning(field: Any) -> Callable[[Any], Any] | None:
    column = field.target_field if field.is_relation else field
    if isinstance(column, models.BinaryField):
        return base64.b64decode
    if isinstance(column, models.DurationField):
        return parse_duration
    if isinstance(column, models.DateField | models.TimeField | models.DecimalField | models.UUIDField):
        return column.to_python
    return None
