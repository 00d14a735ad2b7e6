"""The section on wellbeing: the learner's and the line manager's alone, in no edition, gone with the school year."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from growthring.audit.services import Verb
from growthring.conversations.models import Conversation, Wellbeing
from growthring.conversations.models.words import LONGEST
from growthring.conversations.services.elsewhere import together
from growthring.conversations.services.parties import WHY, holder_of, seat
from growthring.conversations.services.permits import State, held, tell
from growthring.core import clock
from growthring.core.access import Actor, Forbidden, Role

TWO = (Role.SELF, Role.LM)
BOX = "wellbeing"


@transaction.atomic
def write_wellbeing(*, actor: Actor, conversation: Conversation, text: str, seen: str | None = None) -> bool:
    """One's own words; an emptied box takes them away. `seen` and the answer: as of `preparing.write_words`."""
    conversation = held(actor, conversation, State.PLANNED, State.BEGUN, State.RECORDED)
    holder = holder_of(actor, conversation)
    if holder is None or holder.role not in TWO or not conversation.has_wellbeing:
        raise Forbidden(_("This section is for the learner and the line manager alone."))
    mine = Wellbeing.objects.unscoped(reason=WHY).filter(conversation=conversation, person=actor.person_id).first()
    sent = text.replace("\r\n", "\n").strip()
    text = together(sent, stands=mine.text if mine else "", box=BOX, seen=seen)
    if len(text) > LONGEST:
        raise ValidationError(_("That is longer than one box takes."))
    seat(conversation, holder)
    if _keep(actor, conversation, text):
        tell(actor, conversation, Verb.CHANGED, where="preparation")
    return text != sent


def _keep(actor: Actor, conversation: Conversation, text: str) -> bool:
    mine = Wellbeing.objects.unscoped(reason=WHY).filter(conversation=conversation, person=actor.person_id)
    stands = mine.first()
    if (stands.text if stands else "") == text:
        return False
    if not text:
        mine.delete()
        return True
    Wellbeing.objects.unscoped(reason=WHY).update_or_create(
        conversation=conversation,
        person_id=actor.person_id,
        defaults={"trust_id": conversation.trust_id, "text": text, "written_at": clock.now()},
    )
    return True
