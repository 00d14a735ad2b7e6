"""Actions and promises: the school year that runs and six, counted from when they were done or settled."""

from datetime import timedelta

from django.db.models import Q, QuerySet

from growthring.commitments.models import Action, Offer, Promise, PromiseReason, PromiseStep
from growthring.core import clock
from growthring.core.retention import forgets
from growthring.standards.retention import any_of, over_before
from growthring.writing import bins

WHY = "retention: whose time is over goes, whoever may see it"
AND_SIX = 6  # school years before the one that runs
WITHDRAWN = timedelta(days=365)


@forgets(Action, about=("post__person", "owner", "added_by"))
def old_actions() -> "QuerySet[Action]":
    rows = Action.objects.unscoped(reason=WHY)
    return rows.filter(_past("done_on") | _in_bin(bins.past_their_time(Action)))


@forgets(Promise, PromiseReason, PromiseStep, about=("post__person", "owed_by", "promised_by"))
def old_promises() -> "QuerySet[Promise]":
    rows = Promise.objects.unscoped(reason=WHY)
    return rows.filter(_past("settled_on") | _in_bin(bins.past_their_time(Promise)))


@forgets(Offer)
def old_offers() -> "QuerySet[Offer]":
    """Withdrawn, or its giver gone, for a year."""
    day = clock.today() - WITHDRAWN
    return Offer.objects.unscoped(reason=WHY).filter(Q(withdrawn_on__lt=day) | Q(person__left_on__lt=day))


def _past(settled: str) -> Q:
    """Done or settled, or of a post that is over; an open one of a post that runs stays."""
    return any_of(
        where & (Q(post__ends_on__lte=day) | Q(**{f"{settled}__lt": day}))
        for where, day in over_before(AND_SIX, "post__")
    )


def _in_bin(rows: "QuerySet[Action] | QuerySet[Promise]") -> Q:
    return Q(pk__in=rows.order_by().values("pk"))
