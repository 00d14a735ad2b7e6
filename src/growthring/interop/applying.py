"""A plan into the database, in the caller's transaction, with enough kept to take it back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from growthring.interop.models import ImportBatch, ImportChange, LeaverProposal
from growthring.interop.planning import Plan
from growthring.interop.planning.plan import Changed

CHUNK = 500


class Step(NamedTuple):
    """What is being written, how many rows of it so far, and of how many."""

    what: str  # schools, teams, people, posts, contracts, changes, partnerships, newcomers
    done: int
    total: int


def write(plan: Plan, batch: ImportBatch) -> Iterator[Step]:
    """Write all of the plan, telling how far it is."""
    added: Sequence[tuple[str, Sequence[models.Model]]] = (
        ("schools", plan.schools),
        ("teams", plan.teams),
        ("people", plan.persons),
        ("posts", plan.posts),
        ("contracts", plan.contracts),
    )
    for what, rows in added:
        yield from _add(batch, what, rows)
    yield from _change(plan, batch)  # before the new partnerships: one line manager ends as the next one begins
    yield from _add(batch, "partnerships", plan.partnerships)
    LeaverProposal.objects.bulk_create(
        (
            LeaverProposal(trust=batch.trust, batch=batch, person=leaver.person, why=leaver.why)
            for leaver in plan.leavers
        ),
        batch_size=CHUNK,
    )


def _add(batch: ImportBatch, what: str, rows: Sequence[models.Model]) -> Iterator[Step]:
    for start in range(0, len(rows), CHUNK):
        chunk = rows[start : start + CHUNK]
        type(chunk[0])._base_manager.bulk_create(chunk)
        remember(batch, chunk)
        yield Step(what, start + len(chunk), len(rows))


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


def _change(plan: Plan, batch: ImportBatch) -> Iterator[Step]:
    by_model: dict[type[models.Model], list[Changed]] = defaultdict(list)
    for changed in plan.changed:
        by_model[type(changed.row)].append(changed)
    total, done = len(plan.changed), 0
    for model, changes in by_model.items():
        names = sorted({name for changed in changes for name in changed.fields})
        for start in range(0, len(changes), CHUNK):
            chunk = changes[start : start + CHUNK]
            model._base_manager.bulk_update([changed.row for changed in chunk], names)
            ImportChange.objects.bulk_create(_remembered(batch, changed) for changed in chunk)
            done += len(chunk)
            yield Step("changes", done, total)


def _remembered(batch: ImportBatch, changed: Changed) -> ImportChange:
    columns = {name: _column(changed.row, name) for name in changed.fields}
    return ImportChange(
        trust=batch.trust,
        batch=batch,
        action=ImportChange.Action.CHANGED,
        model=changed.row._meta.label,
        row_id=changed.row.pk,
        before={columns[name]: _json(before) for name, (before, _after) in changed.fields.items()},
        after={columns[name]: _json(after) for name, (_before, after) in changed.fields.items()},
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
    if value is None or isinstance(value, bool | int | str | dict | list):
        return value
    return DjangoJSONEncoder().default(value)
