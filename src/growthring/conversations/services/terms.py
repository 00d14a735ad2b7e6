"""A term's meetings in one go, and all of them taken back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from growthring.conversations.models import Conversation
from growthring.conversations.policy import meetings_of
from growthring.conversations.queries.term import Candidate, Times, against, times_of
from growthring.conversations.services.planning import call_off, plan
from growthring.core.access import Actor
from growthring.people.models import Trust


@dataclass(frozen=True, slots=True)
class TermRow:
    candidate: Candidate
    starts_at: datetime


class BadRows(Exception):
    """Nothing was planned. `why` says, by post, what is in the way."""

    def __init__(self, why: dict[int, str]) -> None:
        super().__init__(f"{len(why)} rows cannot be planned")
        self.why = why


@transaction.atomic
def plan_term(*, actor: Actor, purpose: str, minutes: int, rows: Sequence[TermRow]) -> list[Conversation]:
    """All or none. Never two at once, never on a day on which the school is closed."""
    if not rows:
        return []
    Trust.objects.select_for_update().get(pk=actor.trust_id)  # two terms planned at once see each other's meetings
    days = [localdate(row.starts_at) for row in rows]
    times = times_of(actor, [row.candidate for row in rows], min(days), max(days))
    why: dict[int, str] = {}
    made = []
    for row in sorted(rows, key=lambda row: row.starts_at):
        try:
            made.append(_plan(actor, purpose, minutes, row, times))
        except ValidationError as error:
            why[row.candidate.post.pk] = " ".join(error.messages)
    if why:
        raise BadRows(why)
    return made


def _plan(actor: Actor, purpose: str, minutes: int, row: TermRow, times: Times) -> Conversation:
    each = row.candidate
    said = against(actor, each, row.starts_at, minutes, times)
    if said:
        raise ValidationError(said)
    made = plan(
        actor=actor,
        post=each.post,
        purpose=purpose,
        starts_at=row.starts_at,
        minutes=minutes,
        with_manager=each.with_manager,
        other=each.other,
    )
    times.take([actor.person_id, each.post.person_id], row.starts_at, minutes)
    return made


@transaction.atomic
def take_back(*, actor: Actor, keys: Iterable[str]) -> int:
    """Those the actor planned in one go, as long as nobody has moved them or begun."""
    rows = meetings_of(actor).filter(
        key__in=list(keys), planned_by=actor.person_id, state=Conversation.State.PLANNED, sequence=0
    )
    return len([call_off(actor=actor, conversation=held) for held in list(rows.select_related("post__person"))])
