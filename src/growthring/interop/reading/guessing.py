"""What a column may be: by its heading, by words in it, and by what stands below it."""

import re

from growthring.interop.reading.closed import is_closed
from growthring.interop.reading.columns import HEADS
from growthring.interop.reading.headings import match
from growthring.interop.reading.mapping import keys
from growthring.interop.reading.raw import Raw, examples

TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "rev"})
# Tried in this order on headings that are not known as a whole.
WORDS = (
    ("full_name", r"full name|name \(|surname.*(?:first|forename)|forename.*surname"),
    ("line_manager", r"line manag|reports? to|managed by|\bmanager|supervisor|apprais|\bboss"),
    ("mentor", r"\bmentor"),
    ("coach", r"\bcoach"),
    ("preferred_name", r"preferred|known as|chosen|^nick"),
    ("given_name", r"fore ?name|first name|given name"),
    ("family_name", r"surname|last name|family name"),
    ("email", r"e-?mail|\bupn\b|user principal"),
    ("staff_id", r"\b(?:staff|emp\w*|pay\w*|personnel|worker|person|assignment)\b.*\b(?:no|num\w*|id|code|ref\w*)\b"),
    ("starts_on", r"start|commenc|joined|appointed"),
    ("ends_on", r"\bend\b|leav|\bleft\b|termination"),
    ("school", r"school|academy|\bsite\b|location|establishment|campus|workplace"),
    ("hours", r"\bfte\b|full.?time"),
    ("team", r"dep(?:artmen)?t\b|\bteam\b|faculty|directorate"),
    ("job_title", r"\bjob\b|position|designation|occupation"),
    ("post", r"\brole\b|\bpost\b|staff type|categor"),
    ("full_name", r"\bname\b"),
)  # fmt: skip
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def guess(raw: Raw, line: int) -> dict[str, str]:
    """The likeliest column of ours for each key of a heading; what is not likely anything is left out."""
    cells = raw.headings(line)
    found = match(["" if is_closed(cell) else cell for cell in cells], HEADS)
    named = {name: at for name, at in found.at.items() if not _is_title(raw, line, at)}
    for at, cell in enumerate(cells):
        if at not in named.values() and (name := _by_words(cell, named)):
            named[name] = at
    _by_what_stands_there(raw, line, named)
    if "preferred_name" in named and not {"given_name", "full_name"} & set(named):
        named["given_name"] = named.pop("preferred_name")  # the only first name there is
    if {"given_name", "family_name"} <= set(named):
        named.pop("full_name", None)
    by_key = keys(cells)
    return {by_key[at]: name for name, at in named.items()}


def _by_words(heading: str, named: dict[str, int]) -> str:
    if is_closed(heading):
        return ""
    text = heading.casefold().replace("_", " ")
    return next((name for name, words in WORDS if name not in named and re.search(words, text)), "")


def _is_title(raw: Raw, line: int, at: int) -> bool:
    values = [value.casefold().strip(".") for value in examples(raw, line, at)]
    return bool(values) and all(value in TITLES for value in values)


def _by_what_stands_there(raw: Raw, line: int, named: dict[str, int]) -> None:
    if "email" in named:
        return
    for at in range(raw.width):
        values = examples(raw, line, at)
        if at not in named.values() and values and all(EMAIL.fullmatch(value) for value in values):
            named["email"] = at
            return
