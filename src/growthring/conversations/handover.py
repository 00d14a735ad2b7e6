"""What of this room somebody who leaves still owes: how many meetings, and when the next one is."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import ngettext

from growthring.conversations.models import Conversation
from growthring.core import clock
from growthring.core.access import Actor
from growthring.core.periods import running_on
from growthring.people.handover import Owed
from growthring.people.models import PartnerKind, Partnership, Person

WHY = "that meetings are planned is told to whoever arranges what follows: how many and until when, nothing of them"


def planned_meetings(actor: Actor, person: Person) -> Iterator[Owed]:
    held = Partnership.objects.visible_to(actor).filter(running_on(actor.on), partner=person)
    manages = Q(with_manager=True, post__in=held.filter(kind=PartnerKind.LINE_MANAGER).order_by().values("post"))
    beside = Q(other__in=held.order_by().values("pk"))
    ahead = Conversation.objects.unscoped(reason=WHY).filter(
        manages | beside, state=Conversation.State.PLANNED, starts_at__gte=clock.now()
    )
    days = sorted(localdate(moment) for moment in ahead.values_list("starts_at", flat=True))
    if days:
        said = ngettext(
            "%(n)d meeting is planned, on %(day)s.", "%(n)d meetings are planned, the next on %(day)s.", len(days)
        )
        yield Owed(said % {"n": len(days), "day": date_format(days[0], "j F Y")})
