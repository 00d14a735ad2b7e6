"""Batches of a school that changes trust: what they did to its rows goes along, in a batch of its own."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db.models import Q
from django.utils.translation import gettext as _

from growthring.core.scoping import ScopedQuerySet
from growthring.interop.mapping.models import ColumnMapping
from growthring.interop.models import ImportAddition, ImportBatch, ImportChange, LeaverProposal
from growthring.people import moving
from growthring.people.moving import Move, owned_models
from growthring.people.services.moving import CannotMove

WHY = "dividing the batches of a trust that a school leaves"
NOT_COPIED = {
    "id",
    "key",
    "trust_id",
    "made_by_id",
    "started_by_id",
    "roster",
    "shown",
    "mapping_id",
    "summary",
    "opening",
}


def register() -> None:
    for model in (ImportBatch, ImportAddition, ImportChange, LeaverProposal):
        moving.stays(model, "tells of a trust's people: divided by `divide_batches`")
    moving.stays("interop.ColumnMapping", "what a trust says of its own files")
    moving.stays("interop.WaitingTable", "gone within the hour")
    moving.before(drop_previews)
    moving.after(divide_batches)


def drop_previews(move: Move) -> None:
    """What was previewed would do another thing now; and a preview holds names."""
    batches = ImportBatch.objects.unscoped(reason=WHY).filter(trust=move.old)
    if batches.filter(state__in=ImportBatch.UNDER_WAY).exists():
        raise CannotMove([_("A staff list is being brought in just now: wait for its end, or stop it.")])
    ColumnMapping.objects.unscoped(reason=WHY).filter(school=move.school).delete()
    batches.filter(state=ImportBatch.State.PREVIEWED).update(state=ImportBatch.State.DROPPED)
    batches.update(roster=None, shown=None)


def divide_batches(move: Move) -> None:
    """In the new trust each batch that touched the school has a twin with what concerns it."""
    twins: dict[int, ImportBatch] = {}

    def twin(batch: int) -> ImportBatch:
        if batch not in twins:
            twins[batch] = _twin(move, batch)
        return twins[batch]

    for rows in (_changes(move), _proposals(move)):
        for batch in sorted(set(rows.order_by().values_list("batch", flat=True))):
            label = rows.model._meta.label
            count = rows.filter(batch=batch).update(batch=twin(batch), trust=move.new)
            move.counts[label] = move.counts.get(label, 0) + count
    _divide_additions(move, twin)


def _divide_additions(move: Move, twin: Callable[[int], ImportBatch]) -> None:
    gone: dict[str, set[int]] = {}
    for addition in ImportAddition.objects.unscoped(reason=WHY).filter(batch__trust=move.old).order_by("pk"):
        label = addition.model
        if label not in gone:
            gone[label] = _keys_gone(move, label)
        theirs = [pk for pk in addition.ids if pk in gone[label]]
        if theirs:
            pairs = addition.pairs
            kept = [pk for pk in addition.ids if pk not in gone[label]]
            facts = {"trust": move.new, "batch": twin(addition.batch_id), "columns": addition.columns}
            marks = "".join(pairs[pk] for pk in theirs)
            ImportAddition.objects.create(**facts, model=label, ids=theirs, marks=marks)
            addition.ids, addition.marks = kept, "".join(pairs[pk] for pk in kept)
            addition.save(update_fields=["ids", "marks"])


def _keys_gone(move: Move, label: str) -> set[int]:
    model: Any = apps.get_model(label)
    return set(move.rows(model).order_by().values_list("pk", flat=True)) if moving.path_of(model) else set()


def _twin(move: Move, pk: int) -> ImportBatch:
    batch = ImportBatch.objects.unscoped(reason=WHY).get(pk=pk)
    columns = {f.attname: getattr(batch, f.attname) for f in batch._meta.concrete_fields if f.attname not in NOT_COPIED}
    made_by = batch.made_by_id if batch.made_by_id in move.movers else None
    return ImportBatch.objects.create(
        **columns, trust=move.new, made_by_id=made_by, summary=dict.fromkeys(batch.summary.keys() - {"by_school"}, 0)
    )


def _changes(move: Move) -> ScopedQuerySet[ImportChange]:
    """Changes of rows that went along."""
    theirs = Q(pk__in=[])
    for model in owned_models():
        if moving.path_of(model):
            theirs |= Q(model=model._meta.label, row_id__in=move.rows(model).order_by().values("pk"))
    return ImportChange.objects.unscoped(reason=WHY).filter(theirs, batch__trust=move.old)


def _proposals(move: Move) -> ScopedQuerySet[LeaverProposal]:
    return LeaverProposal.objects.unscoped(reason=WHY).filter(person__in=move.movers, batch__trust=move.old)
