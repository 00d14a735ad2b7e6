"""A plan into the database, in one transaction, with enough kept to take it back."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from growthring.interop.models import ImportBatch, ImportChange, LeaverProposal
from growthring.interop.planning import Plan

CHUNK = 500
Tell = Callable[[str, int, int], None]  # what is written, how many so far, of how many


def write(plan: Plan, batch: ImportBatch, *, tell: Tell) -> None:
    """Write all of the plan. The caller holds the transaction."""
    added: Sequence[tuple[str, Sequence[models.Model]]] = (
        ("schools", plan.schools),
        ("teams", plan.teams),
        ("people", plan.persons),
        ("posts", plan.posts),
        ("contracts", plan.contracts),
    )
    for what, rows in added:
        _add(batch, what, rows, tell=tell)
    _change(plan, batch)  # before the new partnerships: a line manager ends on the day the next one begins
    _add(batch, "partnerships", plan.partnerships, tell=tell)
    LeaverProposal.objects.bulk_create(
        LeaverProposal(trust=batch.trust, batch=batch, person=leaver.person, why=leaver.why) for leaver in plan.leavers
    )


def _add(batch: ImportBatch, what: str, rows: Sequence[models.Model], *, tell: Tell) -> None:
    for start in range(0, len(rows), CHUNK):
        chunk = rows[start : start + CHUNK]
        type(chunk[0])._base_manager.bulk_create(chunk)
        tell(what, start + len(chunk), len(rows))
    remember(batch, rows)


def remember(batch: ImportBatch, rows: Iterable[models.Model]) -> None:
    """Keep that the batch added the rows, with what they held, so that undo can see whether they have changed."""
    ImportChange.objects.bulk_create(
        (
            ImportChange(
                trust=batch.trust,
                batch=batch,
                action=ImportChange.Action.ADDED,
                model=row._meta.label,
                row_id=row.pk,
                after=values_of(row),
            )
            for row in rows
        ),
        batch_size=CHUNK,
    )


def _change(plan: Plan, batch: ImportBatch) -> None:
    by_model: dict[type[models.Model], list[tuple[models.Model, dict[str, tuple[Any, Any]]]]] = defaultdict(list)
    for changed in plan.changed:
        fields = {name: pair for name, pair in changed.fields.items() if pair[0] != pair[1]}
        if fields and changed.row.pk:
            by_model[type(changed.row)].append((changed.row, fields))
    for model, rows in by_model.items():
        names = sorted({name for _row, fields in rows for name in fields})
        model._base_manager.bulk_update([row for row, _fields in rows], names, batch_size=CHUNK)
        ImportChange.objects.bulk_create(
            (
                ImportChange(
                    trust=batch.trust,
                    batch=batch,
                    action=ImportChange.Action.CHANGED,
                    model=model._meta.label,
                    row_id=row.pk,
                    before={_column(row, name): _json(before) for name, (before, _after) in fields.items()},
                    after={_column(row, name): _json(after) for name, (_before, after) in fields.items()},
                )
                for row, fields in rows
            ),
            batch_size=CHUNK,
        )


def values_of(row: models.Model) -> dict[str, Any]:
    """The row's columns as JSON holds them: keys as numbers, dates and decimals as text."""
    return {field.attname: _json(getattr(row, field.attname)) for field in row._meta.concrete_fields}


def _column(row: models.Model, name: str) -> str:
    field = row._meta.get_field(name)
    return str(getattr(field, "attname", name))


def _json(value: Any) -> Any:
    if isinstance(value, models.Model):
        return value.pk
    if value is None or isinstance(value, bool | int | str):
        return value
    return DjangoJSONEncoder().default(value)
