"""Dates, hours and yes-or-no as people write them."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
         "aug august", "sep sept september", "oct october", "nov november", "dec december"), start=1
    )
    for name in names.split()
}  # fmt: skip
CLOCK = r"(?:[t ,]+\d{1,2}[:.]\d{2}.*)?$"
ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})" + CLOCK)
DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})$")
DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})" + CLOCK)
NAMED = re.compile(
    r"(?:[a-z]+day,? |(?:mon|tue|wed|thu|fri|sat|sun),? )?"
    r"(\d{1,2})(?:st|nd|rd|th)?[- ./]*([a-z]+)\.?[-, ./]*(\d{4}|\d{2})" + CLOCK
)
NAMED_AMERICAN = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})" + CLOCK)
SERIAL = re.compile(r"(\d{5})(?:\.\d+)?$")
SERIAL_ORIGIN = date(1899, 12, 30)
OPEN_ENDED = 2090  # systems write 31/12/9999 or 2099 for "no end"
EARLIEST = 1940


class Unreadable(ValueError):
    """`remedy` says what to write instead; `month_first` that only an American order would make sense of it."""

    def __init__(self, message: str, remedy: str, *, month_first: bool = False) -> None:
        super().__init__(message)
        self.message, self.remedy, self.month_first = message, remedy, month_first


@dataclass(frozen=True, slots=True)
class Found:
    """`day` is None where a date far in the future says "no end"."""

    day: date | None


def read_date(value: str, on: date) -> Found:
    """Day before month, always: 03/04/2025 is the third of April."""
    year, month, day = _numbers(value.strip().casefold(), on)
    if year > OPEN_ENDED:
        return Found(None)
    if year < EARLIEST:
        raise Unreadable(_("The year {year} cannot be meant.").format(year=year), _how())
    if month > 12 and day <= 12:
        raise Unreadable(
            _("There is no month {month}: dates are read with the day first, and this one has the month first.").format(
                month=month
            ),
            _("Export dates as 2025-09-01 or 01/09/2025, for the whole column."),
            month_first=True,
        )
    try:
        return Found(date(year, month, day))
    except ValueError:
        raise Unreadable(_("There is no such day in the calendar."), _how()) from None


def _how() -> str:
    return _("Write the date as 2025-09-01 or 01/09/2025.")


def _numbers(value: str, on: date) -> tuple[int, int, int]:
    if match := ISO.match(value) or DIGITS.match(value):
        return int(match[1]), int(match[2]), int(match[3])
    if match := DAY_FIRST.match(value):
        return _year(match[3], on), int(match[2]), int(match[1])
    if (match := NAMED.match(value)) and match[2] in MONTHS:
        return _year(match[3], on), MONTHS[match[2]], int(match[1])
    if (match := NAMED_AMERICAN.match(value)) and match[1] in MONTHS:
        return int(match[3]), MONTHS[match[1]], int(match[2])
    if match := SERIAL.match(value):
        counted = SERIAL_ORIGIN + timedelta(days=int(match[1]))
        return counted.year, counted.month, counted.day
    raise Unreadable(_("This is not a date Growthring can read."), _how())


def _year(written: str, on: date) -> int:
    """Two digits mean the hundred years that end twenty years from now: in 2026, 45 is 2045 and 98 is 1998."""
    if len(written) == 4:
        return int(written)
    year = on.year // 100 * 100 + int(written)
    return year - 100 if year > on.year + 20 else year


YES = frozenset(
    {
        "yes",
        "y",
        "true",
        "t",
        "1",
        "x",
        "✓",
        "✔",
        "ja",
        "ect",
        "ect1",
        "ect2",
        "ect 1",
        "ect 2",
        "nqt",
        "rqt",
        "year 1",
        "year 2",
        "early career",
    }
)
NO = frozenset({"no", "n", "false", "f", "0", "", "none", "not applicable"})


def read_yes(value: str) -> bool:
    word = value.casefold()
    if word in YES:
        return True
    if word in NO:
        return False
    raise Unreadable(_("This is neither yes nor no."), _("Write yes or no."))


FULL = frozenset({"full", "fulltime", "ft", "f", "fte", "wholetime"})
PART = frozenset({"part", "parttime", "pt", "p", "jobshare", "termtimeonly", "tto", "termtime"})
WEEKLY_HOURS = re.compile(r"^([\d.,]+)\s*(?:h|hrs?|hours?)(?:\s*(?:a|per|/)?\s*(?:week|wk))?$", re.IGNORECASE)


def read_hours(value: str) -> tuple[bool | None, Decimal | None]:
    """Part time or not, and the full-time equivalent where it is known: "Full time", "PT", "0.6", "60%", "1"."""
    word = re.sub(r"[^a-z]+", "", value.casefold())
    number = re.sub(r"[^0-9.,]+", "", value).replace(",", ".").strip(".")
    if WEEKLY_HOURS.match(value.strip()):
        raise Unreadable(
            _("Hours a week do not say what full time is here."),
            _("Write full, part, or the share of full time, as in 0.6."),
        )
    if value.strip().startswith("-"):
        raise _hours_problem()
    if not number:
        if word in FULL or word in PART:
            return word in PART, None
        raise _hours_problem()
    try:
        share = Decimal(number)
    except InvalidOperation:
        raise _hours_problem() from None
    if "%" in value or share > 2:
        share /= 100
    if not 0 < share <= Decimal("1.2"):
        raise _hours_problem()
    share = min(share, Decimal(1)).quantize(Decimal("0.001")).normalize()
    return share < 1 or word in PART, share


def _hours_problem() -> Unreadable:
    return Unreadable(
        _("This says neither full nor part time."), _("Write full, part, or the share of full time, as in 0.6.")
    )


MODES = {
    "mentoring": "mentoring", "mentor": "mentoring", "mentored": "mentoring", "mentee": "mentoring", "m": "mentoring",
    "coaching": "coaching", "coach": "coaching", "coached": "coaching", "coachee": "coaching", "c": "coaching",
}  # fmt: skip


def read_mode(value: str) -> str:
    if mode := MODES.get(value.casefold().strip()):
        return mode
    raise Unreadable(_("A partnership is for mentoring or for coaching."), _("Write mentoring or coaching."))
