"""What a school works by is about nobody, and stays: closed checkpoints are read by it. And when a clock began."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from growthring.core import clock
from growthring.core.retention import keeps
from growthring.people.models import School, Trust
from growthring.standards.english import school_year_of
from growthring.standards.models import Calendar, Closure, Expectation, ScaleVersion, SchoolStages, Stage, Term
from growthring.standards.queries import years_for
from growthring.standards.years import SchoolYears

WHY = "retention: whose time is over goes, whoever may see it"

keeps("as long as the school uses Growthring", SchoolStages, ScaleVersion, Stage, Calendar, Term, Closure, Expectation)


def year_and(before: int, years: SchoolYears, today: date) -> date:
    """The first day of the school year that runs, and of so many before it: what ended earlier is past its time."""
    year = years.year_of(today)
    first = year.starts_on if year else date(school_year_of(today), 9, 1)
    return date(first.year - before, first.month, min(first.day, 28))


def over_before(years_kept: int, path: str = "") -> Iterable[tuple[Q, date]]:
    """Rows of which schools (and, of none, of which trusts), with the day: what was over before it is past its time.

    `years_kept`: school years before the one that runs. `path` leads to what has a school, as in ``post__``.
    """
    today = clock.today()
    schools: dict[date, list[int]] = defaultdict(list)
    trusts: dict[date, list[int]] = defaultdict(list)
    of_trust: dict[int, list[int | None]] = defaultdict(lambda: [None])
    for school, trust in School.objects.unscoped(reason=WHY).order_by().values_list("pk", "trust"):
        of_trust[trust].append(school)
    for trust in Trust.objects.order_by().values_list("pk", flat=True):
        for school_id, years in years_for(trust, of_trust[trust]).items():
            day = year_and(years_kept, years, today)
            (schools if school_id else trusts)[day].append(school_id or trust)
    for day, ids in schools.items():
        yield Q(**{f"{path}school__in": ids}), day
    for day, ids in trusts.items():
        yield Q(**{f"{path}school__isnull": True, f"{path}trust__in": ids}), day


def any_of(conditions: Iterable[Q]) -> Q:
    found = Q(pk__in=[])
    for condition in conditions:
        found |= condition
    return found
