"""What of meetings stands beside each person on "People I support": as columns of one query, and one more."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from growthring.commitments.models import Promise
from growthring.conversations.models import Conversation, Party, WayReview, Words
from growthring.conversations.policy import meetings_of
from growthring.conversations.queries.meetings import waits_for
from growthring.conversations.queries.rhythm import Pace, has_seat, pace_of, with_pace
from growthring.conversations.services.inviting import page_of
from growthring.core.access import Actor
from growthring.core.wordings import worded
from growthring.people.models import Partnership, SupportMode
from growthring.writing.models import IN_USE, Draft

WHY = "a column of a question that is asked for one actor's own meetings"
State = Conversation.State


@dataclass(slots=True)
class Meetings:
    """Of one person I support. Of their preparation I know their own tick, never whether they have written."""

    actor: Actor
    pace: Pace
    promises: int = 0
    asks_way: list[Partnership] = field(default_factory=list)
    to_sign: Any = None  # a record that waits for my signature
    next: Any = None  # the conversation, with `mine_ready`, `mine_begun`, `theirs_ready`

    @property
    def url(self) -> str:
        return page_of(self.next) if self.next else ""

    @property
    def sign_url(self) -> str:
        return page_of(self.to_sign) if self.to_sign else ""

    @property
    def is_open(self) -> bool:
        return self.next is not None and self.next.state != State.PLANNED

    @property
    def is_missed(self) -> bool:
        """It was to be on a day that is over, and nobody has begun it."""
        planned = self.next is not None and self.next.state == State.PLANNED
        return planned and localdate(self.next.starts_at) < self.actor.on

    @property
    def to_prepare(self) -> bool:
        """The questions are out and I have not begun."""
        if self.is_missed:
            return False
        planned = self.next is not None and self.next.state == State.PLANNED and self.next.sent_at is not None
        return planned and not (self.next.mine_begun or self.next.mine_ready)

    @property
    def is_late(self) -> bool:
        return self.next is None and self.pace.is_late

    @property
    def waits(self) -> bool:
        return self.to_sign is not None or self.to_prepare or self.is_missed or self.is_late or bool(self.asks_way)


def with_meetings(actor: Actor, held: "QuerySet[Partnership]") -> "QuerySet[Partnership]":
    """Adds to partnerships the actor holds what `meetings_beside` reads."""
    owed = Promise.objects.visible_to(actor).filter(
        IN_USE,
        post=OuterRef("post"),
        owed_by=actor.person_id,
        state__in=(Promise.State.OPEN, Promise.State.ASKED),
    )
    counted = owed.order_by().values("post").annotate(number=Count("pk")).values("number")
    asked = WayReview.objects.filter(
        partnership=OuterRef("pk"), decided_on__isnull=True, ask_on__lte=actor.on, partner_says=""
    )
    return with_pace(held).annotate(promises_owed=Coalesce(Subquery(counted), Value(0)), asks_way=Exists(asked))


def meetings_beside(actor: Actor, held: Iterable[Partnership], since: datetime) -> dict[int, Meetings]:
    """By post, of rows that came by `with_meetings`. One query."""
    rows = list(held)
    found: dict[int, Meetings] = {}
    for row in rows:
        told: Any = row
        pace = pace_of(row, actor.on)
        beside = found.setdefault(row.post_id, Meetings(actor, pace, told.promises_owed))
        if pace.due_on < beside.pace.due_on:
            beside.pace = pace
        if told.asks_way and row.mode == SupportMode.MENTORING:
            beside.asks_way.append(row)
    for meeting in _ahead(actor, posts=list(found), since=since):
        beside = found[meeting.post_id]
        if meeting.state == State.RECORDED:
            beside.to_sign = meeting
        elif beside.next is None and (meeting.begun_at or any(has_seat(meeting, row) for row in rows)):
            beside.next = meeting
    return found


@worded
def _ahead(actor: Actor, *, posts: list[int], since: datetime) -> Any:
    mine = {"conversation": OuterRef("pk"), "person": actor.person_id}
    parties = Party.objects.unscoped(reason=WHY)
    drafts = Draft.objects.visible_to(actor).filter(place__endswith=OuterRef("key"))
    words = Words.objects.unscoped(reason=WHY).filter(**mine)
    learner = {"conversation": OuterRef("pk"), "person": OuterRef("post__person")}
    ahead = Q(starts_at__gte=since, state__in=(State.PLANNED, State.BEGUN))
    rows = meetings_of(actor).filter(ahead | Q(state=State.RECORDED) & waits_for(actor), post__in=posts)
    return rows.annotate(
        mine_ready=Exists(parties.filter(**mine, ready_at__isnull=False)),
        mine_begun=Exists(words) | Exists(drafts),
        theirs_ready=Exists(parties.filter(**learner, ready_at__isnull=False)),
    ).order_by("starts_at", "pk")
