"""After six years an event is forgotten: the one way a row leaves the record of events, and only the oldest can."""

from datetime import timedelta

from django.db import connection
from django.db.models import QuerySet

from growthring.audit.append_only import guard, unguard
from growthring.audit.models import Event
from growthring.core import clock
from growthring.core.retention import forgets

KEPT = timedelta(days=6 * 365 + 2)  # the leap days of six years, at most
WHY = "retention of events"


def drop_guarded(rows: "QuerySet[Event]") -> int:
    """The guard is down within one transaction: nobody else can write through it."""
    with connection.schema_editor() as editor:
        unguard(None, editor)
        gone = rows.delete()[0]
        guard(None, editor)
    return gone


@forgets(Event, about=("subject_id", "actor_id"), by=drop_guarded)
def old_events() -> QuerySet[Event]:
    return Event.objects.unscoped(reason=WHY).filter(at__lt=clock.now() - KEPT)
