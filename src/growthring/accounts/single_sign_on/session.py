"""How this session began: what it may be used for follows from it (see `people.signing_in`)."""

import time
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.base import SessionBase
from django.dispatch import receiver
from django.http import HttpRequest

NAME = "signed_in_through"
ANNOUNCED = "about_to_sign_in_through"
SECONDS = 600  # for a second factor, between the provider's answer and the beginning of the session


def through(session: SessionBase) -> dict[str, Any]:
    """`provider`: its key; `trust`: the number of the trust it belongs to, or None; `second_factor`: its own counts.

    Empty for a session that was begun with a password or a passkey.
    """
    found = session.get(NAME)
    return found if isinstance(found, dict) else {}


def of_one_trust(session: SessionBase) -> int | None:
    """The trust whose own provider began the session: it answers for its people there, and for nothing else."""
    trust = through(session).get("trust")
    return trust if isinstance(trust, int) else None


def second_factor_counts(session: SessionBase, trust_id: int) -> bool:
    """The installation's provider speaks for all trusts; a trust's own only where its people act in that trust."""
    began = through(session)
    return began.get("second_factor") is True and began.get("trust") in (None, trust_id)


def announce(session: SessionBase, user_id: int, provider: str, *, trust: int | None, second_factor: bool) -> None:
    """The session that is about to begin for this login begins through a provider."""
    told = {"provider": provider, "trust": trust, "second_factor": second_factor}
    session[ANNOUNCED] = {"user": user_id, "until": time.time() + SECONDS, "through": told}


@receiver(user_logged_in)
def begins(sender: object, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """Each time somebody signs in, also in a session that runs: what it was before counts no longer."""
    announced = request.session.pop(ANNOUNCED, None)
    request.session.pop(NAME, None)
    if announced and announced["user"] == user.pk and time.time() < announced["until"]:
        request.session[NAME] = announced["through"]
