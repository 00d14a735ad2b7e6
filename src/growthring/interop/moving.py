"""Batches of a school that changes trust: what they did to its rows goes along, in a batch of its own where need be."""

from collections import defaultdict

from django.db.models import Q

from growthring.core.scoping import ScopedQuerySet
from growthring.interop.models import ImportAddition, ImportBatch, ImportChange, LeaverProposal
from growthring.people import moving
from growthring.people.moving import Move, owned_models

WHY = "dividing the batches of a trust that a school leaves"


def register() -> None:
    moving.stays(ImportBatch, "brings in a trust's people: divided by `divide_batches`")
    moving.stays(ImportChange, "goes with its batch")
    moving.stays(ImportAddition, "goes with its batch")
    moving.stays(LeaverProposal, "goes with its batch")
    moving.stays("interop.ColumnMapping", "what a trust says of its own files")
    moving.stays("interop.WaitingTable", "gone within the hour")
    moving.before(drop_previews)
    moving.after(divide_batches)


def drop_previews(move: Move) -> None:
    """What was previewed would do another thing now; and a preview holds names."""
    batches = ImportBatch.objects.unscoped(reason=WHY).filter(trust=move.old)
    batches.filter(state__in=ImportBatch.WAITING).update(state=ImportBatch.State.DROPPED)
    batches.update(roster=None, shown=None)


def divide_batches(move: Move) -> None:
    """In the new trust each batch that touched the school has a twin with what concerns it."""
    changes, proposals, additions = _gone(move), _proposed(move), _added(move)
    concerned = {*changes.values_list("batch", flat=True), *proposals.values_list("batch", flat=True), *additions}
    for batch in ImportBatch.objects.unscoped(reason=WHY).filter(pk__in=concerned, trust=move.old):
        twin = _twin(move, batch)
        mine = changes.filter(batch=batch).update(batch=twin, trust=move.new)
        named = proposals.filter(batch=batch).update(batch=twin, trust=move.new)
        parts = [_hand_over(addition, gone, twin) for addition, gone in additions.get(batch.pk, ())]
        told = ((ImportBatch, 1), (ImportChange, mine), (ImportAddition, len(parts)), (LeaverProposal, named))
        for model, count in told:
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


def _added(move: Move) -> dict[int, list[tuple[ImportAddition, set[int]]]]:
    """By batch: what it added, with the numbers of the rows that went along."""
    found: dict[int, list[tuple[ImportAddition, set[int]]]] = defaultdict(list)
    ours = {model._meta.label: model for model in owned_models() if moving.path_of(model)}
    rows = {label: set(move.rows(model).order_by().values_list("pk", flat=True)) for label, model in ours.items()}
    for addition in ImportAddition.objects.unscoped(reason=WHY).filter(batch__trust=move.old):
        gone = rows.get(addition.model, set()).intersection(addition.ids)
        if gone:
            found[addition.batch_id].append((addition, gone))
    return found


def _hand_over(addition: ImportAddition, gone: set[int], twin: ImportBatch) -> ImportAddition:
    pairs = addition.pairs
    addition.hold({pk: mark for pk, mark in pairs.items() if pk not in gone})
    addition.save(update_fields=["ids", "marks"])
    part = ImportAddition(trust=twin.trust, batch=twin, model=addition.model, columns=addition.columns)
    part.hold({pk: mark for pk, mark in pairs.items() if pk in gone})
    part.save()
    return part


def _proposed(move: Move) -> ScopedQuerySet[LeaverProposal]:
    return LeaverProposal.objects.unscoped(reason=WHY).filter(person__in=move.movers, batch__trust=move.old)
