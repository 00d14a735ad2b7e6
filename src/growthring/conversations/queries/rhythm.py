"""How the two keep in step: when they last met, when they mean to meet, and by when it would be time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import DateField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from growthring.conversations.models import Conversation, MeetingRules, Party, Rhythm
from growthring.core.access import Actor
from growthring.people.models import PartnerKind, Partnership

A_YEAR = timedelta(weeks=52)


@dataclass(frozen=True, slots=True)
class Pace:
    """Of one partnership. `last_on` None: they have not met yet, and count from the day it began."""

    weeks: int
    is_agreed: bool
    began_on: date
    last_on: date | None
    on: date

    @property
    def due_on(self) -> date:
        return (self.last_on or self.began_on) + timedelta(weeks=self.weeks)

    @property
    def is_late(self) -> bool:
        """To be said kindly, and to the two alone. Two who knew each other long before they began to write their
        meetings down here are not late: they have only not met here yet."""
        is_known = self.last_on is not None or self.began_on > self.on - A_YEAR
        return is_known and self.on > self.due_on


def with_pace(held: "QuerySet[Partnership]") -> "QuerySet[Partnership]":
    """Adds to partnerships of the actor's own what `pace_of` reads."""
    met = Party.objects.filter(
        conversation__post=OuterRef("post"),
        person=OuterRef("partner"),
        sat_at__isnull=False,
        conversation__held_on__gte=OuterRef("starts_on"),
    )
    return held.annotate(
        last_on=Subquery(
            met.order_by("-conversation__held_on").values("conversation__held_on")[:1], output_field=DateField()
        ),
        agreed_weeks=Subquery(Rhythm.objects.filter(partnership=OuterRef("pk")).values("weeks")[:1]),
        usual_weeks=rule("weeks"),
    )


def rule(name: str) -> Coalesce:
    """What the school of the partnership's post, or else its trust, has set, as a column."""
    rules = MeetingRules.objects.filter(trust=OuterRef("trust"))
    own = rules.filter(school=OuterRef("post__school"))
    usual = getattr(MeetingRules(), name)
    return Coalesce(
        Subquery(own.values(name)[:1]), Subquery(rules.filter(school__isnull=True).values(name)[:1]), Value(usual)
    )


def pace_of(partnership: Any, on: date) -> Pace:
    """Of a row that came by `with_pace`."""
    agreed = partnership.agreed_weeks
    weeks = agreed or partnership.usual_weeks
    return Pace(weeks, agreed is not None, partnership.starts_on, partnership.last_on, on)


def paces(actor: Actor, partnerships: Iterable[Partnership]) -> dict[int, Pace]:
    """By partnership, of the actor's own ones. One query."""
    own = Q(post__person_id=actor.person_id) | Q(partner_id=actor.person_id)
    rows = Partnership.objects.visible_to(actor).filter(own, pk__in=[each.pk for each in partnerships])
    return {row.pk: pace_of(row, actor.on) for row in with_pace(rows)}


def has_seat(conversation: Conversation, partnership: Partnership) -> bool:
    """Of a meeting that has not begun."""
    if partnership.kind == PartnerKind.LINE_MANAGER:
        return conversation.with_manager and conversation.post_id == partnership.post_id
    return conversation.other_id == partnership.pk
