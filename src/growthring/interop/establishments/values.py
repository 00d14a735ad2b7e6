"""What a cell of GIAS says: numbers a spreadsheet turned into decimals, days in three orders, names with spaces."""

import re
import unicodedata
from datetime import date

# 1900-01-01 stands for "before anybody wrote it down"; "Not recorded" and the like for nothing.
UNKNOWN_DAY = date(1900, 1, 1)
NOTHING = {"", "not recorded", "not applicable", "does not apply", "none", "nan", "null", "n/a", "-"}
DECIMAL = re.compile(r"(\d+)\.0*")
DAYS = (
    (re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})"), (3, 2, 1)),
    (re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})"), (1, 2, 3)),
    (re.compile(r"(\d{4})(\d{2})(\d{2})"), (1, 2, 3)),
)
TIME = re.compile(r"[T ]\d{1,2}:\d{2}.*$")


class NotADay(ValueError):
    """The cell holds something, and it is no day."""


def words(text: str) -> str:
    """With single spaces; nothing where the register says that it knows nothing."""
    found = " ".join(text.split())
    return "" if found.casefold() in NOTHING else found


def number(text: str) -> str:
    """`6775198.0` as a spreadsheet writes it is 6775198; what is no number stays as it is."""
    found = words(text)
    decimal = DECIMAL.fullmatch(found)
    return decimal.group(1) if decimal else found


def day(text: str) -> date | None:
    """Raises `NotADay`."""
    found = TIME.sub("", words(text))
    if not found:
        return None
    for pattern, (year, month, of_month) in DAYS:
        match = pattern.fullmatch(found)
        if match:
            try:
                read = date(int(match.group(year)), int(match.group(month)), int(match.group(of_month)))
            except ValueError as error:
                raise NotADay(found) from error
            return None if read <= UNKNOWN_DAY else read
    raise NotADay(found)


def tidy(name: str) -> str:
    """For telling whether two names are one: letters and digits alone, without case and accents."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("&", "and"))
    return "".join(letter for letter in plain if letter.isalnum())
