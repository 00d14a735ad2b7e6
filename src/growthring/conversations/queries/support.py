"""What of meetings stands beside each person on "People I support": as columns of one query, and one more."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from growthring.commitments.models import Promise
from growthring.conversations.models import Conversation, Party
from growthring.conversations.policy import meetings_of
from growthring.conversations.queries.meetings import as_column
from growthring.conversations.queries.rhythm import Pace, pace_of, with_pace
from growthring.conversations.queries.waiting import WHY, asks_way, is_ahead, is_to_sign, is_unprepared
from growthring.core.access import Actor
from growthring.core.wordings import worded
from growthring.people.models import Partnership
from growthring.writing.models import IN_USE

State = Conversation.State


@dataclass(slots=True)
class Meetings:
    """Of one person I support. Of their preparation I know their own tick, never whether they have written."""

    pace: Pace
    promises: int = 0
    asks_way: list[Partnership] = field(default_factory=list)
    to_sign: Any = None  # a record that waits for my signature
    missed: Any = None  # it was to be on a day that is over, and nobody has begun it
    to_prepare: Any = None  # its questions are out and I have not begun
    next: Any = None  # being held or to come, with `theirs_ready`

    @property
    def is_open(self) -> bool:
        return self.next is not None and self.next.state != State.PLANNED

    @property
    def is_planned(self) -> bool:
        return self.next is not None or self.missed is not None

    @property
    def are_shown(self) -> bool:
        """Whether the page says of any that it is."""
        return self.is_planned or self.to_sign is not None or self.pace.last_on is not None

    @property
    def is_late(self) -> bool:
        return not self.is_planned and self.pace.is_late

    @property
    def wait(self) -> bool:
        """As `waits_for_partner` has it in a question."""
        waiting = self.to_sign or self.missed or self.to_prepare or self.asks_way
        return bool(waiting) or self.is_late

    def add(self, meeting: Any, midnight: datetime) -> None:
        """In the order of their days: the first of each kind stands."""
        if meeting.state == State.RECORDED:
            self.to_sign = self.to_sign or meeting
        elif meeting.state == State.PLANNED and meeting.starts_at < midnight:
            self.missed = self.missed or meeting
        else:
            self.next = self.next or meeting
        if meeting.waits_to_be_prepared:
            self.to_prepare = self.to_prepare or meeting


def with_meetings(actor: Actor, held: "QuerySet[Partnership]") -> "QuerySet[Partnership]":
    """Adds to partnerships the actor holds what `meetings_beside` reads."""
    owed = Promise.objects.visible_to(actor).filter(
        IN_USE,
        post=OuterRef("post"),
        owed_by=actor.person_id,
        state__in=(Promise.State.OPEN, Promise.State.ASKED),
    )
    counted = owed.order_by().values("post").annotate(number=Count("pk")).values("number")
    return with_pace(held).annotate(
        promises_owed=Coalesce(Subquery(counted), Value(0)), asks_way=as_column(asks_way(actor))
    )


def meetings_beside(actor: Actor, held: Iterable[Partnership], midnight: datetime) -> dict[int, Meetings]:
    """By post, of rows that came by `with_meetings`. One query."""
    found: dict[int, Meetings] = {}
    for row in held:
        told: Any = row
        pace = pace_of(row, actor.on)
        beside = found.setdefault(row.post_id, Meetings(pace, told.promises_owed))
        beside.pace = min(beside.pace, pace, key=lambda each: (not each.is_late, each.due_on))
        if told.asks_way:
            beside.asks_way.append(row)
    for meeting in _meetings(actor, posts=list(found), midnight=midnight):
        found[meeting.post_id].add(meeting, midnight)
    return found


@worded
def _meetings(actor: Actor, *, posts: list[int], midnight: datetime) -> Any:
    """Current ones, and records that wait for the actor's signature."""
    learner = {"conversation": OuterRef("pk"), "person": OuterRef("post__person")}
    ready = Party.objects.unscoped(reason=WHY).filter(**learner, ready_at__isnull=False)
    rows = meetings_of(actor).filter(is_ahead(midnight) | is_to_sign(actor), post__in=posts)
    return rows.annotate(
        waits_to_be_prepared=as_column(Q(state=State.PLANNED) & is_unprepared(actor, midnight)),
        theirs_ready=Exists(ready),
    ).order_by("starts_at", "pk")
