"""Preparing a meeting, each for themself: one's words, the tick "prepared", and opening one's words to the others."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from growthring.audit.services import Verb
from growthring.conversations.models import PREPARATION, Conversation, Party, Words
from growthring.conversations.models.words import LONGEST
from growthring.conversations.queries.questions import questions_of
from growthring.conversations.services.elsewhere import together
from growthring.conversations.services.parties import WHY, holder_of, seat, take_seats
from growthring.conversations.services.permits import State, held, require_sat, require_unsigned, tell
from growthring.conversations.services.wellbeing import BOX as WELLBEING
from growthring.conversations.services.wellbeing import write_wellbeing
from growthring.core import clock
from growthring.core.access import Actor, Forbidden
from growthring.writing.services.drafts import draft_of, drop_draft

DRAFTS = "conversations_prepare"  # the form's name, as its draft is kept under


@transaction.atomic
def write_words(*, actor: Actor, conversation: Conversation, texts: Mapping[int, str], seen: str | None = None) -> bool:
    """`texts` by question; an emptied box takes the words away. Until somebody signs what came of them.

    `seen`: `elsewhere.seen_of` the page they come from. True where something saved on another page stands with them.
    """
    conversation = held(actor, conversation, State.PLANNED, State.BEGUN, State.RECORDED)
    if conversation.state != State.PLANNED:
        require_sat(actor, conversation)
        require_unsigned(conversation)
    boxes = _boxes(conversation)
    if not boxes.keys() >= texts.keys():
        raise ValidationError(_("This meeting asks other questions."))
    _my_party(actor, conversation)
    stand = _stand(actor, conversation)
    kept = {q: together(text, stands=stand.get(q, ""), box=boxes[q], seen=seen) for q, text in texts.items()}
    changed = [_keep(actor, conversation, question, text) for question, text in kept.items()]
    if any(changed):
        tell(actor, conversation, Verb.CHANGED, where="preparation", kind=PREPARATION)
    return any(kept[question] != _as_kept(text) for question, text in texts.items())


@transaction.atomic
def bring_draft(*, actor: Actor, conversation: Conversation) -> None:
    """What one typed and has not sent goes in as it stands: whoever presses on means what they see in the boxes."""
    place = f"{DRAFTS}:{conversation.key}"
    draft = draft_of(actor=actor, place=place)
    if draft is None:
        return
    fields, seen = draft.fields, draft.fields.get("seen")
    texts = {question: fields[box] for question, box in _boxes(conversation).items() if box in fields}
    write_words(actor=actor, conversation=conversation, texts=texts, seen=seen)
    if conversation.has_wellbeing and WELLBEING in fields:
        write_wellbeing(actor=actor, conversation=conversation, text=fields[WELLBEING], seen=seen)
    drop_draft(actor=actor, place=place)


@transaction.atomic
def say_ready(*, actor: Actor, conversation: Conversation, ready: bool) -> Party:
    """Prepared or not: the others see that, and no word of it."""
    conversation = held(actor, conversation, State.PLANNED)
    party = _my_party(actor, conversation)
    if (party.ready_at is not None) != ready:
        party.ready_at = clock.now() if ready else None
        party.save(update_fields=["ready_at"])
        tell(actor, conversation, Verb.CHANGED, where="preparation")
    return party


@transaction.atomic
def share_preparation(*, actor: Actor, conversation: Conversation) -> Party:
    """Open one's words to the parties of this moment; whoever takes a seat later does not see them."""
    conversation = held(actor, conversation, State.PLANNED)
    _my_party(actor, conversation)
    mine = next(party for party in take_seats(conversation) if party.person_id == actor.person_id)
    mine.shared_at = clock.now()
    mine.save(update_fields=["shared_at"])
    tell(actor, conversation, Verb.ADDED, where="preparation", kind=PREPARATION)
    return mine


@transaction.atomic
def withdraw_preparation(*, actor: Actor, conversation: Conversation) -> Party:
    """Hidden from the others with their next request."""
    conversation = held(actor, conversation, State.PLANNED)
    party = _my_party(actor, conversation)
    if party.shared_at is not None:
        party.shared_at = None
        party.save(update_fields=["shared_at"])
        tell(actor, conversation, Verb.ENDED, where="preparation", kind=PREPARATION)
    return party


def _my_party(actor: Actor, conversation: Conversation) -> Party:
    holder = holder_of(actor, conversation)
    if holder is None:
        raise Forbidden(_("Only those who take part in this meeting do this."))
    return seat(conversation, holder)


def _boxes(conversation: Conversation) -> dict[int, str]:
    """By question, the name of its box on the page."""
    return {question.pk: f"q{question.position}" for question in questions_of(conversation.questions)}


def _stand(actor: Actor, conversation: Conversation) -> dict[int, str]:
    """One's own words as they are saved, by question."""
    mine = Words.objects.unscoped(reason=WHY).filter(conversation=conversation, person=actor.person_id)
    return dict(mine.values_list("question", "text"))


def _as_kept(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _keep(actor: Actor, conversation: Conversation, question: int, text: str) -> bool:
    """Whether anything is different now."""
    if len(text) > LONGEST:
        raise ValidationError(_("That is longer than one box takes."))
    mine = Words.objects.unscoped(reason=WHY).filter(
        conversation=conversation, question=question, person=actor.person_id
    )
    stands = mine.first()
    if (stands.text if stands else "") == text:
        return False
    if not text:
        mine.delete()
    else:
        Words.objects.unscoped(reason=WHY).update_or_create(
            conversation=conversation,
            question_id=question,
            person_id=actor.person_id,
            defaults={"trust_id": conversation.trust_id, "text": text, "written_at": clock.now()},
        )
    return True
