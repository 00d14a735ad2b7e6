"""What a subject's learning journey holds: a meeting ahead, two that were signed, one of them with a guest, actions and
promises."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from growthring.commitments.models import Action, Offer, Promise, PromiseReason, PromiseStep
from growthring.conversations.models import (
    Arisen,
    Change,
    Conversation,
    Edition,
    Evidence,
    Line,
    LineVersion,
    Party,
    Purpose,
    Question,
    QuestionSet,
    Rhythm,
    Signature,
    WayReview,
    Wellbeing,
    Words,
)
from growthring.core import clock
from growthring.core.access import Role
from growthring.people.models import Partnership, Person, Post

WHY = "test"
KIND = "Conversation record"
DAY = timedelta(days=1)


@dataclass(slots=True)
class Journey:
    ahead: Conversation  # planned, with the line manager and the coach; both wrote, nobody shared
    held: Conversation  # signed by learner and line manager, who disagrees
    triad: Conversation  # signed by all three: learner, line manager, and a guest
    going: Conversation  # being held by the two
    action: Action
    promise: Promise  # the learner lets the school see it
    quiet: Promise  # the learner does not
    evidence: Evidence
    line: Line
    edition: Edition
    offer: Offer
    way: WayReview


def lead_a_journey(post: Post, cast: dict[Role, Person]) -> Journey:
    learner, manager, coach = cast[Role.SELF], cast[Role.LM], cast[Role.CM]
    held = _meeting(post, Purpose.FIVE, -30, Conversation.State.SIGNED)
    for person in (learner, manager):
        _sat(held, person)
    line, evidence = _what_was_said(held, (learner, manager))
    triad = _with_a_guest(post, learner, manager, cast[Role.GM])
    going = _meeting(post, Purpose.CHECK_IN, 0, Conversation.State.BEGUN)
    for person in (learner, manager):
        _sat(going, person)
    _what_was_said(going, (learner, manager))
    ahead = _meeting(post, Purpose.FIVE, 20, Conversation.State.PLANNED, other=coach)
    for person in (learner, manager):
        _party(ahead, person)
        _words(ahead, person)
    Change.objects.create(
        trust=post.trust, conversation=ahead, person=learner, act="moved", at=clock.now(), word="Another day suits me"
    )
    Evidence.objects.create(trust=post.trust, conversation=ahead, person=learner, note="To bring", added_at=clock.now())
    action, promise, quiet = _commitments(post, learner, manager)
    Arisen.objects.create(trust=post.trust, conversation=held, action=action)
    Arisen.objects.create(trust=post.trust, conversation=held, promise=promise)
    partnership = _with(post, coach)
    Rhythm.objects.create(
        trust=post.trust, partnership=partnership, weeks=4, agreed_on=clock.today(), agreed_by=learner
    )
    return Journey(
        ahead=ahead,
        held=held,
        triad=triad,
        going=going,
        action=action,
        promise=promise,
        quiet=quiet,
        evidence=evidence,
        line=line,
        edition=_sign(held, learner, manager),
        offer=Offer.objects.create(
            trust=post.trust, person=learner, text="I can help with displays", offered_on=clock.today()
        ),
        way=WayReview.objects.create(trust=post.trust, partnership=partnership, ask_on=clock.today()),
    )


def _meeting(post: Post, purpose: Purpose, days: int, state: str, other: Person | None = None) -> Conversation:
    asked = QuestionSet.objects.unscoped(reason=WHY).get(trust=post.trust, school__isnull=True, purpose=purpose)
    when = clock.now() + days * DAY
    has_begun = state != Conversation.State.PLANNED
    return Conversation.objects.create(
        trust=post.trust,
        post=post,
        purpose=purpose,
        questions=asked,
        with_manager=True,
        other=_with(post, other) if other else None,
        starts_at=when,
        where="Room twelve",
        planned_by=post.person,
        planned_at=clock.now() - 40 * DAY,
        state=state,
        sent_at=clock.now() - 35 * DAY,
        begun_at=when if has_begun else None,
        held_on=when.date() if has_begun else None,
        ended_at=when if state == Conversation.State.SIGNED else None,
        degree="coach" if has_begun else "",
        has_wellbeing=True,
    )


def _with(post: Post, partner: Person) -> Partnership:
    return Partnership.objects.unscoped(reason=WHY).get(post=post, partner=partner)


def _party(conversation: Conversation, person: Person, **facts: Any) -> Party:
    post = conversation.post
    held = None if person.pk == post.person_id else _with(post, person)
    return Party.objects.create(
        trust=post.trust,
        conversation=conversation,
        person=person,
        partnership=held,
        joined_at=clock.now() - 40 * DAY,
        **facts,
    )


def _sat(conversation: Conversation, person: Person) -> Party:
    return _party(conversation, person, ready_at=clock.now(), sat_at=conversation.begun_at)


def _with_a_guest(post: Post, learner: Person, manager: Person, guest: Person) -> Conversation:
    """Of wellbeing only the two wrote, and only they are to read it."""
    triad = _meeting(post, Purpose.MID_YEAR, -20, Conversation.State.SIGNED, other=guest)
    for person in (learner, manager, guest):
        _sat(triad, person)
    _what_was_said(triad, (learner, manager))
    _words(triad, guest, has_wellbeing=False)
    facts = {"trust": triad.trust, "conversation": triad, "person": guest, "added_at": clock.now()}
    Evidence.objects.create(**facts, note="What I brought along")
    _sign(triad, learner, manager, guest)
    return triad


def _words(conversation: Conversation, person: Person, *, has_wellbeing: bool = True) -> None:
    question = Question.objects.unscoped(reason=WHY).filter(version=conversation.questions).first()
    assert question is not None
    facts = {"trust": conversation.trust, "conversation": conversation, "person": person, "written_at": clock.now()}
    Words.objects.create(**facts, question=question, text="What I think")
    if has_wellbeing:
        Wellbeing.objects.create(**facts, text="How I am")


def _what_was_said(conversation: Conversation, two: tuple[Person, Person]) -> tuple[Line, Evidence]:
    trust = conversation.trust
    for person in two:
        _words(conversation, person)
    question = Question.objects.unscoped(reason=WHY).filter(version=conversation.questions).first()
    assert question is not None
    line = Line.objects.create(trust=trust, conversation=conversation, question=question, text="Agreed", version=1)
    LineVersion.objects.create(trust=trust, line=line, number=1, text="Agreed", writer=two[0])
    evidence = Evidence.objects.create(
        trust=trust, conversation=conversation, person=two[0], note="A plan", link="", added_at=clock.now()
    )
    return line, evidence


def _sign(conversation: Conversation, learner: Person, manager: Person, *others: Person) -> Edition:
    from growthring.conversations.services.editions import content_of

    trust = conversation.trust
    edition = Edition.objects.create(
        trust=trust,
        conversation=conversation,
        number=1,
        content=content_of(conversation),
        opened_by=learner,
        opened_at=clock.now(),
        signed_at=clock.now(),
    )
    for person in (learner, *others):
        Signature.objects.create(trust=trust, edition=edition, person=person, signed_at=clock.now())
    Signature.objects.create(
        trust=trust, edition=edition, person=manager, signed_at=clock.now(), disagreement="I saw it otherwise"
    )
    return edition


def _commitments(post: Post, learner: Person, manager: Person) -> tuple[Action, Promise, Promise]:
    trust, today = post.trust, clock.today()
    action = Action.objects.create(
        trust=trust, post=post, owner=learner, kind="learn", text="Read one chapter", added_by=learner, added_on=today
    )
    made = []
    for is_shared in (True, False):
        promise = Promise.objects.create(
            trust=trust,
            post=post,
            kind="time",
            what="An hour",
            owed_by=manager,
            due_on=today + 10 * DAY,
            promised_by=manager,
            promised_on=today,
            shared_at=clock.now() if is_shared else None,
        )
        PromiseReason.objects.create(trust=trust, promise=promise, text="Because of the reading")
        PromiseStep.objects.create(
            trust=trust, promise=promise, person=manager, act="made", word="Gladly", at=clock.now()
        )
        made.append(promise)
    return action, made[0], made[1]
