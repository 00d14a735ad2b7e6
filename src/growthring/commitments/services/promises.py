"""Promises of support: made, shared with the school, given another day, kept or declined. Each word is a step."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from growthring.audit.services import Verb
from growthring.commitments.arising import came_out_of
from growthring.commitments.models import Promise, PromiseReason, PromiseStep
from growthring.commitments.policy import may_add, may_share
from growthring.commitments.seen import day_seen, line_seen, require_seen, words_seen
from growthring.commitments.services import rules
from growthring.commitments.services.rules import WHY
from growthring.commitments.services.steps import OPEN, Act, State, owing, receiving, settle, step
from growthring.core import clock
from growthring.core.access import Actor, Forbidden
from growthring.people.models import Person, Post
from growthring.writing.services import bins

WHERE = "promise of support"


@transaction.atomic
def add_promise(
    *,
    actor: Actor,
    post: Post,
    kind: str,
    what: str,
    why: str,
    owed_by: Person,
    due_on: date,
    with_school: bool = False,
    meeting: str = "",
) -> Promise:
    """Owed to the learner of the post. `with_school`: the learner's own tick, that the school may see what and by when;
    `meeting`: the key of the one on whose page it is added.

    The words of `why` are kept apart: whoever sees what was promised for the school never loads them.
    """
    rules.require_party(actor, post)
    what = rules.require_text("what", what)
    if not rules.may_owe(actor, post, owed_by):
        raise ValidationError(
            {"owed_by": [str(_("Choose somebody who supports them today, or who leads the school."))]}
        )
    promise = Promise(
        trust_id=post.trust_id,
        post=post,
        kind=Promise.Kind(kind),
        what=what,
        owed_by=owed_by,
        due_on=due_on,
        promised_by_id=actor.person_id,
        promised_on=actor.on,
    )
    promise.save(force_insert=True)
    came_out_of(actor, promise, meeting)
    _keep_reason(promise, why)
    step(actor, promise, Act.MADE, due_on=due_on)
    rules.tell(actor, Verb.ADDED, post, WHERE)
    return share(actor=actor, promise=promise, seen=line_seen(promise)) if with_school else promise


@transaction.atomic
def change_promise(*, actor: Actor, promise: Promise, kind: str, what: str, why: str, seen: str = "") -> Promise:
    """Its words. The day is changed by asking for another one. What the school sees is the learner's alone to word.

    `seen`: `words_seen` of what whoever changes them has read.
    """
    promise = rules.held(actor, promise)
    _require_author(actor, promise)
    _require_open(promise)
    require_seen(words_seen(promise, _reason_of(promise)), seen)
    promise.kind, promise.what = Promise.Kind(kind), rules.require_text("what", what)
    promise.save(update_fields=["kind", "what"])
    _keep_reason(promise, why)
    rules.tell(actor, Verb.CHANGED, promise.post, WHERE)
    return promise


@transaction.atomic
def share(*, actor: Actor, promise: Promise, seen: str) -> Promise:
    """The school may see what and by when, never why. Sharing what is shared changes nothing.

    `seen`: `line_seen` of what the learner read. Whoever wrote the promise may have worded it anew meanwhile.
    """
    promise = _own(actor, promise)
    if promise.shared_at is None:
        if line_seen(promise) != seen:
            raise ValidationError(_("The words have changed since you read them. Read them again."))
        promise.shared_at = clock.now()
        promise.save(update_fields=["shared_at"])
        _said(actor, promise, Act.SHARED)
    return promise


@transaction.atomic
def take_back(*, actor: Actor, promise: Promise) -> Promise:
    """Hidden from the school with the next request."""
    promise = _own(actor, promise)
    if promise.shared_at is not None:
        promise.shared_at = None
        promise.save(update_fields=["shared_at"])
        _said(actor, promise, Act.TAKEN_BACK)
    return promise


@transaction.atomic
def ask_for_another_day(*, actor: Actor, promise: Promise, due_on: date, word: str = "") -> Promise:
    """Whoever owes it asks; until the learner has answered, the day promised stands."""
    promise = owing(actor, promise)
    _require_open(promise)
    if due_on == promise.due_on:
        raise ValidationError({"due_on": [str(_("That is the day that was promised already: choose another."))]})
    if due_on < actor.on:
        raise ValidationError({"due_on": [str(_("Choose today or a day to come."))]})
    promise.state = State.ASKED
    promise.save(update_fields=["state"])
    return _said(actor, promise, Act.ASKED, word=word, due_on=due_on)


@transaction.atomic
def answer_other_day(*, actor: Actor, promise: Promise, agrees: bool, seen: str, word: str = "") -> Promise:
    """The learner agrees to the day asked for last, or keeps to the one that was promised.

    `seen`: `day_seen` of what the learner read. Whoever owes it may have asked for yet another day meanwhile.
    """
    promise = receiving(actor, promise)
    if promise.state != State.ASKED:
        raise ValidationError(_("Nobody asks for another day just now."))
    asked = _last_asked(promise)
    if asked is None or day_seen(asked) != seen:
        raise ValidationError(_("The day asked for has changed since you read it. Read it again."))
    promise.state = State.OPEN
    if agrees and asked.due_on is not None:
        promise.due_on = asked.due_on
    promise.save(update_fields=["state", "due_on"])
    return _said(actor, promise, Act.AGREED if agrees else Act.REFUSED, word=word, due_on=promise.due_on)


@transaction.atomic
def keep(*, actor: Actor, promise: Promise, word: str = "") -> Promise:
    """Said by whoever owes it, or by the learner; saying it twice is saying it once."""
    promise = rules.held(actor, promise)
    if actor.person_id not in (promise.owed_by_id, promise.post.person_id):
        raise Forbidden(_("Whoever owes it says that it is done, or the person it was promised to."))
    if promise.state == State.KEPT:
        return promise
    _require_open(promise)
    settle(actor, promise, State.KEPT)
    return _said(actor, promise, Act.KEPT, word=word)


@transaction.atomic
def say_not_kept(*, actor: Actor, promise: Promise, word: str = "") -> Promise:
    """The learner's answer to "kept": it is open again."""
    promise = receiving(actor, promise)
    if promise.state in OPEN:
        return promise
    if promise.state != State.KEPT:
        raise ValidationError(_("Nobody said that it was kept."))
    promise.state, promise.settled_on = State.OPEN, None
    promise.save(update_fields=["state", "settled_on"])
    return _said(actor, promise, Act.NOT_KEPT, word=word)


@transaction.atomic
def decline(*, actor: Actor, promise: Promise, reason: str) -> Promise:
    """Whoever owes it cannot give it, and says why: to the learner, not to the school."""
    promise = owing(actor, promise)
    if promise.state == State.DECLINED:
        return promise
    _require_open(promise)
    reason = rules.require_text("word", reason)
    settle(actor, promise, State.DECLINED)
    return _said(actor, promise, Act.DECLINED, word=reason)


@transaction.atomic
def put_away(*, actor: Actor, promise: Promise) -> Promise:
    """By the learner; by whoever wrote it on the same day, for a slip. A promise one cannot keep is declined."""
    promise = rules.held(actor, promise)
    slip = promise.promised_on == actor.on and promise.shared_at is None and promise.promised_by_id == actor.person_id
    if not (may_share(actor, promise) or (slip and may_add(actor, promise.post))):
        raise Forbidden(_("The person it was promised to puts it away. If you cannot give it, decline it and say why."))
    return bins.put_in_bin(actor=actor, row=promise)


def _said(actor: Actor, promise: Promise, act: Act, *, word: str = "", due_on: date | None = None) -> Promise:
    step(actor, promise, act, word=word, due_on=due_on)
    rules.tell(actor, Verb.CHANGED, promise.post, WHERE)
    return promise


def _own(actor: Actor, promise: Promise) -> Promise:
    promise = rules.held(actor, promise)
    if not may_share(actor, promise):
        raise Forbidden(_("Only the person it was promised to lets the school see it."))
    return promise


def _require_open(promise: Promise) -> None:
    if promise.state not in OPEN:
        raise ValidationError(_("This promise is settled already."))


def _require_author(actor: Actor, promise: Promise) -> None:
    rules.require_party(actor, promise.post)
    is_own = promise.post.person_id == actor.person_id
    if not is_own and (promise.promised_by_id != actor.person_id or promise.shared_at is not None):
        raise Forbidden(_("The person it was promised to changes its words now."))


def _last_asked(promise: Promise) -> PromiseStep | None:
    return PromiseStep.objects.unscoped(reason=WHY).filter(promise=promise, act=Act.ASKED).last()


def _reason_of(promise: Promise) -> str:
    rows = PromiseReason.objects.unscoped(reason=WHY).filter(promise=promise)
    return rows.values_list("text", flat=True).first() or ""


def _keep_reason(promise: Promise, why: str) -> None:
    rows = PromiseReason.objects.unscoped(reason=WHY)
    if why.strip():
        rows.update_or_create(promise=promise, defaults={"text": why.strip(), "trust_id": promise.trust_id})
    else:
        rows.filter(promise=promise).delete()
