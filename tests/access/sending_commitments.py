"""Forms of actions, promises and offers, as whoever may send them fills them in.

Not among them, and why: `commitments_not_kept` answers what another has just said
(`commitments/tests/test_promises.py`), and `commitments_action_untick` what has just been ticked.
"""

from datetime import timedelta
from typing import Any

from django.test import Client

from growthring.commitments.models import Promise
from growthring.commitments.seen import line_seen
from growthring.commitments.services.promises import ask_for_another_day, take_back
from growthring.core import clock
from growthring.core.access import Role
from growthring.people.models import Person
from tests.access.sent import Sent
from tests.access.world import World
from tests.factories import acting

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


def _shared(person: Person) -> Promise:
    rows = Promise.objects.unscoped(reason="test").filter(post__person=person, shared_at__isnull=False)
    return rows.select_related("post__person", "owed_by").get()


def _not_shared(client: Client, person: Person) -> None:
    take_back(actor=acting(person), promise=_shared(person))


def _asked(client: Client, person: Person) -> None:
    promise = _shared(person)
    ask_for_another_day(actor=acting(promise.owed_by), promise=promise, due_on=clock.today() + LATER)


def _shares(world: World) -> dict[str, Any]:
    return {"do": "share", "seen": line_seen(world.here.lived.journey.promise)}


COMMITMENTS = [
    Sent("commitments_action_add", Role.SELF, _action, ("owner",)),
    Sent("commitments_action", Role.SELF, _action, ("owner",)),
    Sent("commitments_action_tick", Role.SELF, lambda w: {"note": "It went well"}),
    Sent("commitments_action_put_away", Role.SELF, lambda w: {}),
    Sent("commitments_promise_add", Role.SELF, _promise, ("owed_by",)),
    Sent("commitments_promise_words", Role.SELF, _words),
    Sent("commitments_promise_share", Role.SELF, lambda w: {"do": "take_back"}),
    Sent("commitments_promise_share", Role.SELF, _shares, mark="read", ready=(_not_shared,)),
    Sent("commitments_answer", Role.SELF, lambda w: {"answer": "agrees", "seen": _later()}, ready=(_asked,)),
    Sent("commitments_promise_put_away", Role.SELF, lambda w: {}),
    Sent("commitments_kept", Role.LM, lambda w: {"word": "On Tuesday"}),
    Sent("commitments_day", Role.LM, lambda w: {"due_on": _later(), "word": "Mocks"}),
    Sent("commitments_decline", Role.LM, lambda w: {"word": "Nobody can cover"}),
    Sent("commitments_offers", Role.SELF, lambda w: {"text": "Marking less"}),
    Sent("commitments_offer_withdraw", Role.SELF, lambda w: {}),
]
