"""What somebody brings to a meeting: short notes and links, few."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from growthring.audit.services import Verb
from growthring.conversations.models import Conversation, Evidence
from growthring.conversations.services.parties import WHY, holder_of, seat
from growthring.conversations.services.permits import State, held, require_sat, require_unsigned, tell
from growthring.core import clock
from growthring.core.access import Actor, Forbidden
from growthring.writing.models import IN_USE
from growthring.writing.services.bins import put_in_bin

MOST = 5  # a person and a meeting


@transaction.atomic
def add_evidence(*, actor: Actor, conversation: Conversation, note: str, link: str = "") -> Evidence:
    conversation = _open(actor, conversation)
    if not note.strip():
        raise ValidationError({"note": [_("Say in a few words what it shows.")]})
    mine = Evidence.objects.unscoped(reason=WHY).filter(IN_USE, conversation=conversation, person=actor.person_id)
    if mine.count() >= MOST:
        raise ValidationError({"note": [_("Five are enough: take one away first.")]})
    holder = holder_of(actor, conversation)
    if holder is None:
        raise Forbidden(_("Only those who take part in this meeting do this."))
    seat(conversation, holder)
    made = Evidence.objects.create(
        trust_id=conversation.trust_id,
        conversation=conversation,
        person_id=actor.person_id,
        note=note.strip(),
        link=link,
        added_at=clock.now(),
    )
    tell(actor, conversation, Verb.ADDED, where="preparation")
    return made


@transaction.atomic
def remove_evidence(*, actor: Actor, evidence: Evidence) -> Evidence:
    """Into the bin of whoever brought it."""
    if evidence.person_id != actor.person_id:
        raise Forbidden(_("Whoever brought it takes it away."))
    _open(actor, evidence.conversation)
    return put_in_bin(actor=actor, row=evidence)


def _open(actor: Actor, conversation: Conversation) -> Conversation:
    conversation = held(actor, conversation, State.PLANNED, State.BEGUN, State.RECORDED)
    if conversation.state != State.PLANNED:
        require_sat(actor, conversation)
        require_unsigned(conversation)
    return conversation
