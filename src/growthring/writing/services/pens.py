"""Who is writing just now: a courtesy between two, never a lock."""

from datetime import timedelta
from typing import Any

from django.db.models import Q

from growthring.core import clock
from growthring.core.access import Actor
from growthring.core.scoping import ScopedQuerySet
from growthring.people.models import Person
from growthring.writing.models import Versioned

WHY = "the pen of a text, of which whoever asks has asked the policy"
HELD = timedelta(minutes=2)


def take(*, actor: Actor, row: Versioned) -> bool:
    """Take the pen, or hold it for two minutes more; False while somebody else writes."""
    now = clock.now()
    free = Q(pen_holder__isnull=True) | Q(pen_holder=actor.person_id) | Q(pen_until__lte=now)
    taken = _rows(row).filter(free).update(pen_holder=actor.person_id, pen_until=now + HELD)
    if taken:
        row.pen_holder_id, row.pen_until = actor.person_id, now + HELD
    return bool(taken)


def lay_down(*, actor: Actor, row: Versioned) -> None:
    if _rows(row).filter(pen_holder=actor.person_id).update(pen_holder=None, pen_until=None):
        row.pen_holder_id = row.pen_until = None


def who_writes(row: Versioned, actor: Actor) -> Person | None:
    """Somebody else who holds the pen; nobody once two minutes have gone by without a word."""
    if row.pen_holder_id in (None, actor.person_id) or row.pen_until is None or row.pen_until <= clock.now():
        return None
    return row.pen_holder


def _rows(row: Any) -> ScopedQuerySet[Any]:
    return type(row).objects.unscoped(reason=WHY).filter(pk=row.pk)  # type: ignore[no-any-return]
