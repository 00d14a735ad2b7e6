"""What this room says in the one mail a day: kinds and dates, never a name, never what anybody wrote."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as say

from growthring.commitments.models import Promise
from growthring.core.access import Actor
from growthring.notices import digest
from growthring.notices.digest import Line
from growthring.writing.models import IN_USE

AHEAD = timedelta(days=7)
JUST_NOW = timedelta(days=14)  # a promise that was declined is not said again after that
State = Promise.State


def in_the_digest(actor: Actor) -> Iterator[Line]:
    """Another day asked of the learner, what was declined; and to whoever owes one, that its day comes or has gone."""
    for promise in _spoken_of(actor):
        is_owner = promise.owed_by_id == actor.person_id
        page = reverse("commitments_promise", args=[promise.key])
        yield Line(_said(promise, is_owner), page, f"promise:{promise.key}:{promise.state}:{promise.due_on}")


def _spoken_of(actor: Actor) -> QuerySet[Promise]:
    mine = Q(post__person=actor.person_id)
    declined = Q(state=State.DECLINED, settled_on__gte=actor.on - JUST_NOW)
    owed = Q(owed_by=actor.person_id, state=State.OPEN, due_on__lte=actor.on + AHEAD)
    rows = Promise.objects.visible_to(actor).filter(IN_USE, mine & (Q(state=State.ASKED) | declined) | owed)
    return rows.order_by("due_on", "pk")


def _said(promise: Promise, is_owner: bool) -> str:
    day = {"day": date_format(promise.due_on, "MONTH_DAY_FORMAT")}
    if is_owner:
        return _("A promise of support that you owe, by %(day)s") % day
    if promise.state == State.ASKED:
        return _("You are asked for another day for a promise of support (%(day)s)") % day
    return _("A promise of support (%(day)s) cannot be given: the reason is there") % day


def register() -> None:
    digest.tells(say("Promises of support"))(in_the_digest)
