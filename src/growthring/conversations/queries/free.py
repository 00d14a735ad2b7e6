"""When somebody is free: other meetings as times alone, and days on which a school is closed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import OuterRef, Q, Subquery
from django.utils.timezone import localdate

from growthring.conversations.models import Conversation
from growthring.core import clock
from growthring.core.periods import Period, running_on
from growthring.people.models import PartnerKind, Partnership
from growthring.standards.years import SchoolYears

WHY = "whether somebody is free at a time: when, never with whom or what for"
LONGEST = timedelta(hours=8)
AHEAD = (Conversation.State.PLANNED, Conversation.State.BEGUN)


@dataclass(frozen=True, slots=True)
class Taken:
    starts_at: datetime
    ends_at: datetime

    def meets(self, starts_at: datetime, minutes: int) -> bool:
        return self.starts_at < starts_at + timedelta(minutes=minutes) and starts_at < self.ends_at


def taken(
    persons: Iterable[int], since: datetime, until: datetime, *, but: Conversation | None = None
) -> dict[int, list[Taken]]:
    """By person. One query. Whoever has the line manager's seat is read as of today. A meeting whose post does not run
    on its day takes nobody's time."""
    wanted = set(persons)
    managers = Partnership.objects.filter(
        running_on(clock.today()), post=OuterRef("post"), kind=PartnerKind.LINE_MANAGER
    )
    ahead = Conversation.objects.unscoped(reason=WHY).filter(
        state__in=AHEAD, starts_at__gt=since - LONGEST, starts_at__lt=until
    )
    rows = ahead.exclude(pk=but.pk if but else 0).annotate(manager=Subquery(managers.values("partner")[:1]))
    sits = Q(post__person__in=wanted) | Q(other__partner__in=wanted) | Q(with_manager=True, manager__in=wanted)
    found: dict[int, list[Taken]] = defaultdict(list)
    facts = ("starts_at", "minutes", "post__person", "other__partner", "with_manager", "manager")
    post = ("post__starts_on", "post__ends_on")
    for *told, begins, ends in rows.filter(sits).values_list(*facts, *post):
        starts_at, minutes, learner, other, with_manager, manager = told
        span = Taken(starts_at, starts_at + timedelta(minutes=minutes))
        seated = {learner, other, manager if with_manager else None}
        for person in seated & wanted if localdate(starts_at) in Period(begins, ends) else ():
            found[person].append(span)
    return found


def is_free(taken_by: dict[int, list[Taken]], persons: Iterable[int], starts_at: datetime, minutes: int) -> bool:
    return not any(span.meets(starts_at, minutes) for person in persons for span in taken_by.get(person, ()))


def why_closed(years: SchoolYears, day: date) -> str:
    """The name of the closure where one has it; "-" for a closed day without a name; nothing for an open day."""
    if years.is_open(day):
        return ""
    year = years.year_of(day)
    named = next((part.name for part in year.closures if day in part), "") if year else ""
    return named or "-"
