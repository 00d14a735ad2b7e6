"""While nothing can be written, reading goes on: who looked waits here, and is written down as soon as it can be.

What waits is lost with the process; the log says how much there was. A change is never written without its event.
"""

from collections import deque
from threading import Lock

import structlog
from django.db import Error, connection

from growthring.audit.models import Event
from growthring.core.trouble import Trouble, trouble_in

log = structlog.get_logger("growthring.audit")
MOST = 10_000
PASSING = {Trouble.FULL, Trouble.READONLY, Trouble.DISK, Trouble.BUSY}
_waiting: deque[Event] = deque(maxlen=MOST)
_turn = Lock()


def write_look(event: Event) -> None:
    """Only on its own: within a transaction, what comes after it would be lost with it."""
    try:
        event.save(force_insert=True)
    except Error as error:
        if connection.in_atomic_block or trouble_in(error) not in PASSING:
            raise
        _waiting.append(event)
        log.error("nobody can write down who looked: it waits", waiting=len(_waiting))
        return
    if _waiting and not connection.in_atomic_block and _turn.acquire(blocking=False):
        try:
            _catch_up()
        finally:
            _turn.release()


def _catch_up() -> None:
    events = list(_waiting)
    try:
        Event.objects.bulk_create(events)
    except Error:
        return  # room for one, but not for all yet
    for _ in events:
        _waiting.popleft()
    log.info("what waited about who looked is written down", events=len(events))
