"""One's own, and nobody else's: neither the office nor a head looks into anybody's mail."""

from django.db.models import Q

from growthring.core.access import Actor
from growthring.core.scoping import visibility
from growthring.notices.models import CalendarFeed, MailWishes, Message, Told


@visibility(Message)
def messages_visible_to(actor: Actor) -> Q:
    return Q(to_person_id=actor.person_id)


@visibility(MailWishes)
@visibility(CalendarFeed)
@visibility(Told)
def own_choices_visible_to(actor: Actor) -> Q:
    return Q(person_id=actor.person_id)
