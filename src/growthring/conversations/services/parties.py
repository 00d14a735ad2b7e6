"""Who sits in a conversation: read from the partnerships while it has not begun, from the parties since."""

from dataclasses import dataclass

from django.db.models import Q

from growthring.conversations.models import Conversation, Party
from growthring.core import clock
from growthring.core.access import Actor, Role
from growthring.core.periods import running_on
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
    rows = Partnership.objects.unscoped(reason=WHY).filter(
        running_on(clock.today()), _seats(conversation), post=conversation.post_id
    )
    found = rows.select_related("partner", "post").order_by("starts_on", "pk")
    partners = [Holder(each.partner, each) for each in found]
    return [learner, *sorted(partners, key=lambda each: each.role is not Role.LM)]


def invited(conversation: Conversation) -> list[Holder]:
    """Whom the meeting is for today, the learner aside, whether or not it has begun without them."""
    rows = Partnership.objects.unscoped(reason=WHY).filter(
        running_on(clock.today()), _ahead(conversation), post=conversation.post_id
    )
    return [Holder(each.partner, each) for each in rows.select_related("partner", "post").order_by("starts_on", "pk")]


def _seats(conversation: Conversation) -> Q:
    if conversation.begun_at is not None:
        sat = Party.objects.unscoped(reason=WHY).filter(conversation=conversation, sat_at__isnull=False)
        return Q(pk__in=sat.filter(partnership__isnull=False).values("partnership"))
    return _ahead(conversation)


def _ahead(conversation: Conversation) -> Q:
    managers = Q(kind=PartnerKind.LINE_MANAGER) if conversation.with_manager else Q(pk__in=[])
    return managers | Q(pk=conversation.other_id or 0)


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
