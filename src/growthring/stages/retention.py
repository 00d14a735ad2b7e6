"""Placements, newcomers' lists and rows of checkpoints: the school year that runs and three. Counts stay.

A placement is over on the day another takes its place, or its post ends, or it is voided: the one in force stays,
however old it is. So the profile of any day since is the same before and after.
"""

from collections import Counter
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from growthring.core.retention import forgets, keeps
from growthring.stages.models import (
    Assurance,
    AssuranceItem,
    Checkpoint,
    CheckpointRow,
    OpenRelease,
    Placement,
    ProfileNote,
    State,
    Voice,
)
from growthring.stages.queries.kept import AND_THREE
from growthring.standards.retention import any_of, over_before

WHY = "retention: whose time is over goes, whoever may see it"

keeps("counts without a person, as they were recorded and released", Checkpoint, OpenRelease)
keeps("beside the checkpoint it explains, as long as the school uses Growthring", ProfileNote)


@forgets(Placement, Voice, about=("post__person", "voices__person"))
def old_placements() -> QuerySet[Placement]:
    return Placement.objects.unscoped(reason=WHY).filter(
        any_of(where & _is_over(day) for where, day in over_before(AND_THREE, "post__"))
    )


@forgets(Assurance, AssuranceItem, about=("post__person", "items__assured_by"))
def old_assurances() -> QuerySet[Assurance]:
    """Both lists met, or the post over; an open one of a post that runs stays."""
    rows = Assurance.objects.unscoped(reason=WHY)
    return rows.filter(
        any_of(
            where & (Q(post__ends_on__lte=day) | Q(mandatory_met_on__lt=day, non_negotiables_met_on__lt=day))
            for where, day in over_before(AND_THREE, "post__")
        )
    )


def count_and_drop(rows: "QuerySet[CheckpointRow]") -> int:
    """Each checkpoint is counted whole, once, before its first row goes."""
    with transaction.atomic():
        for pk in sorted(set(rows.order_by().values_list("checkpoint", flat=True))):
            _count(Checkpoint.objects.unscoped(reason=WHY).select_for_update().get(pk=pk))
        return rows.delete()[0]


@forgets(CheckpointRow, by=count_and_drop)
def old_rows_of_checkpoints() -> QuerySet[CheckpointRow]:
    rows = CheckpointRow.objects.unscoped(reason=WHY)
    return rows.filter(
        any_of(where & Q(checkpoint__on__lt=day) for where, day in over_before(AND_THREE, "checkpoint__"))
    )


def _count(checkpoint: Checkpoint) -> None:
    if checkpoint.counted is not None:
        return
    rows = CheckpointRow.objects.unscoped(reason=WHY).filter(checkpoint=checkpoint)
    found = list(rows.values_list("standing", "stage_position", "post__person"))
    places = Counter(str(position) if position else standing for standing, position, _person in found)
    checkpoint.counted = {"places": dict(places), "persons": len({person for *_place, person in found})}
    checkpoint.save(update_fields=["counted"])


def _is_over(day: date) -> Q:
    later = Q(effective_on__gt=OuterRef("effective_on")) | Q(
        Q(recorded_at__gt=OuterRef("recorded_at")) | Q(recorded_at=OuterRef("recorded_at"), pk__gt=OuterRef("pk")),
        effective_on=OuterRef("effective_on"),
    )
    agreed = Placement.objects.unscoped(reason=WHY).filter(state=State.AGREED, voided_at__isnull=True)
    replaced = Exists(agreed.filter(later, post=OuterRef("post"), effective_on__lte=day))
    superseded = Q(replaced, state=State.AGREED, voided_at__isnull=True, effective_on__lt=day)
    midnight = timezone.make_aware(datetime.combine(day, time()))
    return Q(post__ends_on__lte=day) | Q(voided_at__lt=midnight) | superseded
