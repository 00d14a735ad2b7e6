"""Whether somebody who leaves has meetings ahead in this room: never how many, when or with whom."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _

from growthring.conversations.models import Conversation
from growthring.core import clock
from growthring.core.access import Actor
from growthring.core.periods import running_on
from growthring.people.handover import Owed
from growthring.people.models import PartnerKind, Partnership, Person

WHY = "that meetings are planned is told to whoever arranges what follows: not how many or when, nothing of them"


def planned_meetings(actor: Actor, person: Person) -> Iterator[Owed]:
    held = Partnership.objects.visible_to(actor).filter(running_on(actor.on), partner=person)
    manages = Q(with_manager=True, post__in=held.filter(kind=PartnerKind.LINE_MANAGER).order_by().values("post"))
    beside = Q(other__in=held.order_by().values("pk"))
    ahead = Conversation.objects.unscoped(reason=WHY).filter(
        manages | beside, state=Conversation.State.PLANNED, starts_at__gte=clock.now()
    )
    if ahead.exists():
        yield Owed(_("Meetings are planned: whoever follows finds them, or they are called off."))
