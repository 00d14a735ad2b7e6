"""A sensible start for a calendar: three terms with half terms, as most schools in England keep them.

Authorities and trusts differ by days, so every date is the school's to change. Bank holidays follow the law's rules
for England and Wales (first and last Monday in May, Good Friday, Easter Monday).
"""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from growthring.standards.years import DAY, WEEK, SchoolYear, Span, monday_of

FRIDAY = 4
EARLIEST_EASTER_BREAK, LATEST_EASTER_BREAK = (4, 1), (4, 14)  # month and day


def english_year(start: int) -> SchoolYear:
    """The school year that begins in September of `start`."""
    first, last = date(start, 9, 1), date(start + 1, 9, 1)
    break_from, back_on = _easter_break(start + 1)
    terms = (
        Span(_weekday_after(first), _friday_by(date(start, 12, 22)), _("Autumn term")),
        Span(
            max(_monday_from(date(start + 1, 1, 3)), date(start + 1, 1, 4)),
            _weekday_by(break_from - DAY),
            _("Spring term"),
        ),
        Span(back_on, _weekday_by(date(start + 1, 7, 22)), _("Summer term")),
    )
    return SchoolYear(name_of(start), first, last, terms, _closures(start))


def school_year_of(day: date) -> int:
    """The calendar year in which the school year that holds the day began."""
    return day.year if day.month >= 9 else day.year - 1


def name_of(start: int) -> str:
    return f"{start}/{(start + 1) % 100:02d}"


def easter(year: int) -> date:
    """Easter Sunday, by the computus for the Gregorian calendar that has no tables."""
    golden, century, of_century = year % 19, year // 100, year % 100
    correction = (8 * century + 13) // 25
    moon = (19 * golden + century - century // 4 - correction + 15) % 30
    moon -= (golden + 11 * moon) // 319
    sunday = (2 * (century % 4) + 2 * (of_century // 4) - of_century % 4 - moon + 32) % 7
    return date(year, 3, 22) + (moon + sunday) * DAY


def _closures(start: int) -> tuple[Span, ...]:
    spring = start + 1
    may_day = _monday_from(date(spring, 5, 1))
    return (
        _half_term(_monday_from(date(start, 10, 22)), _("Autumn half term")),
        _half_term(_monday_from(date(spring, 2, 12)), _("Spring half term")),
        Span(may_day, may_day, _("Early May bank holiday")),
        _half_term(monday_of(date(spring, 5, 31)), _("Summer half term")),
    )


def _easter_break(year: int) -> tuple[date, date]:
    """The first day of the two weeks round Easter, and the day school is back."""
    sunday = easter(year)
    if (sunday.month, sunday.day) < EARLIEST_EASTER_BREAK:  # the break follows Easter
        return sunday - 2 * DAY, sunday + DAY + 2 * WEEK
    if (sunday.month, sunday.day) >= LATEST_EASTER_BREAK:  # Easter ends the break
        return sunday - 6 * DAY - WEEK, sunday + 2 * DAY
    return sunday - 6 * DAY, sunday + DAY + WEEK


def _back_in_january(year: int) -> date:
    return max(_monday_from(date(year, 1, 3)), date(year, 1, 4))  # the third may be the New Year's bank holiday


def _half_term(monday: date, name: str) -> Span:
    return Span(monday, monday + timedelta(days=4), name)


def _monday_from(day: date) -> date:
    return day + (-day.weekday() % 7) * DAY


def _friday_by(day: date) -> date:
    return day - ((day.weekday() - FRIDAY) % 7) * DAY


def _weekday_after(day: date) -> date:
    return day if day.weekday() < FRIDAY else _monday_from(day)


def _weekday_by(day: date) -> date:
    return day if day.weekday() <= FRIDAY else _friday_by(day)
