from datetime import date

from django.utils.formats import date_format


def day(on: date) -> str:
    """A date as people here write it."""
    return date_format(on, "DATE_FORMAT")
