"""Taking an import back: everything it did, or nothing, with the reasons in words."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _

from growthring.core.records import declared
from growthring.interop.applying import CHUNK, values_of
from growthring.interop.models import ImportBatch, ImportChange

WHY = "taking back one import batch"
MOST_REASONS = 50
# Children before parents, so that a protected key never stands in the way.
ORDER = (
    "stages.Voice",
    "stages.Placement",
    "stages.AssuranceItem",
    "stages.Assurance",
    "people.Partnership",
    "people.Contract",
    "people.Post",
    "people.Person",
    "people.Team",
    "people.School",
)
Rows = dict[tuple[str, int], models.Model]


class CannotUndo(Exception):
    """`reasons`: one sentence for each row that stands in the way, as far as one would read them."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons[:3]))
        self.reasons = reasons


def take_back(batch: ImportBatch) -> int:
    """Delete what the batch added and restore what it changed; the number of rows. The caller holds the transaction."""
    changes = list(ImportChange.objects.unscoped(reason=WHY).filter(batch=batch))
    rows = _rows(changes)
    in_the_way = (reason for change in changes if (reason := _in_the_way(change, rows)))
    reasons = list(dict.fromkeys(islice(chain(in_the_way, _hangs_on(changes)), MOST_REASONS)))
    if reasons:
        raise CannotUndo(reasons)
    _remove([c for c in changes if c.action == ImportChange.Action.ADDED])  # first: only one line manager is open
    _restore([c for c in changes if c.action == ImportChange.Action.CHANGED], rows)
    return len(changes)


def _rows(changes: list[ImportChange]) -> Rows:
    wanted: dict[str, list[int]] = defaultdict(list)
    for change in changes:
        wanted[change.model].append(change.row_id)
    return {(label, row.pk): row for label, ids in wanted.items() for row in _where(apps.get_model(label), "pk", ids)}


def _in_the_way(change: ImportChange, rows: Rows) -> str:
    row = rows.get((change.model, change.row_id))
    if row is None:
        return _("Something this import brought in has been removed since.")
    now = values_of(row)
    if any(now.get(name) != value for name, value in change.after.items()):
        return _("%(what)s has been changed since.") % {"what": _called(row)}
    return ""


def _called(row: models.Model) -> str:
    """The row for the office: of what belongs to no room of theirs only whom it is about."""
    record = declared(type(row))
    person: Any = row
    for step in (record.subject if record and record.subject else "").split("__"):
        person = getattr(person, step, person) if step else person
    if person is row:
        return str(row)
    return f"{row} ({person})" if row._meta.app_label == "people" else str(person)


def _hangs_on(changes: list[ImportChange]) -> Iterator[str]:
    """Rows that others have made since and that would go, too: nobody's work is deleted with an undo."""
    ours: dict[str, set[int]] = defaultdict(set)
    led: dict[tuple[str, str], set[int]] = defaultdict(set)  # rows the batch itself has led to ours
    for change in changes:
        if change.action == ImportChange.Action.ADDED:
            ours[change.model].add(change.row_id)
        for column in change.before:
            led[change.model, column].add(change.row_id)
    for label, ids in ours.items():
        for model, column in _leading_to(label):
            known = ours.get(model._meta.label, set()) | led[model._meta.label, column]
            yield from (_since(row) for row in _where(model, column, ids) if row.pk not in known)


def _leading_to(label: str) -> Iterator[tuple[type[models.Model], str]]:
    """Models with a key to this one, and its column; an import's own tables aside."""
    for relation in apps.get_model(label)._meta.related_objects:
        model: Any = relation.related_model
        if model._meta.app_label != "interop":
            yield model, relation.field.attname


def _since(row: models.Model) -> str:
    if row._meta.app_label != "people":
        return _("%(person)s has begun to work with it since.") % {"person": _called(row)}
    return _("Since then this has been added: %(what)s, %(row)s.") % {
        "what": row._meta.verbose_name,
        "row": _called(row),
    }


def _where(model: type[models.Model], column: str, ids: set[int] | list[int]) -> list[models.Model]:
    wanted = sorted(ids)
    found: list[models.Model] = []
    for start in range(0, len(wanted), CHUNK):
        found += model._base_manager.filter(**{f"{column}__in": wanted[start : start + CHUNK]})
    return found


def _restore(changes: list[ImportChange], rows: Rows) -> None:
    """The values of before, in a few statements for each set of columns."""
    alike: dict[tuple[str, tuple[str, ...]], list[models.Model]] = defaultdict(list)
    for change in changes:
        row = rows[change.model, change.row_id]
        for attname, value in change.before.items():
            setattr(row, attname, _field(row, attname).to_python(value))
        alike[change.model, tuple(sorted(change.before))].append(row)
    for (label, columns), some in alike.items():
        names = [field.name for field in some[0]._meta.concrete_fields if field.attname in columns]
        apps.get_model(label)._base_manager.bulk_update(some, names, batch_size=CHUNK)


def _field(row: models.Model, attname: str) -> Any:
    return next(field for field in row._meta.concrete_fields if field.attname == attname)


def _remove(changes: list[ImportChange]) -> None:
    wanted: dict[str, list[int]] = defaultdict(list)
    for change in changes:
        wanted[change.model].append(change.row_id)
    for label in [*ORDER, *sorted(set(wanted) - set(ORDER))]:
        for start in range(0, len(wanted[label]), CHUNK):
            apps.get_model(label)._base_manager.filter(pk__in=wanted[label][start : start + CHUNK]).delete()
