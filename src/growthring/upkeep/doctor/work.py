"""Background work: is anybody doing it, and does it get done."""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from growthring.core import clock, retention
from growthring.upkeep import rescue, schedule
from growthring.upkeep.doctor.findings import Finding, fine, look, wrong
from growthring.upkeep.models import Occasion

LONG_WAIT = timedelta(minutes=15)
A_NIGHT = timedelta(hours=26)
FORGETTING = "growthring.upkeep.tasks.forget"


def workers() -> Iterator[Finding]:
    count = schedule.workers(clock.now())
    if count:
        yield fine(f"{count} {'worker is' if count == 1 else 'workers are'} at work.")
    else:
        yield look(
            "No worker is at work: large imports wait, checkpoints do not close, nothing is backed up.",
            "Run growthring serve, which starts one, or growthring worker.",
        )


def regular_work() -> Iterator[Finding]:
    lines = list(schedule.lines())
    for line in lines:
        if line.result is not None and line.result.status == TaskResultStatus.FAILED:
            yield wrong(
                f"Regular work broke off on {line.due:%d %B}: {line.regular.meaning} "
                f"({line.result.exception_class_path.rpartition('.')[2]})",
                "The worker's log says where. It is tried again at its next time.",
            )
        elif line.due is not None and line.regular.when.occasion(clock.now() - timedelta(days=1)) > line.due:
            yield look(f"Regular work has not been done for more than a day: {line.regular.meaning}", "Run a worker.")
    if lines and not any(line.result and line.result.status == TaskResultStatus.FAILED for line in lines):
        yield fine(f"{len(lines)} kinds of regular work are known; growthring schedule lists them.")


def queue() -> Iterator[Finding]:
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY, enqueued_at__lt=clock.now() - LONG_WAIT)
    due = waiting.exclude(run_after__gt=clock.now()).count()
    if due:
        yield look(f"{due} tasks have waited for more than a quarter of an hour.", "Run another growthring worker.")
    if aside := rescue.set_aside().count():
        yield wrong(
            f"{aside} tasks were set aside: their worker was killed each time.",
            "Look into the machine's log for memory running out, then start the import again.",
        )


def what_is_past_its_time() -> Iterator[Finding]:
    """What went wrong with the night's own run is told with the other regular work."""
    last = Occasion.objects.filter(name=FORGETTING).order_by("-due").first()
    if last is not None and last.due > clock.now() - A_NIGHT:
        return
    late = [rule.model._meta.label for rule in retention.rules() if rule.due().exists()]
    if late and not (settings.DEMO or settings.BENCHMARK):
        since = f"since {last.due:%d %B %Y}" if last else "yet"
        yield look(
            f"Nothing has been forgotten {since}, and these have rows that are past their time: {', '.join(late)}.",
            "Run a worker, which forgets them at night. growthring forget says what would go, and --now does it.",
        )
