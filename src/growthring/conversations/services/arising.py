"""What came out of a meeting: actions and promises of the learner's post, added from the day it began to its end."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import BooleanField, Case, CharField, Q, Value, When
from django.db.models.functions import Cast
from django.utils.timezone import localdate

from growthring.commitments.models import Action, Promise
from growthring.commitments.queries.names import name_of
from growthring.conversations.models import Arisen, Conversation
from growthring.conversations.services.parties import WHY
from growthring.core import clock
from growthring.writing.models import IN_USE

ACTION, PROMISE = "action", "promise"


@dataclass(frozen=True, slots=True)
class Come:
    what: str  # an action or a promise
    pk: int
    kind: str
    text: str
    by: date | None
    whose: str  # the name of whoever does it, or owes it
    is_done: bool


def come_of(conversation: Conversation) -> list[Come]:
    """In the order in which they were added. One query."""
    days, post = (_day(conversation.begun_at), _day(conversation.ended_at)), conversation.post_id
    actions = Action.objects.unscoped(reason=WHY).filter(IN_USE, post=post, added_on__range=days)
    promises = Promise.objects.unscoped(reason=WHY).filter(IN_USE, post=post, promised_on__range=days)
    done = _whether(done_on__isnull=False)
    rows = actions.order_by().values_list(
        Value(ACTION), "pk", _text("kind"), _text("text"), "due_on", name_of("owner"), done
    )
    kept = _whether(state=Promise.State.KEPT)
    others = promises.order_by().values_list(
        Value(PROMISE), "pk", _text("kind"), _text("what"), "due_on", name_of("owed_by"), kept
    )
    found = [Come(*row) for row in rows.union(others, all=True)]
    return sorted(found, key=lambda each: (each.what, each.pk))


def gather(conversation: Conversation) -> None:
    """Keep which came out of this meeting, as its record is signed."""
    rows = Arisen.objects.unscoped(reason=WHY).filter(conversation=conversation)
    pairs = rows.values_list("action", "promise")
    known = {(ACTION, action) if action else (PROMISE, promise) for action, promise in pairs}
    Arisen.objects.bulk_create(
        Arisen(trust_id=conversation.trust_id, conversation=conversation, **{f"{each.what}_id": each.pk})
        for each in come_of(conversation)
        if (each.what, each.pk) not in known
    )


def _day(moment: datetime | None) -> date:
    return localdate(moment) if moment else clock.today()


def _text(name: str) -> Cast:
    return Cast(name, CharField(max_length=300))


def _whether(**facts: Any) -> Case:
    return Case(When(Q(**facts), then=Value(True)), default=Value(False), output_field=BooleanField())
