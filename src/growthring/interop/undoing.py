"""Taking an import back: everything it did, or nothing, with the reasons in words."""

from collections import defaultdict
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _

from growthring.interop.applying import values_of
from growthring.interop.models import ImportBatch, ImportChange

WHY = "taking back one import batch"


class CannotUndo(Exception):
    """`reasons`: one sentence a row that stands in the way."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons[:3]))
        self.reasons = reasons


def take_back(batch: ImportBatch) -> int:
    """Delete what the batch added and restore what it changed; the number of rows. The caller holds the transaction."""
    changes = list(ImportChange.objects.unscoped(reason=WHY).filter(batch=batch))
    rows = _rows(changes)
    reasons = [reason for change in changes if (reason := _in_the_way(change, rows))]
    reasons += _hangs_on(changes)
    if reasons:
        raise CannotUndo(reasons)
    _restore([c for c in changes if c.action == ImportChange.Action.CHANGED], rows)
    _remove([c for c in changes if c.action == ImportChange.Action.ADDED])
    return len(changes)


def _rows(changes: list[ImportChange]) -> dict[tuple[str, int], models.Model]:
    wanted: dict[str, list[int]] = defaultdict(list)
    for change in changes:
        wanted[change.model].append(change.row_id)
    found: dict[tuple[str, int], models.Model] = {}
    for label, ids in wanted.items():
        for start in range(0, len(ids), 500):
            for row in apps.get_model(label)._base_manager.filter(pk__in=ids[start : start + 500]):
                found[label, row.pk] = row
    return found


def _in_the_way(change: ImportChange, rows: dict[tuple[str, int], models.Model]) -> str:
    row = rows.get((change.model, change.row_id))
    if row is None:
        return _("Something this import brought in has been removed since.")
    now = values_of(row)
    if any(now.get(name) != value for name, value in change.after.items()):
        return _("%(row)s has been changed since.") % {"row": row}
    return ""


def _hangs_on(changes: list[ImportChange]) -> list[str]:
    """Rows that others have made since and that would go, too: nobody's work is deleted with an undo."""
    ours: dict[str, set[int]] = defaultdict(set)
    for change in changes:
        if change.action == ImportChange.Action.ADDED:
            ours[change.model].add(change.row_id)
    reasons: list[str] = []
    for label, ids in ours.items():
        for relation in apps.get_model(label)._meta.related_objects:
            theirs = relation.related_model
            if theirs == "self" or theirs._meta.label.startswith("interop."):
                continue
            known = ours.get(theirs._meta.label, set())
            for row in _leading_to(theirs, relation.field.attname, ids):
                if row.pk not in known:
                    what = theirs._meta.verbose_name
                    reasons.append(_("A %(what)s has been added since: %(row)s.") % {"what": what, "row": row})
    return reasons


def _leading_to(model: type[models.Model], column: str, ids: set[int]) -> list[models.Model]:
    wanted = sorted(ids)
    found: list[models.Model] = []
    for start in range(0, len(wanted), 500):
        found += model._base_manager.filter(**{f"{column}__in": wanted[start : start + 500]})
    return found


def _restore(changes: list[ImportChange], rows: dict[tuple[str, int], models.Model]) -> None:
    for change in changes:
        row = rows[change.model, change.row_id]
        values: dict[str, Any] = {
            name: _field(row, name).to_python(value) if value is not None else None
            for name, value in change.before.items()
        }
        type(row)._base_manager.filter(pk=row.pk).update(**values)


def _field(row: models.Model, attname: str) -> Any:
    field = next(field for field in row._meta.concrete_fields if field.attname == attname)
    return field.target_field if isinstance(field, models.ForeignKey) else field


def _remove(changes: list[ImportChange]) -> None:
    """Children before parents, so that a protected key never stands in the way."""
    order = (
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
    wanted: dict[str, list[int]] = defaultdict(list)
    for change in changes:
        wanted[change.model].append(change.row_id)
    for label in order:
        for start in range(0, len(wanted[label]), 500):
            apps.get_model(label)._base_manager.filter(pk__in=wanted[label][start : start + 500]).delete()
