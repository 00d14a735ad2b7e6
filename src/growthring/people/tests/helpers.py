"""What these tests ask over and over."""

import json
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError

from growthring.people.models import BulkChange, BulkChangeRow
from growthring.people.services.ledger import TABLES, values

WHY = "a test looks at everything"


def errors_of(call: Callable[[], object]) -> dict[str, list[str]]:
    """What a service objected to, by field; an error that belongs to no field stands under an empty name."""
    try:
        call()
    except ValidationError as error:
        return error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    raise AssertionError("nothing was objected to")


def everything() -> dict[str, dict[int, Any]]:
    """Every row of every table a change of many rows may touch."""
    return {
        table: {row.pk: json.dumps(values(row), sort_keys=True) for row in model.objects.unscoped(reason=WHY)}
        for table, model in TABLES.items()
    }


def bulk_changes() -> int:
    return BulkChange.objects.unscoped(reason=WHY).count() + BulkChangeRow.objects.unscoped(reason=WHY).count()
