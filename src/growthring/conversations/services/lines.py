"""The agreed line of each question: one pen at a time as a courtesy, and no sentence lost as a promise."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from growthring.audit.services import Verb
from growthring.conversations.models import Conversation, Line, LineVersion
from growthring.conversations.models.words import LONGEST
from growthring.conversations.services.parties import WHY, holders
from growthring.conversations.services.permits import held_open, tell
from growthring.core.access import Actor
from growthring.writing.services import pens, texts


@transaction.atomic
def take_pen(*, actor: Actor, conversation: Conversation, question: int) -> bool:
    """Whether the actor may go on: False while somebody else is writing."""
    conversation = held_open(actor, conversation)
    return pens.take(actor=actor, row=_line(conversation, question))


@transaction.atomic
def write_line(*, actor: Actor, conversation: Conversation, question: int, text: str, seen: int) -> Line:
    """Raises `writing.services.texts.Overtaken` when somebody saved another text since `seen`."""
    conversation = held_open(actor, conversation)
    line = _line(conversation, question)
    if len(holders(conversation)) < 2:
        raise ValidationError(_("Nobody is left to agree on it with you: the lines stay as you both left them."))
    if len(text) > LONGEST:
        raise ValidationError(_("That is longer than one box takes."))

    def keep(number: int, stood: str) -> None:
        LineVersion.objects.create(
            trust_id=line.trust_id, line=line, number=number, text=stood, writer_id=actor.person_id if number else None
        )

    before = line.version
    if texts.write(actor=actor, row=line, field="text", text=text.strip(), seen=seen, keep=keep) != before:
        tell(actor, conversation, Verb.CHANGED, where="conversation")
    pens.lay_down(actor=actor, row=line)
    return line


def _line(conversation: Conversation, question: int) -> Line:
    found = Line.objects.unscoped(reason=WHY).filter(conversation=conversation, question=question).first()
    if found is None:
        raise ValidationError(_("This meeting asks other questions."))
    return found
