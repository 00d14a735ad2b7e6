from datetime import UTC, datetime, time

import pytest

from growthring.core.schedule import Daily, Every


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("when", "moment", "last", "after"),
    [
        # In summer three in the morning in London is two o'clock UTC.
        (Daily(time(3)), "2026-07-10 01:59:59", "2026-07-09 02:00", "2026-07-10 02:00"),
        (Daily(time(3)), "2026-07-10 02:00:00", "2026-07-10 02:00", "2026-07-11 02:00"),
        (Daily(time(3)), "2026-12-10 02:59:00", "2026-12-09 03:00", "2026-12-10 03:00"),
        # Over the night on which the clocks go back.
        (Daily(time(3)), "2026-10-25 02:30", "2026-10-24 02:00", "2026-10-25 03:00"),
        # Sundays only: 26 July 2026 is one.
        (Daily(time(3), weekday=6), "2026-07-29 12:00", "2026-07-26 02:00", "2026-08-02 02:00"),
        (Every(15), "2026-07-10 01:59:59", "2026-07-10 01:45", "2026-07-10 02:00"),
        (Every(15), "2026-07-10 02:00:00", "2026-07-10 02:00", "2026-07-10 02:15"),
    ],
)
def test_when_work_was_due_and_is_due_again(when: Daily | Every, moment: str, last: str, after: str) -> None:
    assert (when.occasion(utc(moment)), when.following(utc(moment))) == (utc(last), utc(after))
