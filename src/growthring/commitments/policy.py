"""Who may see and do what with actions, promises and offers. What was promised is one thing, why it was another."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from growthring.commitments.models import Action, Offer, Promise, PromiseReason, PromiseStep
from growthring.core.access import Actor, Role
from growthring.core.periods import running_on
from growthring.core.scoping import NOTHING, either, visibility
from growthring.core.wordings import worded
from growthring.people.joining import joined_by
from growthring.people.models import PartnerKind, Partnership, Post
from growthring.people.policy import in_schools_as, is_staff, line_managed, partnered
from growthring.writing.models import in_use_or_mine

WHETHER = "whether the actor supports the post: no more of it is read"
SEES_PROMISES = (Role.HD, Role.PDL)  # what and by when, never why; only what its learner shared


@visibility(Action)
def actions_visible_to(actor: Actor) -> Q:
    """The learner's; for partners what was agreed since they joined, and to a line manager all that is still open."""
    parties = either(
        Q(post__person_id=actor.person_id),
        line_managed(actor, post="post") & Q(done_on__isnull=True),
        _joined(actor, "added_on"),
    )
    return Q(trust_id=actor.trust_id) & in_use_or_mine(actor) & parties


@visibility(Promise)
def promises_visible_to(actor: Actor) -> Q:
    return Q(trust_id=actor.trust_id) & in_use_or_mine(actor) & either(_promise_parties(actor), _promises_shared(actor))


def _promise_parties(actor: Actor, path: str = "") -> Q:
    """The learner, and partners: what was promised since they joined; to a line manager all that is still open."""
    open_ones = Q(**{f"{path}state__in": [Promise.State.OPEN, Promise.State.ASKED]})
    managed = line_managed(actor, post=f"{path}post")
    return either(
        Q(**{f"{path}post__person_id": actor.person_id}),
        NOTHING if managed is NOTHING else managed & open_ones,
        _joined(actor, f"{path}promised_on", post=f"{path}post"),
    )


def _promises_shared(actor: Actor) -> Q:
    """Of the school one leads; and what one owes oneself, by a role in the school."""
    if actor.is_guest:
        return NOTHING
    led = in_schools_as(actor, *SEES_PROMISES, path="post__school")
    return Q(shared_at__isnull=False) & led if led is not NOTHING else NOTHING


@visibility(PromiseReason)
def reasons_visible_to(actor: Actor) -> Q:
    in_use = Q(promise__binned_at__isnull=True)
    return Q(trust_id=actor.trust_id) & in_use & _promise_parties(actor, "promise__")


@visibility(PromiseStep)
def steps_visible_to(actor: Actor) -> Q:
    """Words are between the learner, those who support them, and whoever spoke."""
    mine = Q(person_id=actor.person_id)
    in_use = Q(promise__binned_at__isnull=True)
    return Q(trust_id=actor.trust_id) & in_use & either(mine, _promise_parties(actor, "promise__"))


@visibility(Offer)
def offers_visible_to(actor: Actor) -> Q:
    """Everybody of the house; one's own also when withdrawn."""
    standing = Q(withdrawn_on__isnull=True) if is_staff(actor) else NOTHING
    return Q(trust_id=actor.trust_id) & either(Q(person_id=actor.person_id), standing)


def _joined(actor: Actor, since: str, *, post: str = "post") -> Q:
    """Rows dated on or after the day on which the actor joined, by a running partnership with the post."""
    if not actor.partner_as:
        return NOTHING
    held = Partnership.objects.filter(
        running_on(actor.on), joined_by(since), partner_id=actor.person_id, post=OuterRef(post)
    )
    return Q(Exists(held))


def may_add(actor: Actor, post: Post) -> bool:
    """The learner and whoever supports them today."""
    if post.trust_id != actor.trust_id:
        return False
    if post.person_id == actor.person_id:
        return not actor.is_guest
    return bool(_supported(actor, post=post.pk))


@worded
def _supported(actor: Actor, *, post: int) -> QuerySet[Post, Any]:
    rows = Post.objects.unscoped(reason=WHETHER).filter(partnered(actor, *PartnerKind.values, post="pk"), pk=post)
    return rows.order_by().values_list("pk", flat=True)


def may_change(actor: Actor, row: Action | Promise) -> bool:
    """The words: whoever added them, and the learner."""
    author = row.added_by_id if isinstance(row, Action) else row.promised_by_id
    return may_add(actor, row.post) and actor.person_id in (author, row.post.person_id)


def may_tick(actor: Actor, action: Action) -> bool:
    """Whoever does it, and the learner."""
    return may_add(actor, action.post) and actor.person_id in (action.owner_id, action.post.person_id)


def may_share(actor: Actor, promise: Promise) -> bool:
    """Only the learner lets the school see it, and may take it back."""
    return promise.post.person_id == actor.person_id and not actor.is_guest
