"""The installation's own regular work."""

from datetime import time

from django.contrib.sessions.models import Session
from django.db import connection
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from growthring.core import clock
from growthring.core.schedule import Daily, regularly
from growthring.upkeep import retention


@regularly(_("Forgets tasks that were done more than a week ago."), Daily(time(2, 40)))
@task
def forget_finished_tasks() -> dict[str, int]:
    return retention.forget()


@regularly(_("Forgets sessions that have ended."), Daily(time(2, 45)))
@task
def forget_ended_sessions() -> int:
    return Session.objects.filter(expire_date__lt=clock.now()).delete()[0]


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
