"""Whether what is added came out of a meeting: the room above that holds meetings says so; this one knows none of them.

    arising.register(keep)      # in the package's AppConfig.ready

The function gets the actor, the action or promise as it was added, and the key of the meeting on whose page that was.
"""

from collections.abc import Callable

from growthring.commitments.models import Action, Promise
from growthring.core.access import Actor

Keep = Callable[[Actor, Action | Promise, str], None]
_keepers: dict[str, Keep] = {}


def register(function: Keep) -> None:
    _keepers[f"{function.__module__}.{function.__qualname__}"] = function


def came_out_of(actor: Actor, row: Action | Promise, meeting: str) -> None:
    for keep in _keepers.values() if meeting else ():
        keep(actor, row, meeting)
