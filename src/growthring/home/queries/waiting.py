"""What waits on the reader, in figures for the navigation: one query a page."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from growthring.core.access import Actor
from growthring.core.periods import running_on
from growthring.core.scoping import ScopedQuerySet
from growthring.people.models import Person
from growthring.people.policy import line_managed
from growthring.stages.models import AssuranceItem, Placement, State
from growthring.stages.queries.placements import waits_on, with_last_word
from growthring.standards.models import StageMode

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Answers I owe about my own stage; about people I support; and what I settle as head."""

    mine: int = 0
    supporting: int = 0
    settling: int = 0


def waiting_on(actor: Actor) -> Waiting:
    asked = with_last_word(Placement.objects.all()).filter(waits_on(actor), trust_id=actor.trust_id)
    asked = asked.filter(voided_at__isnull=True)
    mine, contested = Q(post__person_id=actor.person_id), Q(state=State.CONTESTED)
    counts = {
        "mine": _number(asked.filter(mine)),
        "supporting": _number(asked.exclude(mine | contested)) + _number(items_due(actor)),
        "settling": _number(asked.filter(contested)),
    }
    row = Person.objects.visible_to(actor).filter(pk=actor.person_id).values(**counts).first()
    return Waiting(**row) if row else Waiting()


def items_due(actor: Actor) -> ScopedQuerySet[AssuranceItem]:
    """Newcomers' items that `is_due` says are due, of those the actor manages."""
    calls = Q(review_on__isnull=True) | Q(review_on__lte=actor.on) | Q(due_on__gt=actor.on - WEEK)
    return AssuranceItem.objects.filter(
        calls,
        line_managed(actor, post="assurance__post"),
        running_on(actor.on, path="assurance__post"),
        due_on__lte=actor.on,
        assured_on__isnull=True,
        trust_id=actor.trust_id,
    ).exclude(assurance__post__school__stages__mode=StageMode.OFF)


def is_due(item: AssuranceItem, on: date) -> bool:
    """Open, its day has come, and it is not put off: a week later one that is looked at again waits for that day."""
    put_off = item.review_on is not None and item.review_on > on and item.due_on <= on - WEEK
    return item.assured_on is None and item.due_on <= on and not put_off


def _number(rows: QuerySet[Any]) -> Any:
    """How many, as a column of the one query: every row counted is of the actor's trust."""
    counted = rows.order_by().values("trust_id").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), Value(0))
