"""Closed checkpoints of any year, for tests of what is kept of them."""

from datetime import date

from growthring.core import clock
from growthring.people.models import School
from growthring.stages.models import Checkpoint
from growthring.standards.models import Calendar


def checkpoint_of(school: School, on: date) -> Checkpoint:
    """Closed on a day of the English school year that holds it."""
    start = on.year if on.month >= 9 else on.year - 1
    calendar, _made = Calendar.objects.unscoped(reason="test").get_or_create(
        trust=school.trust,
        starts_on=date(start, 9, 1),
        defaults={"name": f"{start}/{(start + 1) % 100}", "ends_on": date(start + 1, 9, 1)},
    )
    point = Checkpoint.Point.SIX_WEEKS if on.month == 10 else Checkpoint.Point.TERM_3
    return Checkpoint.objects.create(
        trust=school.trust, school=school, calendar=calendar, point=point, on=on, closed_at=clock.now()
    )
