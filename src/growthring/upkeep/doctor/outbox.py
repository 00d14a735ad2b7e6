"""The outbox: does what is put in go out."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Count

from growthring.core import clock
from growthring.notices.models import Message
from growthring.notices.services.sending import WAITING
from growthring.upkeep.doctor.findings import Finding, fine, look

WHY = "the doctor counts mail by what became of it, and reads none"
LONG_WAIT = timedelta(hours=1)
LATELY = timedelta(days=7)
# What a person chose or did is nobody's fault.
AS_IT_SHOULD = (Message.Trouble.LEFT, Message.Trouble.TOO_LATE, Message.Trouble.OVERTAKEN, Message.Trouble.NO_SERVER)


def mail_that_waits() -> Iterator[Finding]:
    rows = Message.objects.unscoped(reason=WHY)
    late = rows.filter(WAITING, send_after__lt=clock.now() - LONG_WAIT).count()
    if late:
        yield look(
            f"{late} {'mail has' if late == 1 else 'mails have'} waited in the outbox for more than an hour.",
            "See that a worker runs and that the mail server answers; they go out by themselves then.",
        )
    given_up = rows.filter(given_up_at__gt=clock.now() - LATELY).exclude(trouble__in=AS_IT_SHOULD).order_by()
    found = list(given_up.values_list("trouble").annotate(Count("pk")).order_by("trouble"))
    for trouble, count in found:
        yield look(
            f"{count} {'mail was' if count == 1 else 'mails were'} given up in the last week: "
            f"{Message.Trouble(trouble).label}.",
            "Whoever it was for has to be told in another way, or invited anew; the worker's log names each row.",
        )
    if not late and not found:
        yield fine("No mail is stuck in the outbox.")
