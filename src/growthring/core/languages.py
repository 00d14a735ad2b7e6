"""The languages a reader can choose, by a form at the foot of each page; the choice is kept in a cookie."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import get_language
from django.views.i18n import set_language

from growthring.core.access import public

# Until somebody who speaks the language has read it, each of its pages says so.
MACHINE_MADE = {"cy"}


@dataclass(frozen=True, slots=True)
class Language:
    """`name` is what its speakers call it."""

    code: str
    name: str
    current: bool


def offered() -> Iterator[Language]:
    now = get_language()
    for code, name in settings.LANGUAGES:
        yield Language(code, str(name), code == now)


def is_machine_made() -> bool:
    return get_language() in MACHINE_MADE


@public("a language is chosen before anybody signs in")
def choose(request: HttpRequest) -> HttpResponseBase:
    """Back to where one came from; a page that says nothing of it leads to the first page."""
    return set_language(request)
