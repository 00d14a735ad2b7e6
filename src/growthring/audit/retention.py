"""After six years an event is forgotten: the one way a row leaves the record of events, and only the oldest can."""

from datetime import datetime, timedelta

from django.db import connection

from growthring.audit.append_only import guard, unguard
from growthring.audit.models import Event
from growthring.core import clock

KEPT = timedelta(days=6 * 365 + 2)  # the leap days of six years, at most
WHY = "retention of events"


def forget_old_events() -> int:
    """How many went. The guard is down within one transaction: nobody else can write through it."""
    before = clock.now() - KEPT
    if not Event.objects.unscoped(reason=WHY).filter(at__lt=before).exists():
        return 0
    with connection.schema_editor() as editor:
        unguard(None, editor)
        gone = _forget(before)
        guard(None, editor)
    return gone


def _forget(before: datetime) -> int:
    return Event.objects.unscoped(reason=WHY).filter(at__lt=before).delete()[0]
