"""Placing by dialogue: each verb adds one side's word, and the state follows from what both have said.

A repeat is harmless: the same word of the same side twice is one word.
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from growthring.audit.services import Verb, record
from growthring.core import clock
from growthring.core.access import Actor, Forbidden, Role
from growthring.people.models import Post
from growthring.stages.dialogue import Part, Word, act_of, state_after
from growthring.stages.models import Basis, Placement, State, Voice
from growthring.stages.policy import PLACEMENT, may_place, may_place_self
from growthring.stages.services import rules
from growthring.standards.models import ScaleVersion, Stage, StageMode

WHY = "the service has asked the policy about the post"
ACTING_AS = {Part.LEARNER: Role.SELF, Part.LINE_MANAGER: Role.LM, Part.HEAD: Role.HD}


@transaction.atomic
def place_self(*, actor: Actor, post: Post, stage: Stage, sentence: str, effective_on: date) -> Placement:
    """The learner's own word: it counts at once where everybody places themself, else the line manager is asked."""
    if not may_place_self(actor, post):
        raise Forbidden(_("Only the person whose post it is places themself."))
    mode = rules.require_mode(post, StageMode.AGREED, StageMode.SELF_PLACED)
    post = rules.lock(post)
    if mode == StageMode.AGREED:
        return _open_or_say(actor, post, Part.LEARNER, stage, sentence, effective_on)
    return _place_at_once(actor, post, stage, sentence, effective_on)


@transaction.atomic
def place(*, actor: Actor, post: Post, stage: Stage, sentence: str = "", effective_on: date) -> Placement:
    """The line manager's word: a proposal, or the answer to the learner's."""
    _require_line_manager(actor, post)
    rules.require_mode(post, StageMode.AGREED)
    return _open_or_say(actor, rules.lock(post), Part.LINE_MANAGER, stage, sentence, effective_on)


@transaction.atomic
def agree(*, actor: Actor, placement: Placement, sentence: str = "", seen: int | None = None) -> Placement:
    """Come to the other side's stage. `seen` is the position the actor read on the page and said yes to."""
    placement, part = _answering(actor, placement)
    if placement.state == State.AGREED:
        return placement
    theirs = [voice for voice in _voices(placement) if voice.part != part]
    if not theirs:
        raise ValidationError(_("The other side has not spoken yet."))
    if seen not in (None, theirs[-1].stage.position):
        raise ValidationError(_("The other side has said something else meanwhile. Look again before you agree."))
    return _say(actor, placement, part, theirs[-1].stage, sentence)


@transaction.atomic
def differ(*, actor: Actor, placement: Placement, stage: Stage, sentence: str) -> Placement:
    """Answer with where one sees it oneself. Standing firm makes it contested."""
    placement, part = _answering(actor, placement)
    if placement.state == State.AGREED:
        raise ValidationError(_("This was agreed meanwhile. Begin anew if you see it differently now."))
    if not sentence.strip():
        raise ValidationError({"sentence": [str(_("Say in a sentence what you see."))]})
    return _say(actor, placement, part, stage, sentence)


def _answering(actor: Actor, placement: Placement) -> tuple[Placement, Part]:
    """The placement held, and as whom the actor answers."""
    placement = rules.reread(placement)
    if may_place_self(actor, placement.post):
        part = Part.LEARNER
    else:
        _require_line_manager(actor, placement.post)
        part = Part.LINE_MANAGER
    rules.require_mode(placement.post, StageMode.AGREED)
    return placement, part


def _require_line_manager(actor: Actor, post: Post) -> None:
    if not may_place(actor, post):
        raise Forbidden(_("Only the line manager of the post places somebody, and never themself."))


def _open_or_say(actor: Actor, post: Post, part: Part, stage: Stage, sentence: str, day: date) -> Placement:
    placement = rules.open_placement(post)
    if placement is None:
        rules.require_day(post, day)
        stage, scale = rules.in_force(post, stage, day)
        rules.require_allowed(post, stage.position, day)
        placement = _new(post, stage, scale, day, State.PROPOSED, Basis.DIALOGUE)
        return _say(actor, placement, part, stage, sentence)
    placement.post = post
    voices = _voices(placement)
    if day != placement.effective_on and all(voice.part == part for voice in voices):
        _move(placement, stage, day)
    return _say(actor, placement, part, stage, sentence)


def _place_at_once(actor: Actor, post: Post, stage: Stage, sentence: str, day: date) -> Placement:
    rules.require_day(post, day)
    stage, scale = rules.in_force(post, stage, day)
    rules.require_allowed(post, stage.position, day)
    settled = Placement.objects.unscoped(reason=WHY).filter(post=post, effective_on=day, voided_at__isnull=True)
    last = settled.filter(state=State.AGREED).last()
    if last is not None and last.basis == Basis.SELF and last.stage_id == stage.pk:
        return last
    placement = rules.open_placement(post)  # left from when the school placed by dialogue
    if placement is not None:
        placement.voided_at, placement.voided_by_id = clock.now(), actor.person_id
        placement.void_reason = str(_("Replaced by the person's own placement."))
        placement.save(update_fields=["voided_at", "voided_by", "void_reason"])
    placed = _new(post, stage, scale, day, State.AGREED, Basis.SELF)
    append(actor, placed, Part.LEARNER, Voice.Act.PLACES, stage, sentence)
    tell(actor, placed, Part.LEARNER, Verb.ADDED)
    return placed


def _new(post: Post, stage: Stage, scale: ScaleVersion, day: date, state: State, basis: Basis) -> Placement:
    now = clock.now()
    return Placement.objects.create(
        trust_id=post.trust_id,
        post=post,
        stage=stage,
        scale=scale,
        effective_on=day,
        recorded_at=now,
        state=state,
        basis=basis,
        settled_at=now if state == State.AGREED else None,
    )


def _move(placement: Placement, stage: Stage, day: date) -> None:
    """Nobody has answered yet: whoever proposed may choose another day."""
    rules.require_day(placement.post, day)
    placement.stage, placement.scale = rules.in_force(placement.post, stage, day)
    placement.effective_on = day
    placement.save(update_fields=["stage", "scale", "effective_on"])


def _say(actor: Actor, placement: Placement, part: Part, stage: Stage, sentence: str) -> Placement:
    """Add the word and let the state follow."""
    stage = of_scale(placement, stage)
    voices = _voices(placement)
    words = [Word(voice.part, voice.stage.position) for voice in voices]
    word = Word(part, stage.position)
    if voices and _is_repeat(voices[-1], part, stage, sentence):
        return placement
    rules.require_allowed(placement.post, stage.position, placement.effective_on)
    append(actor, placement, part, act_of(words, word), stage, sentence)
    state = state_after([*words, word])
    if placement.state == State.CONTESTED and state != State.AGREED:
        state = State.CONTESTED
    placement.stage, placement.state = stage, state
    placement.settled_at = clock.now() if state == State.AGREED else None
    placement.save(update_fields=["stage", "state", "settled_at"])
    tell(actor, placement, part, Verb.CHANGED if voices else Verb.ADDED)
    return placement


def of_scale(placement: Placement, stage: Stage) -> Stage:
    """The stage as the placement's own version of the scale words it."""
    rows = Stage.objects.unscoped(reason=WHY).filter(scale=placement.scale_id, position=stage.position)
    found = rows.first()
    if found is None:
        raise ValidationError({"stage": [str(_("The scale this placement was made with has no such stage."))]})
    return found


def _is_repeat(last: Voice, part: str, stage: Stage, sentence: str) -> bool:
    return last.part == part and last.stage_id == stage.pk and sentence in (last.sentence, "")


def _voices(placement: Placement) -> list[Voice]:
    rows = Voice.objects.unscoped(reason=WHY).filter(placement=placement).exclude(part=Part.HEAD)
    return list(rows.select_related("stage"))


def append(actor: Actor, placement: Placement, part: Part, act: Voice.Act, stage: Stage, sentence: str) -> Voice:
    return Voice.objects.create(
        trust_id=placement.trust_id,
        placement=placement,
        person_id=actor.person_id,
        part=part,
        act=act,
        stage=stage,
        sentence=sentence.strip(),
        said_at=clock.now(),
    )


def tell(actor: Actor, placement: Placement, part: Part, verb: Verb) -> None:
    record(
        actor=actor,
        acting_as=ACTING_AS[part],
        verb=verb,
        kind=PLACEMENT,
        where="stage",
        subject_id=placement.post.person_id,
    )
