"""A meeting is planned, moved, called off; its questions go out ahead of it."""

from collections import defaultdict
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from growthring.audit.services import Verb
from growthring.commitments.seen import require_seen
from growthring.conversations.models import KIND, Change, Conversation, MeetingRules, Party, QuestionSet
from growthring.conversations.policy import takes_part
from growthring.conversations.queries.questions import rules_for, set_in_force
from growthring.conversations.services.inviting import bring_up_to_date
from growthring.conversations.services.seats import (
    WHY,
    Seats,
    check_alone,
    check_seats,
    check_time,
    require_planner,
)
from growthring.core import clock
from growthring.core.access import Actor, Forbidden
from growthring.people.models import Partnership, Post
from growthring.people.services.events import happened

State = Conversation.State


@transaction.atomic
def plan(
    *,
    actor: Actor,
    post: Post,
    purpose: str,
    starts_at: datetime,
    minutes: int,
    where: str = "",
    with_manager: bool = True,
    other: Partnership | None = None,
    has_wellbeing: bool = False,
) -> Conversation:
    """The same meeting planned twice is one. A section on wellbeing is for learner and line manager alone."""
    require_planner(actor, post)
    Post.objects.unscoped(reason=WHY).select_for_update().get(pk=post.pk)  # two who plan at once see each other
    seats = Seats(with_manager, other)
    there = _there(post, seats, purpose, starts_at)
    if there is not None:
        return there
    check_seats(actor, post, seats, starts_at)
    check_time(post, starts_at, minutes)
    check_alone(post, seats, starts_at)
    rules = rules_for(post.trust_id, [post.school_id])[post.school_id]
    made = Conversation.objects.create(
        trust_id=post.trust_id,
        post=post,
        purpose=purpose,
        questions=_questions(post, purpose, starts_at),
        with_manager=with_manager,
        other=other,
        starts_at=starts_at,
        minutes=minutes,
        where=where,
        planned_by_id=actor.person_id,
        planned_at=clock.now(),
        sent_at=clock.now() if _is_soon(starts_at, rules) else None,
        has_wellbeing=has_wellbeing and with_manager,
    )
    _tell(actor, Verb.ADDED, made, "a meeting planned")
    bring_up_to_date(made)
    return made


@transaction.atomic
def move(
    *,
    actor: Actor,
    conversation: Conversation,
    starts_at: datetime,
    minutes: int | None = None,
    where: str | None = None,
    word: str = "",
    seen: str = "",
) -> Conversation:
    """To another time or place, with a word to the others. Sent twice, it is moved once.

    `seen`: the `sequence` of the meeting that the actor has read; what the other moved since is not undone unread.
    """
    held = _ahead(actor, conversation)
    before = held.starts_at, held.minutes, held.where
    wanted = starts_at, minutes or held.minutes, held.where if where is None else where
    if before == wanted:
        return held
    require_seen(str(held.sequence), seen)
    check_time(held.post, starts_at, wanted[1])
    check_alone(held.post, Seats.of(held), starts_at, but=held)
    held.starts_at, held.minutes, held.where = wanted
    held.sequence += 1
    held.save(update_fields=["starts_at", "minutes", "where", "sequence"])
    _say(actor, held, Change.Act.MOVED, word, was_at=before[0])
    return held


@transaction.atomic
def call_off(*, actor: Actor, conversation: Conversation, word: str = "") -> Conversation:
    """Nothing that was prepared goes: it stays with whoever wrote it. A second time does nothing."""
    conversation = _locked(conversation)
    if conversation.state == State.CALLED_OFF:
        return conversation
    held = _ahead(actor, conversation)
    held.state = State.CALLED_OFF
    held.sequence += 1
    held.save(update_fields=["state", "sequence"])
    Party.objects.unscoped(reason=WHY).filter(conversation=held).update(shared_at=None)  # each one's alone again
    _say(actor, held, Change.Act.CALLED_OFF, word)
    return held


@transaction.atomic
def send_questions(*, actor: Actor, conversation: Conversation) -> Conversation:
    """Now rather than so many days ahead; once."""
    held = _ahead(actor, conversation)
    if held.sent_at is None:
        held.sent_at = clock.now()
        held.save(update_fields=["sent_at"])
        _tell(actor, Verb.CHANGED, held, "questions sent")
    return held


def send_due() -> int:
    """The questions of every meeting that comes up, as many days ahead as its school has chosen."""
    waiting = Conversation.objects.unscoped(reason=DUE).filter(
        state=State.PLANNED, sent_at__isnull=True, starts_at__lte=clock.now() + MOST_AHEAD
    )
    by_trust: dict[int, list[Conversation]] = defaultdict(list)
    for each in waiting.select_related("post"):
        by_trust[each.trust_id].append(each)
    found = [each.pk for trust, some in by_trust.items() for each in _coming_up(trust, some)]
    return Conversation.objects.unscoped(reason=DUE).filter(pk__in=found, sent_at=None).update(sent_at=clock.now())


DUE = "questions are sent to everybody whose meeting comes up: nobody reads them here"
MOST_AHEAD = timedelta(days=100)


def _coming_up(trust: int, some: list[Conversation]) -> list[Conversation]:
    rules = rules_for(trust, {each.post.school_id for each in some})
    return [each for each in some if _is_soon(each.starts_at, rules[each.post.school_id])]


def _is_soon(starts_at: datetime, rules: MeetingRules) -> bool:
    return localdate(starts_at) - timedelta(days=rules.sent_before) <= clock.today()


def _there(post: Post, seats: Seats, purpose: str, starts_at: datetime) -> Conversation | None:
    rows = Conversation.objects.unscoped(reason=WHY).filter(post=post, state=State.PLANNED, purpose=purpose)
    return rows.filter(starts_at=starts_at, with_manager=seats.with_manager, other=seats.other).first()


def _questions(post: Post, purpose: str, starts_at: datetime) -> QuestionSet:
    try:
        return set_in_force(post.trust_id, post.school_id, purpose, localdate(starts_at))
    except QuestionSet.DoesNotExist as missing:
        said = _("There are no questions for this yet. The PD lead sets them under “How we work”.")
        raise ValidationError({"purpose": said}) from missing


def _locked(conversation: Conversation) -> Conversation:
    rows = Conversation.objects.unscoped(reason=WHY).select_for_update(of=("self",))
    return rows.select_related("post__person", "other").get(pk=conversation.pk)


def _ahead(actor: Actor, conversation: Conversation) -> Conversation:
    """As it stands now, for somebody who takes part in it and while it has not begun."""
    held = _locked(conversation)
    if not takes_part(actor, held):
        raise Forbidden(_("This is for those who meet."))
    if held.state == State.CALLED_OFF:
        raise ValidationError(_("It has been called off. Plan another meeting instead."))
    if held.state != State.PLANNED:
        raise ValidationError(_("It has begun: it can no longer be moved or called off."))
    return held


def _say(actor: Actor, held: Conversation, act: Change.Act, word: str, was_at: datetime | None = None) -> None:
    Change.objects.create(
        trust_id=held.trust_id,
        conversation=held,
        person_id=actor.person_id,
        act=act,
        at=clock.now(),
        word=word,
        was_at=was_at,
    )
    moved = act == Change.Act.MOVED
    _tell(actor, Verb.CHANGED if moved else Verb.ENDED, held, "a meeting moved" if moved else "a meeting called off")
    bring_up_to_date(held)


def _tell(actor: Actor, verb: Verb, held: Conversation, where: str) -> None:
    post = held.post
    happened(actor, verb, KIND, where, trust=held.trust_id, person=post.person_id, school=post.school_id)
