"""What stands on a person's page from rooms above, for every colleague to read; this room knows none of them.

    offering.register(_("Offers help with"), lines)      # in the package's AppConfig.ready

The function gets the actor who looks and the person; what the actor may not see it leaves out.
"""

from collections.abc import Callable, Iterable

from django.utils.functional import Promise

from growthring.core.access import Actor
from growthring.people.models import Person

Provider = Callable[[Actor, Person], Iterable[str]]
_providers: dict[str, tuple[str | Promise, Provider]] = {}


def register(label: str | Promise, function: Provider) -> None:
    _providers[f"{function.__module__}.{function.__qualname__}"] = (label, function)


def offered_by(person: Person, *, actor: Actor) -> list[tuple[str | Promise, list[str]]]:
    """Labels with the lines under each; a label with nothing under it is left out."""
    found = [(label, list(function(actor, person))) for label, function in _providers.values()]
    return [(label, texts) for label, texts in found if texts]
