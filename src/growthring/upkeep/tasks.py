"""The installation's own regular work."""

from datetime import time

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from growthring.core.schedule import Daily, regularly
from growthring.upkeep import forgetting
from growthring.upkeep.snapshots import backups


@regularly(_("Forgets what has been kept for as long as it may be."), Daily(time(2, 30)))
@task
def forget() -> dict[str, int]:
    # The demo's people are made up, and a benchmark counts all of its rows.
    return {} if settings.DEMO or settings.BENCHMARK else forgetting.forget()


@regularly(_("Writes everything into a backup, and reads it back to be sure of it."), Daily(time(1, 30)))
@task
def back_up() -> dict[str, int]:
    # The demo is made anew by one command, and its folder is often a checkout.
    return {} if settings.DEMO else {"rows": backups.back_up(settings.BACKUPS).manifest.rows}


@regularly(
    _("Lets the database look at its tables again, so that it goes on finding rows quickly."), Daily(time(2, 50))
)
@task
def look_at_tables() -> None:
    # PostgreSQL does this by itself, all day.
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit = 1000")
            cursor.execute("PRAGMA optimize = 0x10012")
