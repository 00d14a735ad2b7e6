"""What stands on one learner's journey, for those who have a part in it."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, QuerySet

from growthring.commitments.models import Action, Promise
from growthring.commitments.queries.names import name_of
from growthring.core.access import Actor
from growthring.core.wordings import worded
from growthring.people.models import Post
from growthring.writing.models import IN_USE

OPEN = (Promise.State.OPEN, Promise.State.ASKED)
Named = Any  # an action or a promise with the names of those it is about


@dataclass(slots=True)
class Commitments:
    """Open ones by their day; settled ones newest first."""

    actions: list[Named] = field(default_factory=list)
    promises: list[Named] = field(default_factory=list)
    done: list[Named] = field(default_factory=list)
    settled: list[Named] = field(default_factory=list)


def open_for(actor: Actor, post: Post) -> Commitments:
    """What is open: carried from meeting to meeting until it is ticked. Two queries."""
    return Commitments(_open_actions(actor, post=post.pk), _open_promises(actor, post=post.pk))


def all_for(actor: Actor, post: Post) -> Commitments:
    """Two queries; of done and settled ones the newest hundred."""
    actions, promises = _actions(actor, post=post.pk), _promises(actor, post=post.pk)
    return Commitments(
        [each for each in actions if each.done_on is None],
        [each for each in promises if each.state in OPEN],
        sorted((each for each in actions if each.done_on), key=lambda each: each.done_on, reverse=True)[:100],
        sorted((each for each in promises if each.settled_on), key=lambda each: each.settled_on, reverse=True)[:100],
    )


@worded
def _open_actions(actor: Actor, *, post: int) -> QuerySet[Action]:
    return _of_actions(actor).filter(post=post, done_on__isnull=True)


@worded
def _actions(actor: Actor, *, post: int) -> QuerySet[Action]:
    return _of_actions(actor).filter(post=post)


@worded
def _open_promises(actor: Actor, *, post: int) -> QuerySet[Promise]:
    return _of_promises(actor).filter(post=post, state__in=OPEN)


@worded
def _promises(actor: Actor, *, post: int) -> QuerySet[Promise]:
    return _of_promises(actor).filter(post=post)


def _of_actions(actor: Actor) -> QuerySet[Action]:
    rows = Action.objects.visible_to(actor).filter(IN_USE)
    return rows.annotate(owner_name=name_of("owner")).order_by(F("due_on").asc(nulls_last=True), "pk")


def _of_promises(actor: Actor) -> QuerySet[Promise]:
    rows = Promise.objects.visible_to(actor).filter(IN_USE)
    return rows.annotate(owes=name_of("owed_by")).order_by(F("due_on").asc(nulls_last=True), "pk")
