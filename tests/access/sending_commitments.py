"""Forms of actions, promises and offers, as whoever may send them fills them in.

Not among them, and why: `commitments_answer` and `commitments_not_kept` answer what another has just said
(`commitments/tests/test_promises.py`), and `commitments_action_untick` what has just been ticked.
"""

from datetime import timedelta
from typing import Any

from growthring.core import clock
from growthring.core.access import Role
from tests.access.sent import Sent
from tests.access.world import World

LATER = timedelta(days=20)


def _later() -> str:
    return (clock.today() + LATER).isoformat()


def _action(world: World) -> dict[str, Any]:
    return {"text": "Watch a lesson", "kind": "learn", "owner": world.here.cast[Role.CM].key, "due_on": _later()}


def _promise(world: World) -> dict[str, Any]:
    owed_by = world.here.cast[Role.LM].key
    return {"what": "A visit", "kind": "visit", "why": "To see it done", "owed_by": owed_by, "due_on": _later()}


def _words(world: World) -> dict[str, Any]:
    return {"what": "Another visit", "kind": "visit", "why": "To see it twice"}


COMMITMENTS = [
    Sent("commitments_action_add", Role.SELF, _action, ("owner",)),
    Sent("commitments_action", Role.SELF, _action, ("owner",)),
    Sent("commitments_action_tick", Role.SELF, lambda w: {"note": "It went well"}),
    Sent("commitments_action_put_away", Role.SELF, lambda w: {}),
    Sent("commitments_promise_add", Role.SELF, _promise, ("owed_by",)),
    Sent("commitments_promise_words", Role.SELF, _words),
    Sent("commitments_promise_share", Role.SELF, lambda w: {"do": "take_back"}),
    Sent("commitments_promise_put_away", Role.SELF, lambda w: {}),
    Sent("commitments_kept", Role.LM, lambda w: {"word": "On Tuesday"}),
    Sent("commitments_day", Role.LM, lambda w: {"due_on": _later(), "word": "Mocks"}),
    Sent("commitments_decline", Role.LM, lambda w: {"word": "Nobody can cover"}),
    Sent("commitments_offers", Role.SELF, lambda w: {"text": "Marking less"}),
    Sent("commitments_offer_withdraw", Role.SELF, lambda w: {}),
]
