"""What every verb of a meeting asks first: that the actor takes part, and that the meeting is at this step."""

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as say

from growthring.audit.services import Verb, record
from growthring.conversations.models import KIND, Conversation, Edition, Signature
from growthring.conversations.policy import sat_in, takes_part
from growthring.conversations.services.parties import WHY, holder_of
from growthring.core.access import Actor, Forbidden

State = Conversation.State
PASSED: dict[str, str | Promise] = {
    State.PLANNED: say("This meeting has not begun yet."),
    State.BEGUN: say("This meeting has begun meanwhile."),
    State.RECORDED: say("This meeting has been recorded meanwhile."),
    State.SIGNED: say("This record is signed: it can be reopened with a reason."),
    State.CALLED_OFF: say("This meeting was called off."),
}


def held(actor: Actor, conversation: Conversation, *states: State) -> Conversation:
    """The conversation locked and as it stands now, for whoever takes part in it, at one of these steps."""
    rows = Conversation.objects.unscoped(reason=WHY).select_for_update(of=("self",))
    found = rows.select_related("post__person").get(pk=conversation.pk)
    if not takes_part(actor, found):
        raise Forbidden(_("Only those who take part in this meeting do this."))
    if states and found.state not in states:
        raise ValidationError(str(PASSED[found.state]))
    return found


def held_open(actor: Actor, conversation: Conversation) -> Conversation:
    """A meeting in which whoever sat there still writes: nobody has signed what they wrote."""
    found = held(actor, conversation, State.BEGUN, State.RECORDED)
    require_sat(actor, found)
    require_unsigned(found)
    return found


def require_sat(actor: Actor, conversation: Conversation) -> None:
    if not sat_in(actor, conversation):
        raise Forbidden(_("Only those who were in the meeting do this."))


def require_unsigned(conversation: Conversation) -> None:
    if is_being_signed(conversation):
        raise ValidationError(_("Somebody has signed this: ask to change it first, and say why."))


def is_being_signed(conversation: Conversation) -> bool:
    """Somebody has signed the newest edition: its content stands still."""
    newest = newest_edition(conversation)
    return newest is not None and Signature.objects.unscoped(reason=WHY).filter(edition=newest).exists()


def newest_edition(conversation: Conversation) -> Edition | None:
    return Edition.objects.unscoped(reason=WHY).filter(conversation=conversation).order_by("number").last()


def tell(actor: Actor, conversation: Conversation, verb: Verb, *, where: str, kind: str = KIND) -> None:
    holder = holder_of(actor, conversation)
    record(
        actor=actor,
        acting_as=holder.role if holder else None,
        verb=verb,
        kind=kind,
        where=where,
        subject_id=conversation.post.person_id,
    )
