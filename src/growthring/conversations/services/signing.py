"""Signing a record, together or with a disagreement; and opening the next edition of it, with a reason."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from growthring.audit.services import Verb
from growthring.conversations.models import Change, Conversation, Edition, Signature
from growthring.conversations.services.editions import content_of, digest_of, open_edition
from growthring.conversations.services.parties import WHY, holders
from growthring.conversations.services.permits import (
    State,
    held,
    is_being_signed,
    newest_edition,
    require_sat,
    tell,
)
from growthring.core import clock
from growthring.core.access import Actor


@transaction.atomic
def sign(*, actor: Actor, conversation: Conversation, seen: str, disagreement: str = "") -> Edition:
    """`seen`: the digest of what the signer read. The first signature freezes it; the last one puts it in force.

    Whoever has signed already and signs again closes a record whose other partner has left since.
    """
    conversation = held(actor, conversation, State.RECORDED)
    require_sat(actor, conversation)
    edition = _newest(conversation)
    signatures = Signature.objects.unscoped(reason=WHY).filter(edition=edition)
    if not signatures.exists():
        edition.content = content_of(_whole(conversation))
    if digest_of(edition.content) != seen:
        raise ValidationError(_("The record has changed since you read it. Read it again before you sign."))
    edition.save(update_fields=["content"])
    if not signatures.filter(person=actor.person_id).exists():
        _add(actor, edition, disagreement)
    _close_if_complete(conversation, edition)
    tell(actor, conversation, Verb.CHANGED, where="signing")
    return edition


@transaction.atomic
def reopen(*, actor: Actor, conversation: Conversation, reason: str) -> Edition:
    """The next edition, to be signed by both again: of a record that is signed, or that one of them has signed.

    What was signed stays readable as it was, with who signed it; an edition not signed by all never comes into force.
    """
    conversation = held(actor, conversation, State.RECORDED, State.SIGNED)
    require_sat(actor, conversation)
    if conversation.state == State.RECORDED and not is_being_signed(conversation):
        return _newest(conversation)  # nobody has signed it: it can be written in as it is
    if not reason.strip():
        raise ValidationError({"reason": [_("Say in a sentence why.")]})
    if len(holders(conversation)) < 2:
        raise ValidationError(_("Nobody is left to sign it with you, so it stays as it was signed."))
    edition = open_edition(actor=actor, conversation=conversation, reason=reason.strip())
    Change.objects.create(
        trust_id=conversation.trust_id,
        conversation=conversation,
        person_id=actor.person_id,
        act=Change.Act.REOPENED,
        at=clock.now(),
        word=reason.strip(),
    )
    conversation.state = State.RECORDED
    conversation.save(update_fields=["state"])
    tell(actor, conversation, Verb.CHANGED, where="signing")
    return edition


@transaction.atomic
def leave_as_signed(*, actor: Actor, conversation: Conversation) -> Conversation:
    """What was reopened stays as all had signed it; the edition begun since never comes into force."""
    conversation = held(actor, conversation, State.RECORDED)
    require_sat(actor, conversation)
    if not _was_signed(conversation):
        raise ValidationError(_("This record has not been signed by all yet."))
    conversation.state = State.SIGNED
    conversation.save(update_fields=["state"])
    tell(actor, conversation, Verb.UNDONE, where="signing")
    return conversation


def _was_signed(conversation: Conversation) -> bool:
    rows = Edition.objects.unscoped(reason=WHY).filter(conversation=conversation, signed_at__isnull=False)
    return rows.exists()


def _newest(conversation: Conversation) -> Edition:
    found = newest_edition(conversation)
    if found is None:
        raise ValidationError(_("This meeting has no record yet."))
    return found


def _whole(conversation: Conversation) -> Conversation:
    rows = Conversation.objects.unscoped(reason=WHY)
    return rows.select_related("post__person", "post__school", "questions").get(pk=conversation.pk)


def _add(actor: Actor, edition: Edition, disagreement: str) -> None:
    Signature.objects.create(
        trust_id=edition.trust_id,
        edition=edition,
        person_id=actor.person_id,
        signed_at=clock.now(),
        disagreement=disagreement.replace("\r\n", "\n").strip(),
    )


def _close_if_complete(conversation: Conversation, edition: Edition) -> None:
    """Whoever sat there and still is a partner signs; whoever has left does not hold it up. What two had signed is
    not changed by one alone."""
    signed = set(Signature.objects.unscoped(reason=WHY).filter(edition=edition).values_list("person", flat=True))
    if len(signed) < 2 and _was_signed(conversation) and len(holders(conversation)) < 2:
        raise ValidationError(_("Nobody is left to sign it with you: leave it as it was signed."))
    if signed.issuperset(holder.person.pk for holder in holders(conversation)):
        edition.signed_at = clock.now()
        edition.save(update_fields=["signed_at"])
        conversation.state = State.SIGNED
        conversation.save(update_fields=["state"])
