"""Keeps what a change makes, alters and takes away, so that undoing it gives back exactly what was there."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from growthring.people.models import (
    BulkChange,
    BulkChangeRow,
    Contract,
    Invitation,
    Partnership,
    Person,
    Post,
    RoleGrant,
    Share,
    TrustOwned,
)

TABLES: dict[str, type[TrustOwned]] = {
    model._meta.model_name or "": model for model in (Contract, Invitation, Partnership, Person, Post, RoleGrant, Share)
}
# What goes with a row that is taken away, and the column that ties it.
HANGING: dict[type[TrustOwned], list[tuple[type[TrustOwned], str]]] = {
    Partnership: [(Share, "partnership")],
    Post: [(Partnership, "post"), (Contract, "post")],
}
WHY = "writing down, or undoing, one change of many rows"
CHUNK = 500


def values(row: TrustOwned, names: Sequence[str] = ()) -> dict[str, Any]:
    """The row's columns as JSON holds them; all of them, or those named."""
    columns = [f.attname for f in row._meta.concrete_fields if not names or f.name in names or f.attname in names]
    found: dict[str, Any] = json.loads(json.dumps({c: getattr(row, c) for c in columns}, cls=DjangoJSONEncoder))
    return found


@dataclass(slots=True)
class Ledger:
    """The caller holds the transaction."""

    rows: list[BulkChangeRow] = field(default_factory=list)

    def add(self, rows: Sequence[TrustOwned], persons: Sequence[int]) -> None:
        """Save new rows of one model; `persons` says whom each is about."""
        if rows:
            type(rows[0]).objects.bulk_create(rows, batch_size=CHUNK)
        for row, person in zip(rows, persons, strict=True):
            self._keep(row, person, before=None, after=values(row))

    def change(self, row: TrustOwned, person: int, **to: Any) -> None:
        before = values(row, list(to))
        for name, value in to.items():
            setattr(row, name, value)
        row.save(update_fields=list(to))
        self._keep(row, person, before=before, after=values(row, list(to)))

    def end_all(self, rows: Sequence[Partnership], days: Sequence[Any], persons: Sequence[int]) -> None:
        """Partnerships ended on their days, in few statements."""
        for row, day, person in zip(rows, days, persons, strict=True):
            before = values(row, ["ends_on"])
            row.ends_on = day
            self._keep(row, person, before=before, after=values(row, ["ends_on"]))
        Partnership.objects.unscoped(reason=WHY).bulk_update(rows, ["ends_on"], batch_size=CHUNK)

    def remove(self, row: TrustOwned, person: int) -> None:
        """Take a row away, with what hangs on it."""
        for model, column in HANGING.get(type(row), ()):
            for hanging in model.objects.unscoped(reason=WHY).filter(**{column: row}):
                self.remove(hanging, person)
        self._keep(row, person, before=values(row), after=None)
        row.delete()

    def close(self, change: BulkChange) -> None:
        for row in self.rows:
            row.trust_id = change.trust_id
            row.change = change
        BulkChangeRow.objects.bulk_create(self.rows, batch_size=CHUNK)

    def _keep(
        self, row: TrustOwned, person: int, *, before: dict[str, Any] | None, after: dict[str, Any] | None
    ) -> None:
        table = row._meta.model_name or ""
        self.rows.append(BulkChangeRow(table=table, row_id=row.pk, person_id=person, before=before, after=after))
