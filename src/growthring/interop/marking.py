"""A short mark of what a row holds: the same as long as nobody has changed it, on whichever database it lies."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any

from django.db.models import Model

from growthring.interop.models import MARK

PLAIN = {str, int, bool, type(None)}


def columns_of(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def marks_of(rows: Sequence[Model], columns: Sequence[str]) -> list[str]:
    """One for each row of one model."""
    return marks_of_columns([[row.__dict__[column] for row in rows] for column in columns])


def marks_of_columns(columns: Iterable[Sequence[Any]]) -> list[str]:
    """The same of rows that were never made instances: all values of each column."""
    held = zip(*map(_told, columns), strict=True)
    return [blake2b(repr(row).encode(), digest_size=MARK // 2).hexdigest() for row in held]


def _told(given: Sequence[Any]) -> Sequence[Any]:
    if set(map(type, given)) <= PLAIN:
        return given
    if any(isinstance(value, list | dict) for value in given):
        return [_plain(value) for value in given]
    plain = {value: _plain(value) for value in set(given)}
    return [plain[value] for value in given]


def _plain(value: Any) -> Any:
    if type(value) in PLAIN:
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return json.dumps(value, sort_keys=True) if isinstance(value, list | dict) else str(value)
