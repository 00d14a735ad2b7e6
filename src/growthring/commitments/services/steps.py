"""One word in what became of a promise, and who may say it."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from growthring.commitments.models import Promise, PromiseStep
from growthring.commitments.services import rules
from growthring.core import clock
from growthring.core.access import Actor, Forbidden

Act = PromiseStep.Act
State = Promise.State
OPEN = (State.OPEN, State.ASKED)


def step(actor: Actor, promise: Promise, act: Act, *, word: str = "", due_on: date | None = None) -> PromiseStep:
    made = PromiseStep(
        trust_id=promise.trust_id,
        promise=promise,
        person_id=actor.person_id,
        act=act,
        word=word.strip(),
        due_on=due_on,
        at=clock.now(),
    )
    made.save(force_insert=True)
    return made


def settle(actor: Actor, promise: Promise, state: State) -> None:
    promise.state, promise.settled_on = state, actor.on
    promise.save(update_fields=["state", "settled_on"])


def owing(actor: Actor, promise: Promise) -> Promise:
    promise = rules.held(actor, promise)
    if promise.owed_by_id != actor.person_id:
        raise Forbidden(_("Only whoever owes it says so."))
    return promise


def receiving(actor: Actor, promise: Promise) -> Promise:
    promise = rules.held(actor, promise)
    if promise.post.person_id != actor.person_id or actor.is_guest:
        raise Forbidden(_("Only the person it was promised to answers."))
    return promise
