"""When nobody is written to about what can wait: in the evening and at night, at weekends, on closed days."""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.utils import timezone

from growthring.standards.queries import SchoolId, years_for
from growthring.standards.years import SchoolYears

MORNING, EVENING = time(7, 30), time(18, 0)
SATURDAY = 5


def is_quiet_hour(at: time) -> bool:
    return at < MORNING or at >= EVENING


def is_quiet(moment: datetime) -> bool:
    """Whatever school somebody is in."""
    here = timezone.localtime(moment)
    return is_quiet_hour(here.time()) or here.weekday() >= SATURDAY


class ClosedDays:
    """Of one trust's schools, on one day. Somebody in several has a free day when all of them are closed."""

    def __init__(self, trust_id: int, school_ids: Iterable[SchoolId], day: date) -> None:
        self.years: dict[SchoolId, SchoolYears] = years_for(trust_id, {None, *school_ids})
        self.day = day

    def is_free(self, school_ids: Iterable[SchoolId]) -> bool:
        """Without any school, as with the trust's own people and guests, the trust's calendar says."""
        return not any(self.years[school].is_open(self.day) for school in (set(school_ids) or {None}))
