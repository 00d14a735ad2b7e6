"""The only clocks in the product, so that a test can hold them still."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    return timezone.now()


def today() -> date:
    """The date in the installation's time zone."""
    return timezone.localdate()
