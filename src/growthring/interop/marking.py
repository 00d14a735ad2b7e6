"""A short mark of what a row holds: the same as long as nobody has changed it, on whichever database it lies."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any

from django.db.models import Model

from growthring.interop.models import MARK

PLAIN = {str, int, bool, type(None)}


def columns_of(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def marks_of(rows: Sequence[Model], columns: Sequence[str]) -> list[str]:
    """One for each row. `columns` may be of an older version of the model: what is gone since counts as changed."""
    known = set(columns_of(type(rows[0]))) if rows else set()
    if not known >= set(columns):
        return [""] * len(rows)
    held = zip(*(_told(rows, column) for column in columns), strict=True)
    return [blake2b(repr(row).encode(), digest_size=MARK // 2).hexdigest() for row in held]


def _told(rows: Sequence[Model], column: str) -> list[Any]:
    given = [row.__dict__[column] for row in rows]
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
