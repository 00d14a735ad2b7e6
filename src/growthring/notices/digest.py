"""The one mail a day, for what can wait. Rooms above say what waits:

@digest.tells(_("Meetings"))
def to_prepare(actor: Actor) -> Iterable[Line]: ...
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from growthring.core.access import Actor


@dataclass(frozen=True, slots=True)
class Line:
    """`text` is of kinds, dates and numbers: no colleague's name, and nothing anybody wrote. `url` is a path.

    `key` stands for the thing and how it is now: the same key is not said again for a week.
    """

    text: str
    url: str
    key: str


Tells = Callable[[Actor], Iterable[Line]]
_told: list[tuple[str | Promise, Tells]] = []


def tells(label: str | Promise) -> Callable[[Tells], Tells]:
    """Register who knows what waits for a person; `label` is the heading over it, in a lazy translation."""

    def register(provider: Tells) -> Tells:
        if all(known is not provider for _label, known in _told):
            _told.append((label, provider))
        return provider

    return register


def lines_for(actor: Actor) -> list[tuple[str, list[Line]]]:
    """By heading, in the order in which the rooms spoke up; headings with nothing under them are left out."""
    found: dict[str, list[Line]] = {}
    for label, provider in _told:
        lines = list(provider(actor))
        if lines:
            found.setdefault(str(label), []).extend(lines)
    return list(found.items())
