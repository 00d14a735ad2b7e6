"""What a school works by is about nobody, and stays: closed checkpoints are read by it. And when a clock began."""

from datetime import date

from growthring.core.retention import keeps
from growthring.standards.english import school_year_of
from growthring.standards.models import Calendar, Closure, Expectation, ScaleVersion, SchoolStages, Stage, Term
from growthring.standards.years import SchoolYears

keeps("as long as the school uses Growthring", SchoolStages, ScaleVersion, Stage, Calendar, Term, Closure, Expectation)


def year_and(before: int, years: SchoolYears, today: date) -> date:
    """The first day of the school year that runs, and of so many before it: what ended earlier is past its time."""
    year = years.year_of(today)
    first = year.starts_on if year else date(school_year_of(today), 9, 1)
    return date(first.year - before, first.month, min(first.day, 28))
