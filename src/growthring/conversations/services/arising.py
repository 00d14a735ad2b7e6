"""What came out of a meeting: actions and promises of the learner's post, added on its page by those who were there."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BooleanField, Case, CharField, Q, Value, When
from django.db.models.functions import Cast

from growthring.commitments.models import Action, Promise
from growthring.commitments.queries.names import name_of
from growthring.conversations.models import Arisen, Conversation
from growthring.conversations.policy import sat_in
from growthring.conversations.services.parties import WHY
from growthring.conversations.services.permits import State, is_being_signed
from growthring.core.access import Actor
from growthring.core.wordings import worded
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
    return sorted((Come(*row) for row in _came(None, held=conversation.pk)), key=lambda each: (each.what, each.pk))


@worded
def _came(_nobody: None, *, held: int) -> Any:
    came = Arisen.objects.unscoped(reason=WHY).filter(conversation=held).order_by()
    actions = Action.objects.unscoped(reason=WHY).filter(IN_USE, pk__in=came.exclude(action=None).values("action"))
    promises = Promise.objects.unscoped(reason=WHY).filter(IN_USE, pk__in=came.exclude(promise=None).values("promise"))
    done, kept = _whether(done_on__isnull=False), _whether(state=Promise.State.KEPT)
    rows = actions.order_by().values_list(
        Value(ACTION), "pk", _text("kind"), _text("text"), "due_on", name_of("owner"), done
    )
    others = promises.order_by().values_list(
        Value(PROMISE), "pk", _text("kind"), _text("what"), "due_on", name_of("owed_by"), kept
    )
    return rows.union(others, all=True)


def keep(actor: Actor, row: Action | Promise, meeting: str) -> None:
    """What somebody who sat there adds on the meeting's page, from its beginning until its record is signed, came out
    of it; what a partner adds who was not there did not."""
    rows = Conversation.objects.unscoped(reason=WHY).select_for_update(of=("self",))
    held = rows.filter(key=meeting, post=row.post_id, state__in=(State.BEGUN, State.RECORDED)).first()
    if held is None or not sat_in(actor, held) or is_being_signed(held):
        return
    what: dict[str, Action | Promise] = {"action": row} if isinstance(row, Action) else {"promise": row}
    Arisen.objects.create(trust_id=held.trust_id, conversation=held, **what)


def _text(name: str) -> Cast:
    return Cast(name, CharField(max_length=300))


def _whether(**facts: Any) -> Case:
    return Case(When(Q(**facts), then=Value(True)), default=Value(False), output_field=BooleanField())
