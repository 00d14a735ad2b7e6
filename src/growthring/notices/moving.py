"""A school that changes trust takes along what its people chose about mail, and what waits to be sent to them."""

from growthring.notices.models import CalendarFeed, MailWishes, Message, Told
from growthring.people import moving
from growthring.people.moving import WITH_PERSON, Move

WHY = "what waits to be sent goes into the new trust with its person"


def register() -> None:
    moving.carries(MailWishes, WITH_PERSON)
    moving.carries(CalendarFeed, WITH_PERSON)
    moving.carries(Told, WITH_PERSON)
    moving.stays(Message, "carried by hand: it names its person in another field")
    moving.after(carry_messages)


def carry_messages(move: Move) -> None:
    rows = Message.objects.unscoped(reason=WHY).filter(to_person__in=move.movers)
    move.counts[Message._meta.label] = rows.update(trust=move.new)
