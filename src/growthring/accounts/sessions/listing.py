"""The places where somebody is signed in, for them to see and to end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.sessions.backends.base import SessionBase
from django.utils.crypto import salted_hmac

from growthring.accounts.models import LoginSession
from growthring.accounts.sessions import limits, places
from growthring.core import clock


@dataclass(frozen=True, slots=True)
class Place:
    """`mark` names it in a form without giving the session away."""

    mark: str
    words: str
    roughly: str
    since: datetime | None
    seen: datetime | None
    is_this: bool
    stays: bool


def places_of(user: AbstractBaseUser, here: SessionBase) -> list[Place]:
    """This one first, then the latest."""
    found = list(_places(user, here))
    return sorted(found, key=lambda place: (not place.is_this, -(place.seen.timestamp() if place.seen else 0)))


def _places(user: AbstractBaseUser, here: SessionBase) -> Iterator[Place]:
    for row in _running(user):
        session = row.get_session_store_class()(row.session_key)
        session._session_cache = row.get_decoded()
        known = limits.held(session)
        if limits.is_over(session):
            continue
        yield Place(
            mark=_mark(row.session_key),
            words=places.words(known.browser, known.system) if known else places.words("", ""),
            roughly=known.place if known else "",
            since=datetime.fromtimestamp(known.since, UTC) if known else None,
            seen=datetime.fromtimestamp(known.seen, UTC) if known else None,
            is_this=row.session_key == here.session_key,
            stays=limits.stays(session),
        )


def end_place(user: AbstractBaseUser, mark: str) -> bool:
    keys = [row.session_key for row in _running(user) if _mark(row.session_key) == mark]
    return bool(LoginSession.objects.filter(user_id=user.pk, session_key__in=keys).delete()[0])


def end_all(user: AbstractBaseUser, *, but: SessionBase | None = None) -> int:
    """Sign a login out everywhere, `but` here; the number of places."""
    found = LoginSession.objects.filter(user_id=user.pk)
    if but is not None and but.session_key:
        found = found.exclude(session_key=but.session_key)
    return found.delete()[0]


def _running(user: AbstractBaseUser) -> list[LoginSession]:
    return list(LoginSession.objects.filter(user_id=user.pk, expire_date__gt=clock.now()))


def _mark(session_key: str) -> str:
    return salted_hmac("growthring.accounts.sessions", session_key).hexdigest()[:24]
