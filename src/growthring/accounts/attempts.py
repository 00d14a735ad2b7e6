"""Wrong tries, counted so that guessing is hopeless and nobody can keep a colleague out.

A browser in which somebody has been signed in before has a count of its own for them: whatever others try, there they
get in. All other tries are counted for the login and the place they come from, and for all unknown places together.
"""

import hashlib
from dataclasses import dataclass, field
from typing import Any

from allauth.core.internal import ratelimit
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from growthring.accounts.sessions import whose
from growthring.accounts.sessions.places import place_of

KNOWN_PLACE_S = 60 * 24 * 3600
PASSWORDS, CODES, INVITATIONS = "password", "code", "invitation"


@dataclass
class Tried:
    """Tries that were counted; whoever succeeds takes them back, so that a morning's right passwords count nothing."""

    usages: list[Any] = field(default_factory=list)

    def rollback(self) -> None:
        for usage in self.usages:
            usage.rollback()


def begin(request: HttpRequest, what: str, login: str, user_pk: int | None) -> Tried | None:
    """Counts one try at a login; None when there were too many. `login` is whatever names it, known or not."""
    mark = whose.mark_here(request, user_pk) if user_pk is not None else ""
    if mark:
        return _count(request, [(f"{what}_own", f"{login} {mark}")])
    place = place_of(request)
    counts = [(f"{what}_place", place), (f"{what}_login", f"{login} {place}")]
    if user_pk is None or not _is_known_place(user_pk, place):
        counts.append((f"{what}_elsewhere", login))
    return _count(request, counts)


def at_a_place(request: HttpRequest, what: str) -> bool:
    """Counts a try that names no login, as with an invitation; False when there were too many."""
    return _count(request, [(f"{what}_place", place_of(request))], looks=True) is not None


def knew_place(request: HttpRequest, user_pk: int) -> None:
    """Somebody has signed in here: wrong tries from other places no longer count against this one."""
    place = place_of(request)
    if place and not _is_known_place(user_pk, place):
        cache.set(_place_key(user_pk, place), True, KNOWN_PLACE_S)


def _count(request: HttpRequest, counts: list[tuple[str, str]], *, looks: bool = False) -> Tried | None:
    tried = Tried()
    for action, key in counts:
        usage = ratelimit.consume(
            request,
            app="growthring",
            action=action,
            config={action: settings.WRONG_TRIES[action]},
            key=key,
            limit_get=looks,
        )
        if not usage:
            tried.rollback()
            return None
        tried.usages.append(usage)
    return tried


def _is_known_place(user_pk: int, place: str) -> bool:
    return bool(place and cache.get(_place_key(user_pk, place)))


def _place_key(user_pk: int, place: str) -> str:
    return "place:" + hashlib.sha256(f"{settings.SECRET_KEY} {user_pk} {place}".encode()).hexdigest()
