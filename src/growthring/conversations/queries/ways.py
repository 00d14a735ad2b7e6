"""Whether mentoring is to turn into coaching: who is asked, on the day the two have set."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse

from growthring.conversations.models import WayReview
from growthring.core.access import Actor
from growthring.core.periods import running_on
from growthring.core.wordings import worded
from growthring.people.models import SupportMode


@dataclass(frozen=True, slots=True)
class Way:
    """For `_way_asked.html`: on any page where the two are, and on lists of one's own."""

    with_whom: str
    ask_on: date
    partnership: str  # its key
    key: str
    is_own: bool = False  # the reader is the learner

    @property
    def url(self) -> str:
        return reverse("conversations_pair", args=[self.partnership])


def reviews_asked(actor: Actor) -> "QuerySet[WayReview]":
    """Those whose day has come, and to which the actor has not said anything."""
    asks = WayReview.objects.visible_to(actor).filter(
        running_on(actor.on, path="partnership"),
        partnership__mode=SupportMode.MENTORING,
        decided_on__isnull=True,
        ask_on__lte=actor.on,
    )
    as_learner = Q(partnership__post__person_id=actor.person_id, learner_says="")
    as_partner = Q(partnership__partner_id=actor.person_id, partner_says="")
    return asks.filter(as_learner | as_partner)


def ways_asked(actor: Actor) -> list[Way]:
    """Wherever the actor is asked today. One query."""
    return [_way(actor, row) for row in _asked(actor)]


@worded
def _asked(actor: Actor) -> "QuerySet[WayReview]":
    return reviews_asked(actor).select_related("partnership__post__person", "partnership__partner")


def _way(actor: Actor, review: WayReview) -> Way:
    held = review.partnership
    mine = held.post.person_id == actor.person_id
    return Way(str(held.partner if mine else held.post.person), review.ask_on, held.key, review.key, mine)
