"""Two made-up languages for trying pages: `en-xa`, accented and longer, and `ar-xb`, the same from right to left.

They are made from English while a page is made. A word no catalogue holds is left as it is, and so stands out.
"""

import re
from functools import cache
from typing import Any

from django.utils.translation import trans_real

LANGUAGES = [("en-xa", "[Ŵööŕđš, ļööñĝéŕ]"), ("ar-xb", "[Ŕîîĝĥţ ţöö ļééƒţ]")]
PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
DRESSED = "àƀçđéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÀƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ"
LETTERS = str.maketrans(PLAIN, DRESSED)
VOWELS = re.compile(r"[aeiouAEIOU]")
# What a program reads: placeholders, markup, entities, addresses.
KEPT = re.compile(r"(%\(\w+\)[sdf]|%[sd%]|\{\w*\}|<[^>]+>|&#?\w+;|https?://\S+)")
SEPARATOR = "\x04"  # between a context and the word


def dressed(text: str) -> str:
    """Every letter accented, every vowel twice, in brackets: some 40 % longer, and longest words longest."""
    parts = (part if KEPT.fullmatch(part) else _accented(part) for part in KEPT.split(text))
    return f"[{''.join(parts)}]" if text.strip() else text


def _accented(text: str) -> str:
    return VOWELS.sub(lambda vowel: vowel[0] + vowel[0].lower(), text).translate(LETTERS)


class Pseudo:
    """Stands where Django expects the translations of a language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def to_language(self) -> str:
        return self.language

    def gettext(self, message: str) -> str:
        return dressed(message.rpartition(SEPARATOR)[2]) if _is_known(message) else message

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        chosen = singular if number == 1 else plural
        return dressed(chosen.rpartition(SEPARATOR)[2]) if _is_known(singular) else chosen


def _is_known(message: str) -> bool:
    return any(message in book or (message, 0) in book or (message, 1) in book for book in _books())


@cache
def _books() -> tuple[Any, ...]:
    """Our own catalogue, and one that has what Django and allauth say."""
    return tuple(vars(trans_real.translation(language))["_catalog"] for language in ("en-gb", "fr"))


def install() -> None:
    for language, _name in LANGUAGES:
        vars(trans_real)["_translations"][language] = Pseudo(language)
