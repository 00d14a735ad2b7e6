"""Meetings as calendars take them. Rooms above say which there are:

@calendars.shows
def meetings_of(person: Person) -> Iterable[Meeting]: ...
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from growthring.people.models import Person


@dataclass(frozen=True, slots=True)
class Meeting:
    """`uid` stays the same for good; `sequence` rises by one each time the meeting is moved or cancelled.

    `starts_at` is aware; `url` the page of the meeting, as a path; `where` a place, never what it is about.
    """

    uid: str
    sequence: int
    starts_at: datetime
    minutes: int
    where: str = ""
    url: str = ""
    organiser_name: str = ""
    is_cancelled: bool = False


Shows = Callable[[Person], Iterable[Meeting]]
_shown: list[Shows] = []


def shows(provider: Shows) -> Shows:
    """Register who knows a person's meetings: what their feed holds. Cancelled ones are left out by the feed."""
    if provider not in _shown:
        _shown.append(provider)
    return provider


def meetings_of(person: Person) -> list[Meeting]:
    found = [meeting for provider in _shown for meeting in provider(person)]
    return sorted(found, key=lambda meeting: (meeting.starts_at, meeting.uid))
