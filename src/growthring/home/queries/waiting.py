"""What waits on the reader, in figures for the navigation: one query a page."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from growthring.conversations.queries.waiting import waits_for_partner as meeting_waits_for_partner
from growthring.conversations.queries.ways import reviews_asked
from growthring.core import clock
from growthring.core.access import Actor, Grant, Role
from growthring.core.periods import running_on
from growthring.core.prepared import Prepared, a_day, a_moment, a_number
from growthring.core.scoping import ScopedQuerySet
from growthring.people.models import PartnerKind, Partnership, Trust
from growthring.stages.models import AssuranceItem, Placement
from growthring.stages.queries.placements import manager_is_asked, waits_on_head, waits_on_learner, with_last_word
from growthring.stages.queries.scales import placing
from growthring.standards.models import StageMode

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Answers I owe about my stage and my mentoring; people I support who wait for me; and what I settle as head."""

    mine: int = 0
    supporting: int = 0
    settling: int = 0


def waiting_on(actor: Actor, supporting: int | None = None) -> Waiting:
    """Every page asks this, so the question is built once for each way of holding posts, people and schools.

    `supporting` is not asked for where a page has just counted it.
    """
    has_post = bool(actor.school_ids) or actor.has_trust_post
    headships = frozenset(grant for grant in actor.grants if grant.role == Role.HD)
    counts = bool(actor.partner_as) and supporting is None
    if not (has_post or headships or counts):
        return Waiting(supporting=supporting or 0)
    asked = _question(connection.vendor, has_post, actor.partner_as, headships, actor.is_guest, counts)
    midnight = clock.midnight(actor.on)
    rows = asked.ask(person=actor.person_id, trust=actor.trust_id, on=actor.on, midnight=midnight)
    mine, counted, settling = rows[0] if rows else (0, 0, 0)
    return Waiting(mine, counted if supporting is None else supporting, settling)


@lru_cache(maxsize=256)
def _question(
    vendor: str, has_post: bool, partner_as: frozenset[Role], headships: frozenset[Grant], is_guest: bool, counts: bool
) -> Prepared:
    """In the order of `Waiting`'s figures; `counts`: those one supports."""
    someone = Actor(
        *(0, a_number("person"), a_number("trust"), "", a_day("on"), headships),
        partner_as=partner_as,
        is_guest=is_guest,
    )
    none: Any = Value(0)
    columns = {
        "mine": _mine(someone) if has_post else none,
        "supporting": _supporting(someone) if counts else none,
        "settling": _number(_asked(someone, waits_on_head(someone))) if headships else none,
    }
    return Prepared.of(Trust.objects.filter(pk=someone.trust_id).values_list(*columns.values()))


def _mine(actor: Actor) -> Any:
    ways = reviews_asked(actor.as_learner()).filter(partnership__post__person_id=actor.person_id)
    return _number(_asked(actor, waits_on_learner(actor))) + _number(ways)


def _supporting(actor: Actor) -> Any:
    waiting = held_today(actor).filter(waits_for_partner(actor, a_moment("midnight")))
    return _number(waiting, "post")


def held_today(actor: Actor) -> ScopedQuerySet[Partnership]:
    """Partnerships the actor holds, of posts that run."""
    running = running_on(actor.on) & running_on(actor.on, path="post")
    return Partnership.objects.filter(running, partner_id=actor.person_id, trust_id=actor.trust_id)


def waits_for_partner(actor: Actor, midnight: datetime) -> Q:
    """Those of them in which something waits for the actor: of their meetings, or as line manager a
    placement to answer or a newcomer's item. The navigation counts them: `Supported.waits` puts the same first."""
    asked = meeting_waits_for_partner(actor, midnight)
    if Role.LM not in actor.partner_as:
        return asked
    here = {"post": OuterRef("post"), "voided_at__isnull": True}
    placements = with_last_word(Placement.objects.filter(**here)).filter(manager_is_asked(actor.on))
    placed = Q(Exists(placements)) & placing(school="post__school") & ~Q(post__person=actor.person_id)
    items = Q(Exists(items_due(actor.on).filter(assurance__post=OuterRef("post"))))
    newcomer = items & ~Q(post__school__stages__mode=StageMode.OFF)
    return asked | Q(kind=PartnerKind.LINE_MANAGER) & (placed | newcomer)


def _asked(actor: Actor, turn: Q) -> QuerySet[Placement]:
    still = running_on(actor.on, path="post") & placing(school="post__school")
    rows = with_last_word(Placement.objects.filter(still, trust_id=actor.trust_id, voided_at__isnull=True))
    return rows.filter(turn)


def items_due(on: date) -> ScopedQuerySet[AssuranceItem]:
    """Newcomers' items that `is_due` says are due."""
    calls = Q(review_on__isnull=True) | Q(review_on__lte=on) | Q(due_on__gt=on - WEEK)
    return AssuranceItem.objects.filter(calls, due_on__lte=on, assured_on__isnull=True)


def is_due(item: AssuranceItem, on: date) -> bool:
    """Open, its day has come, and it is not put off: a week later one that is looked at again waits for that day."""
    put_off = item.review_on is not None and item.review_on > on and item.due_on <= on - WEEK
    return item.assured_on is None and item.due_on <= on and not put_off


def _number(rows: QuerySet[Any], of: str = "pk") -> Any:
    """How many, as a column of the one query: every row counted is of the actor's trust."""
    counted = rows.order_by().values("trust_id").annotate(number=Count(of, distinct=of != "pk")).values("number")
    return Coalesce(Subquery(counted), Value(0))
