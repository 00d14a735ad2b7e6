"""The outbox's work: what goes at once, and what is due."""

import time

from django.core.mail import get_connection
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from growthring.core import clock
from growthring.core.mail import mail_works
from growthring.core.schedule import Every, regularly
from growthring.notices.models import Message
from growthring.notices.services import digests, sending

SOMEBODY_WAITS = 50  # before regular work
AT_MOST_S = 240  # then the next sweep goes on
AT_A_TIME = 100
SERVER_IS_AWAY = 3  # tries in a row: the others need not wait for it one by one


@task(priority=SOMEBODY_WAITS)
def send(message_pk: int) -> None:
    """Harmless when repeated: what was sent, or is being sent by another worker, is left alone."""
    sending.send(message_pk)


@regularly(_("Sends the mail that waits in the outbox, and tries again what the mail server did not take."), Every(5))
@task
def sweep() -> dict[str, int]:
    began, sent, failed, seen = time.monotonic(), 0, 0, 0
    connection = get_connection()
    try:
        while failed < SERVER_IS_AWAY and time.monotonic() - began < AT_MOST_S:
            batch = _next(seen)
            if not batch:
                break
            for pk in batch:
                seen = pk
                went = sending.send(pk, connection)
                sent, failed = sent + (went is True), failed + 1 if went is False else 0
                if failed >= SERVER_IS_AWAY or time.monotonic() - began >= AT_MOST_S:
                    break
    finally:
        connection.close()
    return {"sent": sent}


def _next(after: int) -> list[int]:
    rows = Message.objects.unscoped(reason=sending.WHY).filter(sending.due(), pk__gt=after)
    return list(rows.order_by("pk").values_list("pk", flat=True)[:AT_A_TIME])


@regularly(_("Writes the one mail a day to whoever has something waiting, at the time they chose."), Every(15))
@task
def write_digests() -> dict[str, int]:
    """Without a mail server nothing is written: else people would be told of nothing for a week once there is one."""
    began, written = time.monotonic(), 0
    if not mail_works():
        return {}
    digests.begin_wishes()
    for batch in digests.batches(digests.Day.of(clock.now())):
        written += digests.write(batch, digests.Day.of(clock.now()))
        if time.monotonic() - began > AT_MOST_S:
            write_digests.enqueue()  # others have their turn, then this goes on
            break
    return {"written": written}
