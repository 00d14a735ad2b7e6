"""One meeting for one reader, and who has a seat in it."""

from dataclasses import dataclass
from typing import Any

from growthring.conversations.models import Conversation, Party
from growthring.conversations.policy import meetings_of
from growthring.conversations.services.parties import Holder, holders
from growthring.core import clock
from growthring.core.access import Actor, Role
from growthring.core.wordings import worded
from growthring.people.models import Person

WHOLE = ("post__person", "post__school", "questions")
ORDER = [Role.SELF, Role.LM, Role.CM, Role.GM]


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody who has a seat today, or sat there; `party` from the first thing they did."""

    holder: Holder
    party: Party | None
    is_mine: bool
    is_partner_still: bool = True

    @property
    def person(self) -> Person:
        return self.holder.person

    @property
    def role(self) -> Role:
        return self.holder.role

    @property
    def is_ready(self) -> bool:
        return self.party is not None and self.party.ready_at is not None

    @property
    def has_shared(self) -> bool:
        return self.party is not None and self.party.shared_at is not None


def taking_part(actor: Actor, key: str) -> Conversation | None:
    """The meeting, if the actor takes part in it today."""
    return next(iter(_taking_part(actor, key=key)), None)


def to_read(actor: Actor, key: str) -> Conversation | None:
    """The meeting, if the actor may at least read what was signed."""
    return next(iter(_to_read(actor, key=key)), None)


def seats_of(actor: Actor, held: Conversation) -> list[Seat]:
    """The actor's own last, so that the other's words stand first; the learner before their partners."""
    return _ahead(actor, held) if held.begun_at is None else _sat(actor, held)


@worded
def _taking_part(actor: Actor, *, key: str) -> Any:
    return meetings_of(actor).filter(key=key).select_related(*WHOLE)


@worded
def _to_read(actor: Actor, *, key: str) -> Any:
    return Conversation.objects.visible_to(actor).filter(key=key).select_related(*WHOLE)


def _ahead(actor: Actor, held: Conversation) -> list[Seat]:
    parties = {party.person_id: party for party in _parties(actor, held=held.pk)}
    found = [Seat(each, parties.get(each.person.pk), each.person.pk == actor.person_id) for each in holders(held)]
    return sorted(found, key=lambda seat: seat.is_mine)


def _sat(actor: Actor, held: Conversation) -> list[Seat]:
    found = [
        Seat(Holder(each.person, each.partnership), each, each.person_id == actor.person_id, _is_partner(each, held))
        for each in _parties_who_sat(actor, held=held.pk)
    ]
    return sorted(found, key=lambda seat: (seat.is_mine, ORDER.index(seat.role)))


@worded
def _parties(actor: Actor, *, held: int) -> Any:
    return Party.objects.visible_to(actor).filter(conversation=held)


@worded
def _parties_who_sat(actor: Actor, *, held: int) -> Any:
    rows = Party.objects.visible_to(actor).filter(conversation=held, sat_at__isnull=False)
    return rows.select_related("person", "partnership").order_by("pk")


def _is_partner(party: Party, held: Conversation) -> bool:
    if party.person_id == held.post.person_id:
        return True
    return party.partnership is not None and clock.today() in party.partnership.period
