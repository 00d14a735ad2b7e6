"""What somebody who leaves still owes: each package adds its own line, without this one knowing the packages.

    handover.register(_("Newcomers' items to assure"), open_items)      # in the package's AppConfig.ready

The function gets the actor who asks (the office: nothing its row of the matrix does not give it) and the person.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from growthring.core.access import Actor
from growthring.people.models import Person


@dataclass(frozen=True, slots=True)
class Owed:
    text: str  # for a reader, as in "3 items for Imara Vane"
    url: str = ""  # where it is dealt with, for those who may


Provider = Callable[[Actor, Person], Iterable[Owed]]
_providers: dict[str, tuple[str | Promise, Provider]] = {}


def register(label: str | Promise, function: Provider) -> None:
    _providers[f"{function.__module__}.{function.__qualname__}"] = (label, function)


def owed_by(person: Person, *, actor: Actor) -> list[tuple[str | Promise, list[Owed]]]:
    """Labels with what is owed under each; a label with nothing under it is left out."""
    found = [(label, list(function(actor, person))) for label, function in _providers.values()]
    return [(label, owed) for label, owed in found if owed]
