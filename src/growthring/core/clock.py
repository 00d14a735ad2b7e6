"""The only clocks in the product, so that a test can hold them still."""

from datetime import date, datetime, time

from django.utils import timezone


def now() -> datetime:
    return timezone.now()


def today() -> date:
    """The date in the installation's time zone."""
    return timezone.localdate()


def midnight(day: date) -> datetime:
    """When the day begins, in the installation's time zone."""
    return timezone.make_aware(datetime.combine(day, time()))
