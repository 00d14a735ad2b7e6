"""How the two keep in step: when they last met, when they mean to meet, and by when it would be time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import (
    Case,
    DateField,
    DurationField,
    ExpressionWrapper,
    F,
    IntegerField,
    JSONField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, JSONObject

from growthring.conversations.models import Conversation, MeetingRules, Party, Rhythm
from growthring.core.access import Actor
from growthring.core.gathered import day
from growthring.core.scoping import ScopedQuerySet, in_lists
from growthring.people.models import PartnerKind, Partnership

A_YEAR = timedelta(weeks=52)
A_WEEK = timedelta(weeks=1)
INSIDE = "a list inside a question that is scoped itself"


@dataclass(frozen=True, slots=True)
class Pace:
    """Of one partnership. `last_on` None: they have not met yet, and count from the day it began. `next_on`: the day
    they agreed on when they last met, if the post runs by then."""

    weeks: int
    is_agreed: bool
    began_on: date
    last_on: date | None
    on: date
    next_on: date | None = None

    @property
    def due_on(self) -> date:
        return self.next_on or (self.last_on or self.began_on) + self.weeks * A_WEEK

    @property
    def agreed_on(self) -> date | None:
        """The day they agreed on, while it is still to come."""
        return self.next_on if self.next_on and self.next_on >= self.on else None

    @property
    def is_late(self) -> bool:
        """To be said kindly, and to the two alone. Two who knew each other long before they began to write their
        meetings down here are not late: they have only not met here yet."""
        is_known = self.last_on is not None or self.began_on > self.on - A_YEAR
        return is_known and self.on > self.due_on


def with_pace(held: "QuerySet[Partnership]") -> "QuerySet[Partnership]":
    """Adds to partnerships of the actor's own what `pace_of` reads."""
    return held.annotate(
        met_last=Subquery(_last().values(said=_said()), output_field=JSONField()),
        agreed_weeks=_agreed_weeks(),
        usual_weeks=rule("weeks"),
    )


def is_late(held: "QuerySet[Partnership]", on: date) -> "QuerySet[Partnership]":
    """Those of which `Pace.is_late` is true, in one question."""
    weeks = Cast(Coalesce(_agreed_weeks(), rule("weeks")), IntegerField())
    rows = held.alias(apart=ExpressionWrapper(weeks * Value(A_WEEK), DurationField()))
    met = Coalesce(_day_agreed(), _after("conversation__held_on", OuterRef("apart")))
    known = Case(When(starts_on__gt=on - A_YEAR, then=_after("starts_on", F("apart"))))
    return rows.alias(due=Coalesce(Subquery(_last().values(due=met)), known, output_field=DateField())).filter(
        due__lt=on
    )


def _after(column: str, apart: Any) -> Any:
    return ExpressionWrapper(F(column) + ExpressionWrapper(apart, DurationField()), DateField())


def _last() -> ScopedQuerySet[Party]:
    """Of the partnership outside: the partner's part in the meeting they held last."""
    met = Party.objects.filter(
        conversation__post=OuterRef("post"),
        person=OuterRef("partner"),
        sat_at__isnull=False,
        conversation__held_on__gte=OuterRef("starts_on"),
    )
    return met.order_by("-conversation__held_on", "-conversation__pk")[:1]


def _said() -> JSONObject:
    return JSONObject(on=F("conversation__held_on"), next_on=_day_agreed())


def _day_agreed() -> Case:
    """Of the meeting they held last, as long as the post still runs on that day."""
    agreed, post = F("conversation__next_on"), "conversation__post"
    runs = Q(**{f"{post}__ends_on__isnull": True}) | Q(**{f"{post}__ends_on__gt": agreed})
    return Case(When(runs, then=agreed), output_field=DateField())


def _agreed_weeks() -> Subquery:
    return Subquery(Rhythm.objects.filter(partnership=OuterRef("pk")).values("weeks")[:1])


def rule(name: str) -> Coalesce:
    """What the school of the partnership's post, or else its trust, has set, as a column."""
    of_school = Q(school=OuterRef("post__school")) | Q(school__isnull=True)
    rules = MeetingRules.objects.filter(of_school, trust=OuterRef("trust"))
    first = rules.order_by(F("school").asc(nulls_last=True)).values(name)[:1]
    return Coalesce(Subquery(first), Value(getattr(MeetingRules(), name)))


def pace_of(partnership: Any, on: date) -> Pace:
    """Of a row that came by `with_pace`."""
    agreed, met = partnership.agreed_weeks, partnership.met_last or {}
    weeks = agreed or partnership.usual_weeks
    last_on, next_on = day(met.get("on")), day(met.get("next_on"))
    return Pace(weeks, agreed is not None, partnership.starts_on, last_on, on, next_on)


def paces(actor: Actor, partnerships: Iterable[Partnership]) -> dict[int, Pace]:
    """By partnership, of the actor's own ones. One query."""
    rows = Partnership.objects.visible_to(actor).filter(of_mine(actor), pk__in=[each.pk for each in partnerships])
    return {row.pk: pace_of(row, actor.on) for row in with_pace(rows)}


def of_mine(actor: Actor) -> Q:
    """Partnerships in the actor's posts, and those they hold."""
    rows: ScopedQuerySet[Partnership] = Partnership.objects.unscoped(reason=INSIDE)
    return in_lists(rows, Q(post__person_id=actor.person_id), Q(partner_id=actor.person_id))


def has_seat(conversation: Conversation, partnership: Partnership) -> bool:
    """Of a meeting that has not begun."""
    if partnership.kind == PartnerKind.LINE_MANAGER:
        return conversation.with_manager and conversation.post_id == partnership.post_id
    return conversation.other_id == partnership.pk
