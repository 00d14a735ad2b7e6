"""What stands on a person's page from rooms above, for every colleague to read and find; this room knows none of them.

    offering.register(_("Offers help with"), texts_of, who_offers)      # in the package's AppConfig.ready

The first function gets the actor who looks and the persons, and gives the lines of each by their number; the second the
actor and a word, and gives the numbers of those in whose lines it stands. What the actor may not see both leave out.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from growthring.core.access import Actor
from growthring.people.models import Person

Lines = list[tuple[str | Promise, list[str]]]
Provider = Callable[[Actor, Sequence[Person]], Mapping[int, Iterable[str]]]
Finder = Callable[[Actor, Any], "QuerySet[Any, Any]"]
_providers: dict[str, tuple[str | Promise, Provider, Finder]] = {}


def register(label: str | Promise, function: Provider, finder: Finder) -> None:
    _providers[f"{function.__module__}.{function.__qualname__}"] = (label, function, finder)


def offered_by(persons: Sequence[Person], *, actor: Actor) -> dict[int, Lines]:
    """By person, labels with the lines under each; a label with nothing under it is left out."""
    found: dict[int, Lines] = {person.pk: [] for person in persons}
    for label, function, _finder in _providers.values() if persons else ():
        for person, texts in function(actor, persons).items():
            found[person].append((label, list(texts)))
    return found


def found_by(actor: Actor, word: Any) -> "list[QuerySet[Any, Any]]":
    """Numbers of persons, for a search."""
    return [finder(actor, word) for _label, _function, finder in _providers.values()]
