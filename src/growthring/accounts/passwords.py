"""Which passwords are refused: those that are on a list, those made from the place, and plain variations of either."""

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from growthring.accounts import breached

log = logging.getLogger(__name__)

LOOKALIKES = str.maketrans("0134578@$!|€", "oieastbasiie")
PADDING = "0123456789!?.,;:-_+*#$%&=~'\"()[]{}/\\@<>^| "
FEWEST_OWN_LETTERS = 6
OURS = ("growthring",)

# Rooms above this one know the person's name, the school and the trust: each adds a function here.
WORDS_ABOUT: list[Callable[[Any], Iterable[str]]] = []


class ListedValidator:
    """Refuses what is on the bundled list of the twenty thousand most used, or on the full list where there is one."""

    def validate(self, password: str, user: Any = None) -> None:
        forms = simple_forms(password)
        if any(form in _bundled() for form in forms) or _in_full_list(password):
            raise ValidationError(
                _(
                    "This password, or one very like it, is on a list of passwords that were stolen elsewhere: it "
                    "would be among the first tried. Take three or four words that do not belong together."
                ),
                code="password_listed",
            )
        if any(len(form) < FEWEST_OWN_LETTERS for form in forms):
            raise ValidationError(
                _(
                    "There is little in it beside figures, signs or one piece over and over. Take three or four "
                    "words that do not belong together."
                ),
                code="password_repeated",
            )

    def get_help_text(self) -> str:
        return _("Not a password that was stolen elsewhere.")


class PlaceValidator:
    """Refuses a password that is made of what everybody here knows: names, the school, the trust, this site."""

    def validate(self, password: str, user: Any = None) -> None:
        words = sorted({part for word in _words(user) for part in _parts(word)}, key=len, reverse=True)
        for form in simple_forms(password):
            left = form
            for word in words:
                left = left.replace(word, " ")
            if left != form and _is_little(left):
                raise ValidationError(
                    _(
                        "This is made of your name, your address, your school or this site, which others know. Take "
                        "three or four words that do not belong together."
                    ),
                    code="password_of_the_place",
                )

    def get_help_text(self) -> str:
        return _("Not your name, your address or your school.")


def simple_forms(password: str) -> set[str]:
    """What is left of a password when the usual disguises are taken off: capitals, look-alikes, padding, doubling."""
    plain = password.strip().lower()
    forms = {plain, plain.translate(LOOKALIKES)}
    forms |= {form.strip(PADDING) for form in forms}
    forms |= {plain.strip(PADDING).translate(LOOKALIKES)}
    forms |= {re.sub(r"[\W_]+", "", form) for form in forms}
    forms |= {_repeated(form) for form in forms}
    forms |= {form.strip(PADDING) for form in forms}
    return {form for form in forms if form}


def _repeated(text: str) -> str:
    """The piece that the text repeats, or the text itself."""
    at = (text + text).find(text, 1)
    return text[:at] if at > 0 else text


def _is_little(left: str) -> bool:
    letters = re.sub(r"[\W\d_]+", "", left)
    return len(letters) < FEWEST_OWN_LETTERS or letters in _bundled()


def _words(user: Any) -> Iterator[str]:
    yield from OURS
    yield from getattr(user, "words_of_the_place", ())
    if user is None:
        return
    yield user.email
    for words_about in WORDS_ABOUT if user.pk else ():
        yield from words_about(user)


def _parts(word: str) -> Iterator[str]:
    for part in re.split(r"[\W\d_]+", word.lower()):
        if len(part) > 3 or (part and part == word.lower()):
            yield part


@cache
def _bundled() -> frozenset[str]:
    return frozenset(CommonPasswordValidator().passwords) - {""}


def _in_full_list(password: str) -> bool:
    if not settings.BREACHED_PASSWORDS:
        return False
    path = Path(settings.BREACHED_PASSWORDS)
    try:
        return any(breached.is_listed(form, path) for form in {password, password.lower()})
    except (OSError, breached.BadList):
        log.exception("the list of breached passwords cannot be read")  # the bundled list holds still
        return False
