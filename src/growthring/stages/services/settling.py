"""What stands outside the dialogue: the head settles, a proposal is withdrawn, an error is put right."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from growthring.audit.services import Verb
from growthring.core import clock
from growthring.core.access import Actor, Forbidden
from growthring.stages.dialogue import Part
from growthring.stages.models import Basis, Placement, State, Voice
from growthring.stages.policy import is_line_manager, may_moderate, may_place_self, may_void
from growthring.stages.services import rules
from growthring.stages.services.placements import append, of_scale, tell
from growthring.standards.models import Stage, StageMode

Act = Voice.Act


@transaction.atomic
def moderate(*, actor: Actor, placement: Placement, stage: Stage, sentence: str) -> Placement:
    """Settle a contested placement. The head who is a party to it leaves it to another head."""
    placement = rules.reread(placement)
    if not may_moderate(actor, placement.post):
        raise Forbidden(
            _(
                "A head settles what is contested, but not about their own post and not where they are the line "
                "manager: then somebody else to whom a trust leader gives the head's role for the school does."
            )
        )
    if placement.state == State.AGREED and placement.basis == Basis.MODERATED:
        return placement
    if placement.state != State.CONTESTED:
        raise ValidationError(_("Only a contested placement is settled by the head."))
    rules.require_mode(placement.post, StageMode.AGREED)
    if not sentence.strip():
        raise ValidationError({"sentence": [str(_("Say in a sentence what you rest it on."))]})
    stage = of_scale(placement, stage)
    rules.require_allowed(placement.post, stage.position, placement.effective_on)
    append(actor, placement, Part.HEAD, Act.MODERATES, stage, sentence)
    placement.stage, placement.state, placement.basis = stage, State.AGREED, Basis.MODERATED
    placement.settled_at = clock.now()
    placement.save(update_fields=["stage", "state", "basis", "settled_at"])
    tell(actor, placement, Part.HEAD, Verb.CHANGED)
    return placement


@transaction.atomic
def withdraw(*, actor: Actor, placement: Placement) -> Placement:
    """Take back one's own open proposal while nobody else has spoken."""
    placement = rules.reread(placement)
    require_unanswered(actor, placement)
    part = Part.LEARNER if placement.post.person_id == actor.person_id else Part.LINE_MANAGER
    return _hide(actor, placement, part, str(_("Withdrawn.")))


def require_unanswered(actor: Actor, placement: Placement) -> None:
    voices = list(Voice.objects.unscoped(reason=rules.WHY).filter(placement=placement))
    if placement.state != State.PROPOSED or any(voice.person_id != actor.person_id for voice in voices):
        raise ValidationError(_("It can be withdrawn while nobody has answered. Say instead how you see it now."))


@transaction.atomic
def void(*, actor: Actor, placement: Placement, reason: str) -> Placement:
    """It was made in error: it no longer counts and is hidden; the law decides how long it is kept."""
    placement = rules.reread(placement)
    if not may_void(actor, placement.post):
        raise Forbidden(_("The line manager or the head puts an error right, and never in their own post."))
    if placement.basis == Basis.ASSURANCE:
        raise ValidationError(_("This follows from a newcomer's list: open the item there that was ticked in error."))
    if not reason.strip():
        raise ValidationError({"reason": [str(_("Say what the error was."))]})
    part = Part.LINE_MANAGER if is_line_manager(actor, placement.post) else Part.HEAD
    return _hide(actor, placement, part, reason.strip())


@transaction.atomic
def ask_to_void(*, actor: Actor, placement: Placement, sentence: str) -> Placement:
    """The learner says that what was agreed was recorded in error; the line manager answers."""
    placement = rules.reread(placement)
    if not may_place_self(actor, placement.post):
        raise Forbidden(_("Only the person it is about asks for this."))
    if placement.state != State.AGREED:
        raise ValidationError(_("This is not settled yet: answer it instead."))
    if not sentence.strip():
        raise ValidationError({"sentence": [str(_("Say what the error is."))]})
    if not _asks(placement):
        append(actor, placement, Part.LEARNER, Act.CONTESTS, placement.stage, sentence)
        tell(actor, placement, Part.LEARNER, Verb.CHANGED)
    return placement


@transaction.atomic
def keep(*, actor: Actor, placement: Placement, sentence: str) -> Placement:
    """Answer the learner who asked: it stands, and why."""
    placement = rules.reread(placement)
    if not may_void(actor, placement.post):
        raise Forbidden(_("The line manager or the head answers this."))
    if not sentence.strip():
        raise ValidationError({"sentence": [str(_("Say why it stands."))]})
    if _asks(placement):
        part = Part.LINE_MANAGER if is_line_manager(actor, placement.post) else Part.HEAD
        append(actor, placement, part, Act.AGREES, placement.stage, sentence)
        tell(actor, placement, part, Verb.CHANGED)
    return placement


def _asks(placement: Placement) -> bool:
    last = Voice.objects.unscoped(reason=rules.WHY).filter(placement=placement).last()
    return (
        placement.state == State.AGREED and last is not None and last.part == Part.LEARNER and last.act == Act.CONTESTS
    )


def _hide(actor: Actor, placement: Placement, part: Part, reason: str) -> Placement:
    placement.voided_at, placement.voided_by_id, placement.void_reason = clock.now(), actor.person_id, reason
    placement.save(update_fields=["voided_at", "voided_by", "void_reason"])
    tell(actor, placement, part, Verb.UNDONE)
    return placement
