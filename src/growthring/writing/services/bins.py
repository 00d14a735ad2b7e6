"""Putting a row away, and taking it out as it was."""

from typing import Any, TypeVar

from django.db import transaction

from growthring.audit.services import Verb, record
from growthring.core import clock
from growthring.core.access import Actor
from growthring.core.records import declared
from growthring.core.scoping import ScopedQuerySet
from growthring.writing import bins
from growthring.writing.models import Binned

B = TypeVar("B", bound=Binned)
WHY = "a row of which whoever asks has asked the policy"


class NotInYourBin(Exception):
    """It was not put away by this person, or has been taken out since."""


@transaction.atomic
def put_in_bin(*, actor: Actor, row: B) -> B:
    """Whether the actor may delete the row is for whoever asks to know. Nothing but the two marks changes."""
    row.binned_at, row.binned_by_id = clock.now(), actor.person_id
    rows = _rows(row).filter(binned_at__isnull=True)
    if rows.update(binned_at=row.binned_at, binned_by=actor.person_id):
        _happened(actor, row, Verb.ENDED, "put into the bin")
    return row


@transaction.atomic
def take_out(*, actor: Actor, row: B) -> B:
    mine = _rows(row).filter(binned_by=actor.person_id, binned_at__gt=bins.oldest())
    if not mine.exists():
        raise NotInYourBin
    kind = bins.kind_named(row._meta.label_lower)
    if kind is not None and kind.room is not None:
        kind.room(actor, row)
    mine.update(binned_at=None, binned_by=None)
    row.binned_at = row.binned_by_id = None
    _happened(actor, row, Verb.UNDONE, "taken out of the bin")
    return row


def _rows(row: Any) -> ScopedQuerySet[Any]:
    return type(row).objects.unscoped(reason=WHY).filter(pk=row.pk)  # type: ignore[no-any-return]


def _happened(actor: Actor, row: Binned, verb: Verb, where: str) -> None:
    told = declared(type(row))
    if told is None or told.kind is None:
        return
    subject = _rows(row).values_list(told.subject, flat=True).get() if told.subject else None
    record(actor=actor, verb=verb, kind=told.kind, where=where, subject_id=subject)
