"""Batches of a school that changes trust: what they did to its rows goes along, in a batch of its own where need be."""

from django.db.models import Q

from growthring.core.scoping import ScopedQuerySet
from growthring.interop.models import ImportBatch, ImportChange, LeaverProposal
from growthring.people import moving
from growthring.people.moving import Move, owned_models

WHY = "dividing the batches of a trust that a school leaves"


def register() -> None:
    moving.stays(ImportBatch, "brings in a trust's people: divided by `divide_batches`")
    moving.stays(ImportChange, "goes with its batch")
    moving.stays(LeaverProposal, "goes with its batch")
    moving.stays("interop.ColumnMapping", "what a trust says of its own files")
    moving.stays("interop.WaitingTable", "gone within the hour")
    moving.before(drop_previews)
    moving.after(divide_batches)


def drop_previews(move: Move) -> None:
    """What was previewed would do another thing now; and a preview holds names."""
    batches = ImportBatch.objects.unscoped(reason=WHY).filter(trust=move.old)
    batches.filter(state=ImportBatch.State.PREVIEWED).update(state=ImportBatch.State.DROPPED)
    batches.update(roster=None, shown=None)


def divide_batches(move: Move) -> None:
    """In the new trust each batch that touched the school has a twin with what concerns it."""
    changes, proposals = _gone(move), _proposed(move)
    concerned = {*changes.values_list("batch", flat=True), *proposals.values_list("batch", flat=True)}
    for batch in ImportBatch.objects.unscoped(reason=WHY).filter(pk__in=concerned, trust=move.old):
        twin = _twin(move, batch)
        mine = changes.filter(batch=batch).update(batch=twin, trust=move.new)
        named = proposals.filter(batch=batch).update(batch=twin, trust=move.new)
        for model, count in ((ImportBatch, 1), (ImportChange, mine), (LeaverProposal, named)):
            label = model._meta.label
            if count:
                move.counts[label] = move.counts.get(label, 0) + count


def _twin(move: Move, batch: ImportBatch) -> ImportBatch:
    return ImportBatch.objects.create(
        trust=move.new,
        made_by_id=batch.made_by_id if batch.made_by_id in move.movers else None,
        made_at=batch.made_at,
        on=batch.on,
        file_name=batch.file_name,
        format=batch.format,
        state=batch.state,
        applied_at=batch.applied_at,
        undone_at=batch.undone_at,
        summary=dict.fromkeys(batch.summary, 0),
    )


def _gone(move: Move) -> ScopedQuerySet[ImportChange]:
    """Changes of rows that went along."""
    theirs = Q(pk__in=[])
    for model in owned_models():
        if moving.path_of(model):
            theirs |= Q(model=model._meta.label, row_id__in=move.rows(model).order_by().values("pk"))
    return ImportChange.objects.unscoped(reason=WHY).filter(theirs, batch__trust=move.old)


def _proposed(move: Move) -> ScopedQuerySet[LeaverProposal]:
    return LeaverProposal.objects.unscoped(reason=WHY).filter(person__in=move.movers, batch__trust=move.old)
