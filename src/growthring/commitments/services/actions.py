"""Actions: added, ticked, changed, put away. Whoever does a thing twice has done it once."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from growthring.audit.services import Verb
from growthring.commitments.arising import came_out_of
from growthring.commitments.models import Action
from growthring.commitments.policy import may_change, may_tick
from growthring.commitments.seen import action_seen, require_seen
from growthring.commitments.services import rules
from growthring.core.access import Actor, Forbidden
from growthring.people.models import Person, Post
from growthring.writing.services import bins

WHERE = "action"


@transaction.atomic
def add_action(
    *,
    actor: Actor,
    post: Post,
    owner: Person,
    kind: str,
    text: str,
    due_on: date | None = None,
    meeting: str = "",
) -> Action:
    """What somebody will learn, do or share. `owner` is the learner or somebody who supports them today; `meeting` the
    key of the one on whose page it is added."""
    rules.require_party(actor, post)
    text = rules.require_text("text", text)
    _require_owner(actor, post, owner)
    action = Action(
        trust_id=post.trust_id,
        post=post,
        owner=owner,
        kind=Action.Kind(kind),
        text=text,
        due_on=due_on,
        added_by_id=actor.person_id,
        added_on=actor.on,
    )
    action.save(force_insert=True)
    came_out_of(actor, action, meeting)
    rules.tell(actor, Verb.ADDED, post, WHERE)
    return action


@transaction.atomic
def tick(*, actor: Actor, action: Action, note: str = "") -> Action:
    """Done today. `note`: what came of it; a second tick keeps the first one's day and adds the note."""
    action = _ticking(actor, action)
    if action.done_on is not None and not note.strip():
        return action
    action.done_on, action.note = action.done_on or actor.on, note.strip() or action.note
    action.save(update_fields=["done_on", "note"])
    rules.tell(actor, Verb.CHANGED, action.post, WHERE)
    return action


@transaction.atomic
def untick(*, actor: Actor, action: Action) -> Action:
    """It is open again; what came of it so far stays with it."""
    action = _ticking(actor, action)
    if action.done_on is None:
        return action
    action.done_on = None
    action.save(update_fields=["done_on"])
    rules.tell(actor, Verb.UNDONE, action.post, WHERE)
    return action


@transaction.atomic
def change_action(
    *,
    actor: Actor,
    action: Action,
    text: str,
    due_on: date | None,
    kind: str = "",
    owner: Person | None = None,
    seen: str = "",
) -> Action:
    """Its words and its day; and, where they are given, its kind and who does it. `seen`: `action_seen` when read."""
    action = rules.held(actor, action)
    require_author(actor, action)
    if action.done_on is not None:
        raise ValidationError(_("This is done. Open it again before you change it."))
    require_seen(action_seen(action), seen)
    if owner is not None and owner.pk != action.owner_id:
        _require_owner(actor, action.post, owner)
        action.owner = owner
    action.text, action.due_on = rules.require_text("text", text), due_on
    action.kind = Action.Kind(kind) if kind else action.kind
    action.save(update_fields=["text", "due_on", "kind", "owner"])
    rules.tell(actor, Verb.CHANGED, action.post, WHERE)
    return action


@transaction.atomic
def put_away(*, actor: Actor, action: Action) -> Action:
    """Into the bin of whoever puts it there: for thirty days it comes back as it was."""
    action = rules.held(actor, action)
    require_author(actor, action)
    return bins.put_in_bin(actor=actor, row=action)


@transaction.atomic
def take_out(*, actor: Actor, action: Action) -> Action:
    rules.require_party(actor, action.post)
    return bins.take_out(actor=actor, row=action)


def _ticking(actor: Actor, action: Action) -> Action:
    action = rules.held(actor, action)
    if not may_tick(actor, action):
        raise Forbidden(_("Whoever does it ticks it, or the person whose journey it is on."))
    return action


def _require_owner(actor: Actor, post: Post, owner: Person) -> None:
    if not rules.may_own(actor, post, owner):
        raise ValidationError({"owner": [str(_("Choose somebody who is part of this today."))]})


def require_author(actor: Actor, action: Action) -> None:
    if not may_change(actor, action):
        raise Forbidden(_("Whoever added it changes it, or the person whose journey it is on."))
