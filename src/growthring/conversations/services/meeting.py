"""Holding a meeting: it begins with those who are here, somebody may come later, and it ends with a record to sign."""

from collections.abc import Collection
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from growthring.audit.services import Verb
from growthring.conversations.models import Change, Conversation, Line, Party
from growthring.conversations.queries.questions import questions_of
from growthring.conversations.services.editions import open_edition
from growthring.conversations.services.parties import WHY, Holder, holders, invited, seat, take_seats
from growthring.conversations.services.permits import State, held, held_open, require_sat, tell
from growthring.core import clock
from growthring.core.access import Actor


@transaction.atomic
def begin(*, actor: Actor, conversation: Conversation, present: Collection[int], held_on: date) -> Conversation:
    """`present`: the persons who are here, the actor and the learner among them. Two who press at once begin once."""
    conversation = held(actor, conversation, State.PLANNED, State.BEGUN)
    if conversation.state == State.BEGUN:
        return conversation
    here = [holder for holder in holders(conversation) if holder.person.pk in present]
    _require_two(actor, conversation, here)
    _require_day(conversation, held_on)
    _require_another_hand(actor, conversation)
    now = clock.now()
    parties = [party.pk for party in take_seats(conversation) if party.person_id in present]
    Party.objects.unscoped(reason=WHY).filter(pk__in=parties).update(sat_at=now)
    conversation.state, conversation.begun_at, conversation.held_on = State.BEGUN, now, held_on
    conversation.save(update_fields=["state", "begun_at", "held_on"])
    asked = questions_of(conversation.questions)
    Line.objects.bulk_create(
        Line(trust_id=conversation.trust_id, conversation=conversation, question=question) for question in asked
    )
    tell(actor, conversation, Verb.CHANGED, where="conversation")
    return conversation


@transaction.atomic
def let_in(*, actor: Actor, conversation: Conversation, person: int) -> Party:
    """Somebody with a seat has come while the meeting is held. Twice is once."""
    conversation = held(actor, conversation, State.BEGUN)
    require_sat(actor, conversation)
    found = next((holder for holder in may_come(conversation) if holder.person.pk == person), None)
    if found is None:
        raise ValidationError(_("Nobody else has a seat in this meeting."))
    party = seat(conversation, found)
    party.sat_at = clock.now()
    party.save(update_fields=["sat_at"])
    tell(actor, conversation, Verb.CHANGED, where="conversation")
    return party


def may_come(conversation: Conversation) -> list[Holder]:
    """Who has a seat today and was not there. Nobody, once a partner who was there has been replaced: what they said
    stays with those they said it to."""
    sat = Party.objects.unscoped(reason=WHY).filter(conversation=conversation, sat_at__isnull=False)
    there = {holder.person.pk for holder in holders(conversation)}
    if set(sat.values_list("person", flat=True)) - there:
        return []
    return [holder for holder in invited(conversation) if holder.person.pk not in there]


def outcome_seen(conversation: Conversation) -> str:
    """What a page showed of the outcome when it was made, as in ``coach|2026-06-02``."""
    return f"{conversation.degree}|{conversation.next_on.isoformat() if conversation.next_on else ''}"


def outcome_to_go_on(conversation: Conversation, degree: str, day: str, seen: str) -> dict[str, str]:
    """The boxes of a form that was asked about: where nothing new was said, what stands by now."""
    was_degree, _bar, was_day = seen.partition("|")
    degree_stands, _bar, day_stands = outcome_seen(conversation).partition("|")
    return {
        "degree": degree_stands if degree == was_degree else degree,
        "next_on": day_stands if day == was_day else day,
        "seen": outcome_seen(conversation),
    }


@transaction.atomic
def set_outcome(
    *, actor: Actor, conversation: Conversation, degree: str, next_on: date | None, seen: str | None = None
) -> Conversation:
    """How much direction next, and when they meet again. `seen`: `outcome_seen` of the page this was said on."""
    conversation = held_open(actor, conversation)
    if seen is not None and seen != outcome_seen(conversation):
        degree, next_on = _with_what_stands(conversation, degree, next_on, seen)
    if next_on is not None and conversation.held_on is not None and next_on <= conversation.held_on:
        raise ValidationError({"next_on": [_("You meet again on a later day than this one: choose it.")]})
    if (conversation.degree, conversation.next_on) != (degree, next_on):
        conversation.degree, conversation.next_on = degree, next_on
        conversation.save(update_fields=["degree", "next_on"])
        tell(actor, conversation, Verb.CHANGED, where="conversation")
    return conversation


def _with_what_stands(stands: Conversation, degree: str, next_on: date | None, seen: str) -> tuple[str, date | None]:
    """What the other saved since stays, where nothing new is said here; where both said something, it is asked."""
    was_degree, _bar, was_next = seen.partition("|")
    is_new, is_new_day = degree != was_degree, (next_on.isoformat() if next_on else "") != was_next
    if is_new and stands.degree not in (degree, was_degree):
        told = stands.get_degree_display() or _("Not said")
        raise ValidationError(
            {"degree": [_("Somebody else chose “%(name)s” meanwhile. Choose again.") % {"name": told}]}
        )
    if is_new_day and stands.next_on != next_on and outcome_seen(stands).partition("|")[2] != was_next:
        day = date_format(stands.next_on, "DATE_FORMAT") if stands.next_on else _("no day")
        raise ValidationError({"next_on": [_("Somebody else said %(day)s meanwhile. Choose again.") % {"day": day}]})
    return degree if is_new else stands.degree, next_on if is_new_day else stands.next_on


@transaction.atomic
def end(*, actor: Actor, conversation: Conversation) -> Conversation:
    """The meeting is over, and the record waits to be signed."""
    conversation = held(actor, conversation, State.BEGUN, State.RECORDED)
    require_sat(actor, conversation)
    if conversation.state == State.RECORDED:
        return conversation
    conversation.state, conversation.ended_at = State.RECORDED, clock.now()
    conversation.save(update_fields=["state", "ended_at"])
    open_edition(actor=actor, conversation=conversation)
    tell(actor, conversation, Verb.CHANGED, where="conversation")
    return conversation


def first_day(conversation: Conversation) -> date:
    """Before the day it is planned for, a meeting does not begin: what was prepared would open unasked."""
    return localdate(conversation.starts_at)


def _require_two(actor: Actor, conversation: Conversation, here: list[Holder]) -> None:
    persons = {holder.person.pk for holder in here}
    if actor.person_id not in persons:
        raise ValidationError({"present": [_("Whoever begins a meeting is there themself.")]})
    if conversation.post.person_id not in persons or len(persons) < 2:
        raise ValidationError({"present": [_("The learner and at least one partner are there.")]})


def _require_another_hand(actor: Actor, conversation: Conversation) -> None:
    """Whoever moves a meeting to today does not open what the others prepared for another day by themself."""
    moved = Change.objects.unscoped(reason=WHY).filter(conversation=conversation, act=Change.Act.MOVED)
    for move in moved.order_by("-at", "-pk"):
        if move.person_id != actor.person_id or localdate(move.at) != clock.today():
            return
        if move.was_at is not None and localdate(move.was_at) > clock.today():
            raise ValidationError(_("You have moved this meeting to today yourself: let one of the others begin it."))


def _require_day(conversation: Conversation, held_on: date) -> None:
    if clock.today() < first_day(conversation):
        raise ValidationError(_("This meeting is planned for a later day. If you meet before, move it first."))
    if not first_day(conversation) <= held_on <= clock.today():
        raise ValidationError(
            {"held_on": [_("It was held between the day it was planned for and today: choose which day.")]}
        )
