"""Of several words about one meeting, only the newest is worth sending."""

from growthring.core import clock
from growthring.core.scoping import ScopedQuerySet
from growthring.notices.icalendars import CANCEL
from growthring.notices.models import Message
from growthring.people.models import Person

WHY = "what a newer word about the same meeting has overtaken is not sent any more"


def dedupe_of(uid: str, sequence: int, person: Person) -> str:
    return f"{uid}:{sequence}:{person.pk}"


def overtake(uid: str, sequence: int, person: Person) -> None:
    """Older words about it that still wait, and that no worker has in hand."""
    waiting = _about(uid, person.pk).filter(sent_at__isnull=True, given_up_at__isnull=True, claimed_until__isnull=True)
    older = [row.pk for row in waiting if _read(row)[1] < sequence]
    gone = {"given_up_at": clock.now(), "trouble": Message.Trouble.OVERTAKEN, "text": "", "calendar_part": ""}
    Message.objects.unscoped(reason=WHY).filter(pk__in=older, claimed_until__isnull=True).update(**gone)


def knows_of_it(uid: str, sequence: int, person: Person) -> bool | None:
    """Whether the last word that went out to them before this one was that the meeting is on. What a worker has in hand
    counts as gone, while its claim holds. None: that is too long ago for the outbox to remember."""
    read = sorted(((_read(row)[1], row) for row in _about(uid, person.pk)), key=lambda each: each[0])
    earlier = [(number, row) for number, row in read if number < sequence]
    now = clock.now()
    gone = [row for _number, row in earlier if row.sent_at or (row.claimed_until and row.claimed_until > now)]
    if gone:
        return gone[-1].calendar_method != CANCEL
    return False if any(number == 0 for number, _row in earlier) else None


def is_overtaken(message: Message) -> bool:
    """Of one that was in a worker's hands when the newer word was put in, and that worker was killed."""
    uid, sequence = _read(message)
    return bool(uid) and any(_read(row)[1] > sequence for row in _about(uid, message.to_person_id))


def _about(uid: str, person: int | None) -> ScopedQuerySet[Message]:
    rows = Message.objects.unscoped(reason=WHY).filter(purpose=Message.Purpose.CALENDAR, to_person=person)
    return rows.filter(dedupe__startswith=f"{uid}:")


def _read(message: Message) -> tuple[str, int]:
    """The meeting's `uid`, blank for a message about none, and its `sequence`."""
    uid, _colon, rest = message.dedupe.partition(":")
    sequence = rest.partition(":")[0]
    return (uid, int(sequence)) if message.purpose == Message.Purpose.CALENDAR and sequence.isdigit() else ("", 0)
