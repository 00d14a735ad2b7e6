"""Cleans what people and their systems put into cells. Nothing is ever evaluated."""

import re
import unicodedata

from growthring.core.spreadsheets import FORMULA

# Zero-width and direction marks, soft hyphens and byte-order marks in the middle of a text. The joiners U+200C and
# U+200D are letters' business in some languages and are only cut off at the ends.
INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
ESCAPED = re.compile(rf"^'(?=[{re.escape(''.join(FORMULA))}])")
TEXT_FORMULA = re.compile(r'^="([^"]*)"$')
CALL = re.compile(r"^[+\-@]+\s*[A-Za-z_.]+\s*[(!|]")
SHEET_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!"})
NOTHING = frozenset({"-", "--", "–", "—", "n/a", "na", "null", "none", "nil", "tbc", "tba", "tbd", ".", "?"})
ASIDE = re.compile(r"\[[^\]]*\]|\((?:required|optional|mandatory|if known)\)|\*", re.IGNORECASE)
LETTERS = re.compile(r"[^a-z0-9]+")


def clean(value: str) -> str:
    """One line, no marks nobody can see, letters and accents joined; an apostrophe that protects a sheet is undone."""
    if value.isascii() and value.isprintable() and "  " not in value and value.strip(" '") == value:
        return value  # as nearly every cell is: nothing below would change it
    if not value.isascii():
        value = unicodedata.normalize("NFC", INVISIBLE.sub("", value)).strip("\u200c\u200d ")
    if not value.isprintable():
        value = CONTROL.sub("", value)
    value = " ".join(value.split())
    return ESCAPED.sub("", value)


def squash(heading: str) -> str:
    """
    A heading without case, accents, spaces, signs and "[Required]", so that "E-Mail address*" and "email_address" are
    one.
    """
    if heading.isascii() and heading.isalnum():
        return heading.lower()
    plain = ASIDE.sub("", clean(heading))
    if plain.isascii():
        return LETTERS.sub("", plain.lower())
    decomposed = unicodedata.normalize("NFKD", plain).casefold()
    return LETTERS.sub("", "".join(c for c in decomposed if not unicodedata.combining(c)))


def plain_id(value: str) -> str:
    """An id as text: `="00123"` keeps its noughts and the 123.0 of a spreadsheet is 123."""
    if match := TEXT_FORMULA.match(value):
        value = match[1].strip()
    if value.startswith("'"):
        value = value[1:]
    return value[:-2] if re.fullmatch(r"\d+\.0", value) else value


def is_cut_short(value: str) -> bool:
    """A long number a spreadsheet has shortened: 1.23E+11 no longer says which."""
    return re.fullmatch(r"\d(?:[.,]\d+)?[eE]\+\d+", value) is not None


def is_formula(value: str) -> bool:
    """Would a spreadsheet compute it? "-Anne" and "+44 1632" are text; "=A1", "+SUM(A1)" and "@HYPERLINK(" are not."""
    return value.startswith("=") or CALL.match(value) is not None


def is_blank(value: str) -> bool:
    return not value or value.casefold() in NOTHING


def twice_encoded(value: str) -> str:
    """The name that was meant where a file was saved as UTF-8 twice ("JosÃ©"), otherwise nothing."""
    if value.isascii():
        return ""
    try:
        meant = value.encode("cp1252").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return ""
    return clean(meant)


ADDRESS = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}")


def find_email(value: str) -> str:
    """The address in "Ann Oak <mailto:Ann.Oak@example.org>", lower case; empty where there is none or more than one."""
    if "<" in value and value.endswith(">"):
        value = value[value.rindex("<") + 1 : -1]
    address = value.strip(" ;,.'\"").casefold().removeprefix("mailto:").replace(" ", "")
    local = address.partition("@")[0]
    if len(address) > 254 or ".." in address or local.startswith(".") or local.endswith("."):
        return ""
    return address if ADDRESS.fullmatch(address) else ""
