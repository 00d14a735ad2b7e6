"""Counts of imports stay for two years; what a batch did as long as it can be undone; uploads for an hour."""

from datetime import timedelta

from django.db.models import QuerySet

from growthring.core import clock
from growthring.core.retention import forgets, keeps
from growthring.interop.mapping.models import ColumnMapping, WaitingTable
from growthring.interop.mapping.waiting import late_tables
from growthring.interop.models import ImportAddition, ImportBatch, ImportChange, ImportProgress, LeaverProposal
from growthring.interop.services import UNDOABLE

WHY = "retention: whose time is over goes, whoever may see it"
TWO_YEARS = timedelta(days=2 * 365)
A_DAY = timedelta(days=1)

keeps("until somebody forgets it: headings and words for posts and schools", ColumnMapping)


@forgets(ImportBatch, LeaverProposal, about=("made_by", "leavers__person"))
def old_batches() -> QuerySet[ImportBatch]:
    return ImportBatch.objects.unscoped(reason=WHY).filter(made_at__lt=clock.now() - TWO_YEARS)


@forgets(ImportChange)
def old_changes() -> QuerySet[ImportChange]:
    return ImportChange.objects.unscoped(reason=WHY).filter(batch__applied_at__lt=clock.now() - UNDOABLE)


@forgets(ImportAddition)
def old_additions() -> QuerySet[ImportAddition]:
    return ImportAddition.objects.unscoped(reason=WHY).filter(batch__applied_at__lt=clock.now() - UNDOABLE)


@forgets(ImportProgress)
def progress_of_nothing() -> QuerySet[ImportProgress]:
    """An import that was killed leaves its last word behind."""
    return ImportProgress.objects.filter(told_at__lt=clock.now() - A_DAY)


@forgets(WaitingTable)
def old_waiting_tables() -> QuerySet[WaitingTable]:
    return late_tables()
