"""Since when somebody is a partner, for what a partner sees of the time before."""

from django.db.models import OuterRef, Q


def joined_by(day: str) -> Q:
    """Of partnerships: those whose partner had joined on the day that a column of the outer question gives.

    One that was entered later than it began does not reach back: nobody reads old words by an earlier first day.
    """
    at = OuterRef(day)
    return Q(starts_on__lte=at) & (Q(entered_on__isnull=True) | Q(entered_on__lte=at))
