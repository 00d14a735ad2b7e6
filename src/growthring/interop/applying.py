"""What a plan writes, got ready ahead of the transaction, with enough kept to take it back."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from growthring.core import bulk
from growthring.core.bulk import Ready, Statement
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


def quiet(_step: Step) -> None:
    """Tells nobody."""


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that are written by one statement or a few: which step they belong to, and how far it is with them."""

    step: Step
    work: Sequence[Ready | Statement]

    def write(self, tell: Tell) -> None:
        for one in self.work:
            one.write() if isinstance(one, Ready) else one.run()
        tell(self.step)


def prepare(plan: Plan, batch: ImportBatch, tell: Tell) -> list[Part]:
    """All that a plan writes, with keys and as the database takes it: nothing is left for the transaction but that."""
    changed = plan.changed  # before the new rows have keys, too
    added = [*plan.schools, *plan.teams, *plan.persons, *plan.posts, *plan.contracts, *plan.partnerships]
    making = _Making(batch, tell, len(added) + len(changed))
    parts = [
        *making.added("schools", plan.schools),
        *making.added("teams", plan.teams),
        *making.added("people", plan.persons),
        *making.added("posts", plan.posts),
        *making.added("contracts", plan.contracts),
        *making.changed(changed),  # before the new partnerships: one line manager ends as the next one begins
        *making.added("partnerships", plan.partnerships),
    ]
    told = {"trust": batch.trust, "batch": batch}
    leavers = [bulk.fresh(LeaverProposal, **told, person=leaver.person, why=leaver.why) for leaver in plan.leavers]
    return [*parts, *(Part(Step("leavers", 0, 0), [bulk.ready(some)]) for _start, some in _chunks(leavers))]


@dataclass(slots=True)
class _Making:
    batch: ImportBatch
    tell: Tell
    total: int
    done: int = 0

    def added(self, what: str, rows: Sequence[models.Model]) -> Iterator[Part]:
        for start, chunk in _chunks(rows):
            ready = bulk.ready(chunk)
            yield Part(Step(what, start + len(chunk), len(rows)), [ready, bulk.ready([_addition(self.batch, chunk)])])
            self._tell(len(chunk))

    def changed(self, changes: Sequence[Changed]) -> Iterator[Part]:
        for start, chunk in _chunks(changes):
            updates = bulk.updates((changed.row, changed.fields) for changed in chunk)
            kept = bulk.ready([_remembered(self.batch, changed) for changed in chunk])
            yield Part(Step("changes", start + len(chunk), len(changes)), [*updates, kept])
            self._tell(len(chunk))

    def _tell(self, more: int) -> None:
        self.done += more
        self.tell(Step("preparing", self.done, self.total))


def remember(batch: ImportBatch, rows: Sequence[models.Model]) -> None:
    """Keep that the batch added the rows, of one model, with a mark of what they held."""
    bulk.insert([_addition(batch, chunk) for _start, chunk in _chunks(rows)])


def _addition(batch: ImportBatch, rows: Sequence[models.Model]) -> ImportAddition:
    columns = columns_of(type(rows[0]))
    return bulk.fresh(
        ImportAddition,
        trust=batch.trust,
        batch=batch,
        model=rows[0]._meta.label,
        columns=columns,
        ids=[row.pk for row in rows],
        marks="".join(marks_of(rows, columns)),
    )


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
