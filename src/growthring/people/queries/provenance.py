"""Where an entry came from: told by the packages that bring entries in, which this one knows nothing of."""

from collections.abc import Callable

from growthring.core.access import Actor
from growthring.people.models import Person

Teller = Callable[[Actor, Person], list[str]]  # lines for the actor, none where it is not theirs to know

_tellers: list[Teller] = []


def told_by(teller: Teller) -> None:
    if teller not in _tellers:
        _tellers.append(teller)


def lines_about(actor: Actor, person: Person) -> list[str]:
    return [line for teller in _tellers for line in teller(actor, person)]
