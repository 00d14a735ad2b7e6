"""A plan into the database, in the caller's transaction, with enough kept to take it back."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from growthring.core import bulk
from growthring.interop.marking import columns_of, marks_of
from growthring.interop.models import ImportAddition, ImportBatch, ImportChange, LeaverProposal
from growthring.interop.planning import Plan
from growthring.interop.planning.plan import Changed

CHUNK = 2_000


class Step(NamedTuple):
    """What is being done, how many rows of it so far, and of how many."""

    what: str  # see `words.STEPS`
    done: int
    total: int


Tell = Callable[[Step], None]  # raises whatever is to break the work off


def write(plan: Plan, batch: ImportBatch, tell: Tell) -> None:
    """Write all of the plan, telling how far it is."""
    added: Sequence[tuple[str, Sequence[models.Model]]] = (
        ("schools", plan.schools),
        ("teams", plan.teams),
        ("people", plan.persons),
        ("posts", plan.posts),
        ("contracts", plan.contracts),
    )
    for what, rows in added:
        _add(batch, what, rows, tell)
    _change(plan, batch, tell)  # before the new partnerships: one line manager ends as the next one begins
    _add(batch, "partnerships", plan.partnerships, tell)
    told = {"trust": batch.trust, "batch": batch}
    bulk.insert([bulk.fresh(LeaverProposal, **told, person=leaver.person, why=leaver.why) for leaver in plan.leavers])


def _add(batch: ImportBatch, what: str, rows: Sequence[models.Model], tell: Tell) -> None:
    for start, chunk in _chunks(rows):
        bulk.insert(chunk)
        remember(batch, chunk)
        tell(Step(what, start + len(chunk), len(rows)))


def remember(batch: ImportBatch, rows: Sequence[models.Model]) -> None:
    """Keep that the batch added the rows, of one model, with a mark of what they held."""
    for _start, chunk in _chunks(rows):
        columns = columns_of(type(chunk[0]))
        ImportAddition.objects.create(
            trust=batch.trust,
            batch=batch,
            model=chunk[0]._meta.label,
            columns=columns,
            ids=[row.pk for row in chunk],
            marks="".join(marks_of(chunk, columns)),
        )


def _change(plan: Plan, batch: ImportBatch, tell: Tell) -> None:
    changes = plan.changed
    for start, chunk in _chunks(changes):
        bulk.update((changed.row, changed.fields) for changed in chunk)
        bulk.insert([_remembered(batch, changed) for changed in chunk])
        tell(Step("changes", start + len(chunk), len(changes)))


def _chunks(rows: Sequence[Any]) -> Iterator[tuple[int, Sequence[Any]]]:
    return ((start, rows[start : start + CHUNK]) for start in range(0, len(rows), CHUNK))


def _remembered(batch: ImportBatch, changed: Changed) -> ImportChange:
    columns = {name: _column(changed.row, name) for name in changed.fields}
    return bulk.fresh(
        ImportChange,
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
