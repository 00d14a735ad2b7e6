"""Something to say to everybody, as a room above the outbox would say it: for workers that are killed meanwhile."""

from collections.abc import Iterable

from django_tasks import task

from growthring.core.access import Actor
from growthring.notices import digest
from growthring.notices import tasks as notices
from growthring.notices.digest import Line

LINES = 2


@digest.tells("Reminders")
def reminders(actor: Actor) -> Iterable[Line]:
    return [Line(f"Reminder {number}", "/journey/", f"{actor.person_id} {number}") for number in range(LINES)]


@task
def write() -> dict[str, int]:
    return notices.write_digests.call()
