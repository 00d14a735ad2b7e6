"""What of meetings waits for a partner: conditions, for People I support and for the number beside its name alike."""

from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Concat

from growthring.conversations.models import Conversation, Party, WayReview, Words
from growthring.conversations.queries.meetings import LATELY, unsigned, waits_for
from growthring.conversations.queries.possible import runs_on_its_day
from growthring.conversations.queries.rhythm import is_late
from growthring.conversations.services.preparing import DRAFTS
from growthring.core.access import Actor
from growthring.core.periods import running_on
from growthring.core.scoping import ScopedQuerySet
from growthring.people.models import PartnerKind, Partnership, SupportMode
from growthring.writing.models import IN_USE, Draft

WHY = "a column of a question that is asked for one actor's own meetings"
State = Conversation.State


def waits_for_partner(actor: Actor, midnight: datetime) -> Q:
    """Of partnerships the actor holds; `midnight` is when today began.

    As lists, not as questions to each row: the database begins each with the actor's few, and plans it once.
    """
    planned, begun = _planned(actor, midnight), _sat(actor).filter(conversation__state=State.BEGUN)
    asking = planned.filter(Q(starts_at__lt=midnight) | is_unprepared(actor, midnight))
    late = is_late(Partnership.objects.filter(running_on(actor.on), partner=actor.person_id).order_by(), actor.on)
    met = ~Q(post__in=planned.values("post")) & ~Q(post__in=begun.values("conversation__post"))
    return (
        asks_way(actor)
        | Q(post__in=asking.values("post"))
        | Q(pk__in=_unsigned(actor).values("partnership"))
        | Q(pk__in=late.values("pk")) & met
    )


def _planned(actor: Actor, midnight: datetime) -> ScopedQuerySet[Conversation]:
    """In which a partnership of the actor's has a seat today: these rows of `meetings_of`."""
    seat = Q(with_manager=True, post__partnerships__kind=PartnerKind.LINE_MANAGER) | Q(other=F("post__partnerships"))
    rows = Conversation.objects.unscoped(reason=WHY).order_by()
    return rows.filter(
        running_on(actor.on, path="post__partnerships") & seat,
        _is_current(midnight),
        post__partnerships__partner=actor.person_id,
    )


def _sat(actor: Actor) -> ScopedQuerySet[Party]:
    """The actor's parts in meetings in which they sat as a partner, and still are one."""
    return Party.objects.unscoped(reason=WHY).filter(
        running_on(actor.on, path="partnership"), person=actor.person_id, sat_at__isnull=False
    )


def _unsigned(actor: Actor) -> ScopedQuerySet[Party]:
    """Those of them in records that wait for the actor to sign, as `is_to_sign` has it."""
    return _sat(actor).filter(Exists(unsigned(actor, "conversation")), conversation__state=State.RECORDED)


def is_ahead(midnight: datetime) -> Q:
    """Planned, lately missed, or being held."""
    return Q(state=State.BEGUN) | _is_current(midnight)


def _is_current(midnight: datetime) -> Q:
    """Planned or lately missed."""
    return Q(state=State.PLANNED, starts_at__gte=midnight - LATELY) & runs_on_its_day()


def is_unprepared(actor: Actor, midnight: datetime) -> Q:
    """Of current ones: the questions are out and the actor has not begun."""
    words = Words.objects.unscoped(reason=WHY).filter(person=actor.person_id).order_by()
    ready = Party.objects.unscoped(reason=WHY).filter(person=actor.person_id, ready_at__isnull=False)
    place = Concat(Value(f"{DRAFTS}:"), OuterRef("key"))
    drafts = Draft.objects.visible_to(actor).filter(IN_USE, place=place)
    begun = Q(pk__in=words.values("conversation")) | Q(pk__in=ready.values("conversation")) | Q(Exists(drafts))
    return Q(starts_at__gte=midnight, sent_at__isnull=False) & ~begun


def is_to_sign(actor: Actor) -> Q:
    return Q(state=State.RECORDED) & waits_for(actor)


def asks_way(actor: Actor) -> Q:
    """Of partnerships: mentoring or coaching, and the actor has not answered."""
    asked = WayReview.objects.filter(
        partnership__partner=actor.person_id, decided_on__isnull=True, ask_on__lte=actor.on, partner_says=""
    )
    return Q(mode=SupportMode.MENTORING, pk__in=asked.order_by().values("partnership"))
