"""What of meetings waits for a partner: conditions, for People I support and for the number beside its name alike."""

from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Concat

from growthring.conversations.models import Conversation, Party, WayReview, Words
from growthring.conversations.queries.meetings import LATELY, waits_for
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

    As lists of posts, not as questions to each row: the database begins each with the actor's few, and plans it once.
    """
    planned, sat = _planned(actor), _sat(actor)
    asking = planned.filter(is_missed(midnight) | is_to_prepare(actor, midnight))
    late = is_late(Partnership.objects.filter(running_on(actor.on), partner=actor.person_id).order_by(), actor.on)
    ahead = Q(post__in=planned.filter(is_ahead(midnight)).values("post"))
    held = Q(post__in=sat.filter(state=State.BEGUN).values("post"))
    return (
        Q(post__in=asking.values("post"))
        | Q(post__in=sat.filter(is_to_sign(actor)).values("post"))
        | Q(pk__in=late.values("pk")) & ~ahead & ~held
        | asks_way(actor)
    )


def _planned(actor: Actor) -> ScopedQuerySet[Conversation]:
    """In which a partnership of the actor's has a seat today: these rows of `meetings_of`."""
    seat = Q(with_manager=True, post__partnerships__kind=PartnerKind.LINE_MANAGER) | Q(other=F("post__partnerships"))
    rows = Conversation.objects.unscoped(reason=WHY).order_by()
    return rows.filter(
        running_on(actor.on, path="post__partnerships") & seat,
        state=State.PLANNED,
        post__partnerships__partner=actor.person_id,
    )


def _sat(actor: Actor) -> ScopedQuerySet[Conversation]:
    """In which the actor sat as a partner, and still is one."""
    rows = Conversation.objects.unscoped(reason=WHY).order_by()
    return rows.filter(
        running_on(actor.on, path="parties__partnership"),
        parties__person=actor.person_id,
        parties__sat_at__isnull=False,
    )


def is_ahead(midnight: datetime) -> Q:
    """Planned, lately missed, or being held."""
    return Q(state=State.BEGUN) | Q(state=State.PLANNED, starts_at__gte=midnight - LATELY) & runs_on_its_day()


def is_missed(midnight: datetime) -> Q:
    """Its day is over, and nobody has begun it."""
    return Q(state=State.PLANNED, starts_at__lt=midnight, starts_at__gte=midnight - LATELY) & runs_on_its_day()


def is_to_prepare(actor: Actor, midnight: datetime) -> Q:
    """The questions are out and the actor has not begun."""
    mine = {"conversation": OuterRef("pk"), "person": actor.person_id}
    words = Words.objects.unscoped(reason=WHY).filter(**mine)
    place = Concat(Value(f"{DRAFTS}:"), OuterRef("key"))
    drafts = Draft.objects.visible_to(actor).filter(IN_USE, place=place)
    ready = Party.objects.unscoped(reason=WHY).filter(**mine, ready_at__isnull=False)
    begun = Q(Exists(words)) | Q(Exists(drafts)) | Q(Exists(ready))
    return Q(state=State.PLANNED, starts_at__gte=midnight, sent_at__isnull=False) & runs_on_its_day() & ~begun


def is_to_sign(actor: Actor) -> Q:
    return Q(state=State.RECORDED) & waits_for(actor)


def asks_way(actor: Actor) -> Q:
    """Of partnerships: mentoring or coaching, and the actor has not answered."""
    asked = WayReview.objects.filter(
        partnership__partner=actor.person_id, decided_on__isnull=True, ask_on__lte=actor.on, partner_says=""
    )
    return Q(mode=SupportMode.MENTORING, pk__in=asked.order_by().values("partnership"))
