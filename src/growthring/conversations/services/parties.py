"""Who sits in a conversation: read from the partnerships while it has not begun, from the parties since."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from growthring.conversations.models import Conversation, Party
from growthring.core import clock
from growthring.core.access import Actor, Role
from growthring.core.periods import running_on
from growthring.core.wordings import worded
from growthring.people.models import PartnerKind, Partnership, Person

WHY = "the service has asked the policy about the conversation"


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who has a seat today; the learner's rests on no partnership."""

    person: Person
    partnership: Partnership | None

    @property
    def role(self) -> Role:
        """As the matrix calls them."""
        if self.partnership is None:
            return Role.SELF
        if self.person.is_guest:
            return Role.GM
        return Role.LM if self.partnership.kind == PartnerKind.LINE_MANAGER else Role.CM


def holders(conversation: Conversation) -> list[Holder]:
    """The learner first, then the line manager, then the other partner: of a meeting ahead, who holds the seats today;
    of one that has begun, who sat there and still is a partner. One query, with `post.person` loaded."""
    learner = Holder(conversation.post.person, None)
    partners = _partners(conversation, is_ahead=conversation.begun_at is None)
    return [learner, *sorted(partners, key=lambda each: each.role is not Role.LM)]


def invited(conversation: Conversation) -> list[Holder]:
    """Whom the meeting is for today, the learner aside, whether or not it has begun without them."""
    return _partners(conversation, is_ahead=True)


def _partners(conversation: Conversation, *, is_ahead: bool) -> list[Holder]:
    rows = _partnerships(
        None,
        is_ahead,
        conversation.with_manager,
        held=conversation.pk,
        post=conversation.post_id,
        other=conversation.other_id or 0,
        on=clock.today(),
    )
    return [Holder(each.partner, each) for each in rows]


@worded
def _partnerships(
    _nobody: None, is_ahead: bool, with_manager: bool, *, held: int, post: int, other: int, on: date
) -> Any:
    seats = _ahead(with_manager, other) if is_ahead else _sat(held)
    rows = Partnership.objects.unscoped(reason=WHY).filter(running_on(on), seats, post=post)
    return rows.select_related("partner", "post").order_by("starts_on", "pk")


def _sat(held: int) -> Q:
    sat = Party.objects.unscoped(reason=WHY).filter(conversation=held, sat_at__isnull=False)
    return Q(pk__in=sat.filter(partnership__isnull=False).values("partnership"))


def _ahead(with_manager: bool, other: int) -> Q:
    return Q(kind=PartnerKind.LINE_MANAGER) | Q(pk=other) if with_manager else Q(pk=other)


def holder_of(actor: Actor, conversation: Conversation) -> Holder | None:
    """The actor's own seat."""
    return next((each for each in holders(conversation) if each.person.pk == actor.person_id), None)


def take_seats(conversation: Conversation) -> list[Party]:
    """A party for everybody who has a seat today: called before anything is opened to "the others"."""
    return [seat(conversation, holder) for holder in holders(conversation)]


def seat(conversation: Conversation, holder: Holder) -> Party:
    """The person's party, made if it is the first thing they do there, and led to the partnership of today."""
    party, _made = Party.objects.unscoped(reason=WHY).get_or_create(
        conversation=conversation,
        person=holder.person,
        defaults={"trust_id": conversation.trust_id, "partnership": holder.partnership, "joined_at": clock.now()},
    )
    if holder.partnership is not None and party.partnership_id != holder.partnership.pk:
        # Somebody who was replaced and came back: what was shared while they were away was not shared with them.
        party.partnership, party.joined_at = holder.partnership, clock.now()
        party.save(update_fields=["partnership", "joined_at"])
    return party
