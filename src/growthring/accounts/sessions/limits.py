"""How long a session lasts: it ends when nothing was done for a while, and in any case after a time."""

import time
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from growthring.accounts.sessions.places import address_of, kinds_of, roughly

NAME = "held"  # in the session
GRAIN_S = 300  # how exactly it is known when somebody was last here: each note is a write


@dataclass(frozen=True, slots=True)
class Held:
    """Seconds since 1970; `place` is the address, roughly."""

    since: float
    seen: float
    place: str = ""
    browser: str = ""
    system: str = ""


def held(session: SessionBase | dict[str, Any]) -> Held | None:
    found = session.get(NAME)
    return Held(**found) if isinstance(found, dict) else None


def begin(request: HttpRequest) -> None:
    browser, system = kinds_of(request)
    now = time.time()
    request.session[NAME] = asdict(Held(now, now, roughly(address_of(request)), browser, system))


def is_over(session: SessionBase) -> bool:
    found = held(session)
    if found is None:
        return False  # begun before there were limits: they count from now on
    now = time.time()
    if stays(session):
        return now - found.since >= seconds(settings.SESSION_LONGEST_STAY)
    idle = seconds(settings.SESSION_IDLE)
    return now - found.since >= seconds(settings.SESSION_LONGEST) or bool(idle and now - found.seen >= idle)


def stays(session: SessionBase) -> bool:
    """Whether its owner chose to be kept signed in on this device."""
    return not session.get_expire_at_browser_close()


def note(request: HttpRequest) -> None:
    found = held(request.session)
    if found is None:
        begin(request)
    elif time.time() - found.seen >= GRAIN_S:
        request.session[NAME] = asdict(replace(found, seen=time.time(), place=roughly(address_of(request))))


def seconds(span: timedelta) -> float:
    return span.total_seconds()
