"""Backups: is there one, is it young, does it lie elsewhere."""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings

from growthring.core import clock
from growthring.upkeep.doctor.findings import Finding, fine, look, wrong
from growthring.upkeep.snapshots.archive import Unreadable
from growthring.upkeep.snapshots.backups import newest

OLD = timedelta(hours=26)


def newest_backup() -> Iterator[Finding]:
    try:
        found = newest(settings.BACKUPS)
    except Unreadable as error:
        yield wrong(str(error), "Make a new one: growthring backup")
        return
    if found is None:
        yield look(f"There is no backup in {settings.BACKUPS}.", "Run: growthring backup")
        return
    said = f"The newest backup is of {found.made_at:%d %B %Y, %H:%M} UTC: {found.path}."
    if clock.now() - found.made_at > OLD:
        yield look(said, "It is more than a day old. A worker makes one each night; growthring backup makes one now.")
    else:
        yield fine(said)
    if settings.BACKUPS.stat().st_dev == settings.HOME.stat().st_dev:
        yield look(
            "Backups lie on the same disk as the site.",
            "Set GROWTHRING_BACKUPS to another disk, and copy that folder to another place.",
        )
