"""The mark the demo leaves in a database it made. Without it, demo mode does not start over data that is there."""

from django.conf import settings
from django.core import checks
from django.db import DatabaseError, connection

from growthring.core.models import Installation
from growthring.people.models import Trust

MARK = "demo"
REFUSAL = "Demo mode lets anybody in without a password, and this database was not made by the demo."
HINT = "Start without GROWTHRING_DEMO, or give the demo a database of its own with GROWTHRING_HOME."


def is_marked() -> bool:
    return Installation.objects.filter(name=MARK).exists()


def set_mark(value: str = "made by growthring demo") -> None:
    Installation.objects.get_or_create(name=MARK, defaults={"value": value})


def is_foreign() -> bool:
    """There is data, and the demo did not make it."""
    return Trust.objects.exists() and not is_marked()


@checks.register(checks.Tags.security)
def demo_mode_over_its_own_data(**kwargs: object) -> list[checks.CheckMessage]:
    if not settings.DEMO or not _has_tables() or not is_foreign():
        return []
    return [checks.Error(REFUSAL, hint=HINT, id="growthring.E010")]


def _has_tables() -> bool:
    """Before the first migration there is nothing to protect."""
    try:
        tables = connection.introspection.table_names()
    except DatabaseError:
        return False
    return {Installation._meta.db_table, Trust._meta.db_table} <= set(tables)
