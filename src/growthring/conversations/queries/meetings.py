"""My meetings: those ahead, those to sign, those held; each with who else is there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import RowNumber
from django.utils import dateformat
from django.utils.formats import get_format
from django.utils.timezone import localdate, localtime

from growthring.conversations.models import Change, Conversation, Edition, Party, Purpose, Signature
from growthring.conversations.policy import meetings_of, participant
from growthring.conversations.queries.possible import is_over
from growthring.conversations.queries.rhythm import Pace, has_seat, of_mine, pace_of, with_pace
from growthring.conversations.services.inviting import page_of
from growthring.core import clock
from growthring.core.access import Actor
from growthring.core.periods import running_on
from growthring.core.permissions import listed
from growthring.core.wordings import worded
from growthring.people.models import PartnerKind, Partnership

State = Conversation.State
LATELY = timedelta(days=14)  # a meeting that was planned and not held is asked about as long
WHY = "a column of a question that is asked for one actor's own meetings"


@dataclass(frozen=True, slots=True)
class Row:
    held: Any  # a conversation with `is_ready` and `is_to_sign`
    actor: Actor
    who: str

    @property
    def url(self) -> str:
        return page_of(self.held)

    @property
    def when(self) -> str:
        return dateformat.format(localtime(self.held.starts_at), f"l {get_format('DATE_FORMAT')}, H:i")

    @property
    def purpose(self) -> str:
        return str(Purpose(self.held.purpose).label)

    @property
    def is_ready(self) -> bool:
        return bool(self.held.is_ready)

    @property
    def is_to_sign(self) -> bool:
        return bool(self.held.is_to_sign)

    @property
    def is_missed(self) -> bool:
        """Its day is over, and nobody has begun it."""
        return self.held.state == State.PLANNED and localdate(self.held.starts_at) < self.actor.on

    @property
    def is_to_prepare(self) -> bool:
        if self.is_missed:
            return False
        return self.held.state == State.PLANNED and self.held.sent_at is not None and not self.held.is_ready


@dataclass(frozen=True, slots=True)
class Pair:
    """One partnership of mine, from either side."""

    partnership: Partnership
    actor: Actor
    pace: Pace
    next_at: datetime | None

    @property
    def is_mine(self) -> bool:
        """In a post of mine."""
        return self.partnership.post.person_id == self.actor.person_id

    @property
    def kind(self) -> str:
        return str(PartnerKind(self.partnership.kind).label)

    @property
    def other(self) -> str:
        return str(self.partnership.partner if self.is_mine else self.partnership.post.person)


def ahead(actor: Actor) -> list[Conversation]:
    """Planned or being held; one that nobody held stays here for two weeks, unless its post has ended."""
    found = _current(actor, since=clock.midnight(actor.on) - LATELY)
    return [each for each in found if each.state != State.RECORDED and not is_over(each, actor.on)]


def shown(actor: Actor, last: int) -> list[Conversation]:
    """Ahead, being held, or waiting to be signed by somebody; and so many that are signed, the newest. One query."""
    found = _shown(actor, last, since=clock.midnight(actor.on) - LATELY)
    return [each for each in found if not is_over(each, actor.on)]


@worded
def _current(actor: Actor, *, since: datetime) -> "QuerySet[Conversation]":
    return _read(actor, _is_current(since))


@worded
def _shown(actor: Actor, last: int, *, since: datetime) -> "QuerySet[Conversation]":
    signed = Q(state=State.SIGNED)
    place = Window(RowNumber(), partition_by="state", order_by=["-starts_at", "-pk"])
    return _read(actor, _is_current(since) | signed).alias(place=place).filter(~signed | Q(place__lte=last))


def _is_current(since: datetime) -> Q:
    return Q(state=State.PLANNED, starts_at__gte=since) | Q(state__in=(State.BEGUN, State.RECORDED))


def _read(actor: Actor, which: Q) -> "QuerySet[Conversation]":
    """In the order of their days: with whether the actor is ready for it, or is to sign it."""
    ready = Party.objects.unscoped(reason=WHY).filter(
        conversation=OuterRef("pk"), person=actor.person_id, ready_at__isnull=False
    )
    rows = meetings_of(actor).filter(which).select_related("post__person").order_by("starts_at", "pk")
    return rows.annotate(
        is_ready=as_column(Q(state=State.PLANNED) & Q(Exists(ready))),
        is_to_sign=as_column(Q(state=State.RECORDED) & waits_for(actor)),
    )


@worded
def to_sign(actor: Actor) -> "QuerySet[Conversation]":
    """Each with `edition`, the number of the one that waits."""
    rows = meetings_of(actor).filter(waits_for(actor), state=State.RECORDED)
    return rows.annotate(edition=Subquery(_newest().values("number"))).order_by("starts_at", "pk")


def _newest(meeting: str = "pk") -> "QuerySet[Edition]":
    """Of the meeting outside: one that was opened again after the first signature waits no more."""
    rows = Edition.objects.unscoped(reason=WHY)
    later = rows.filter(conversation=OuterRef("conversation"), number__gt=OuterRef("number"))
    return rows.filter(~Exists(later), conversation=OuterRef(meeting))


def unsigned(actor: Actor, meeting: str = "pk") -> "QuerySet[Edition]":
    """The newest edition of the meeting outside, while the actor has not signed it; `meeting` leads there."""
    mine = Signature.objects.unscoped(reason=WHY).filter(edition=OuterRef("pk"), person=actor.person_id)
    return _newest(meeting).filter(~Exists(mine))


def waits_for(actor: Actor) -> Q:
    """The newest edition waits for the actor, who sat there."""
    sat = Party.objects.unscoped(reason=WHY).filter(
        conversation=OuterRef("pk"), person=actor.person_id, sat_at__isnull=False
    )
    return Q(Exists(unsigned(actor))) & Q(Exists(sat))


def as_column(condition: Q) -> Any:
    return ExpressionWrapper(condition, output_field=BooleanField())


def rows_of(actor: Actor, found: Iterable[Conversation], partners: Iterable[Partnership] = ()) -> list[Row]:
    """With names: of who sat there, or of those `partners` who have the seat today. One query."""
    rows = list(found)
    begun = [row.pk for row in rows if row.begun_at is not None]
    sat: dict[int, set[str]] = {}
    for party in _sat(actor, meetings=begun) if begun else []:
        sat.setdefault(party.conversation_id, set()).add(str(party.person))
    known = [each for each in partners if each.partner_id != actor.person_id]
    return [Row(row, actor, _who(actor, row, sat, known)) for row in rows]


@worded
def _sat(actor: Actor, *, meetings: list[int]) -> "QuerySet[Party]":
    """Who sat there beside the actor."""
    parties = Party.objects.visible_to(actor).filter(conversation__in=meetings, sat_at__isnull=False)
    return parties.exclude(person=actor.person_id).select_related("person")


def _who(actor: Actor, row: Conversation, sat: dict[int, set[str]], partners: list[Partnership]) -> str:
    learner = [] if row.post.person_id == actor.person_id else [str(row.post.person)]
    if row.begun_at is not None:
        others = sat.get(row.pk, set())
    else:
        others = {str(each.partner) for each in partners if has_seat(row, each)}
    return listed([*learner, *sorted(others - set(learner))])


def changes(actor: Actor) -> list[Change]:
    """What others moved and what is still ahead, or moved and called off lately, with the words that were for me."""
    found = [each for each in _changes(actor, now=clock.now()) if not is_over(each.conversation, actor.on)]
    for change in found:
        change.url = page_of(change.conversation)
    return found


@worded
def _changes(actor: Actor, *, now: datetime) -> "QuerySet[Change]":
    ahead = Q(conversation__state=State.PLANNED, conversation__starts_at__gte=now)
    acts = (Change.Act.MOVED, Change.Act.CALLED_OFF)
    inside = Q(act__in=acts, conversation__trust_id=actor.trust_id)
    rows = Change.objects.visible_to(actor).filter(inside, ahead | Q(at__gte=now - LATELY))
    if actor.is_guest:  # who was on the staff once still sees what happened to meetings of theirs
        rows = rows.filter(participant(actor))
    others = rows.exclude(person=actor.person_id).select_related("conversation__post", "person")
    return others.order_by("-at", "-pk")


def pairs(actor: Actor, meetings: Iterable[Conversation]) -> tuple[list[Pair], list[Pair]]:
    """Partnerships in my own posts, and those I hold; `meetings` are mine ahead. One query."""
    planned = [each for each in meetings if each.state == State.PLANNED and each.starts_at >= clock.now()]
    found = [
        Pair(row, actor, pace_of(row, actor.on), next((m.starts_at for m in planned if has_seat(m, row)), None))
        for row in _pairs(actor)
    ]
    return [each for each in found if each.is_mine], [each for each in found if not each.is_mine]


@worded
def _pairs(actor: Actor) -> "QuerySet[Partnership]":
    own = Q(partner_id=actor.person_id) if actor.is_guest else of_mine(actor)
    rows = Partnership.objects.visible_to(actor).filter(own, running_on(actor.on), running_on(actor.on, path="post"))
    return with_pace(rows).select_related("post__person", "partner").order_by("post", "kind", "pk")
