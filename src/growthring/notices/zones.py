"""A time zone as a calendar file has to describe it: every change of its clocks in the years that are needed."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


def described(zone: tzinfo, first: datetime, last: datetime) -> Timezone:
    """From the January before the first moment to the one after the last, so that no moment falls outside."""
    start, end = datetime(first.year, 1, 1, tzinfo=UTC), datetime(last.year + 1, 2, 1, tzinfo=UTC)
    described = Timezone()
    described.add("tzid", str(zone))
    described.add_component(_rule(start, zone, since=start))
    for moment in _changes(zone, start, end):
        described.add_component(_rule(moment, zone, since=moment - SECOND))
    return described


def _rule(moment: datetime, zone: tzinfo, *, since: datetime) -> TimezoneStandard | TimezoneDaylight:
    """What holds from a moment on. Its beginning is told by the clocks that were right before it, as RFC 5545 asks."""
    before, here = since.astimezone(zone).utcoffset() or timedelta(0), moment.astimezone(zone)
    rule = TimezoneDaylight() if here.dst() else TimezoneStandard()
    rule.add("dtstart", (moment + before).replace(tzinfo=None))
    rule.add("tzoffsetfrom", before)
    rule.add("tzoffsetto", here.utcoffset() or timedelta(0))
    rule.add("tzname", here.tzname() or "")
    return rule


def _changes(zone: tzinfo, start: datetime, end: datetime) -> Iterator[datetime]:
    moment = start
    while moment < end:
        if moment.astimezone(zone).utcoffset() != (moment + DAY).astimezone(zone).utcoffset():
            yield _exactly(zone, moment, moment + DAY)
        moment += DAY


def _exactly(zone: tzinfo, low: datetime, high: datetime) -> datetime:
    """The first moment of the new offset, which is that of `high`."""
    new = high.astimezone(zone).utcoffset()
    while high - low > SECOND:
        middle = low + timedelta(seconds=int((high - low).total_seconds()) // 2)
        if middle.astimezone(zone).utcoffset() == new:
            high = middle
        else:
            low = middle
    return high
