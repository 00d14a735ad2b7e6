"""Sign-ins begun in this browser that have not come back: kept in the session, used once, for a quarter of an hour."""

import secrets
import time
from dataclasses import asdict, dataclass, field

from django.contrib.sessions.backends.base import SessionBase

from growthring.accounts.single_sign_on.refusals import Refused

NAME = "sign_ins_under_way"
SECONDS = 15 * 60
MOST = 5  # tabs


@dataclass(frozen=True, slots=True)
class UnderWay:
    """`intent` is what the sign-in is for; `token` an invitation's, `user` whoever was signed in when it began."""

    provider: str
    intent: str = "sign_in"
    next: str = ""
    token: str = ""
    user: int = 0
    nonce: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    verifier: str = field(default_factory=lambda: secrets.token_urlsafe(48))
    at: float = field(default_factory=time.time)


def keep(session: SessionBase, under_way: UnderWay) -> str:
    """The state that has to come back with the answer."""
    state = secrets.token_urlsafe(32)
    latest = list(session.get(NAME, {}).items())[-(MOST - 1) :]
    session[NAME] = dict([*latest, (state, asdict(under_way))])
    return state


def take(session: SessionBase, state: str, provider: str) -> UnderWay:
    """What was begun with this state; it never works a second time, whoever sends it."""
    kept = dict(session.get(NAME, {}))
    found = kept.pop(state, None)
    session[NAME] = kept
    if found is None or time.time() - found["at"] > SECONDS:
        raise Refused("state")
    under_way = UnderWay(**found)
    if under_way.provider != provider:
        raise Refused("mixed_up")
    return under_way
