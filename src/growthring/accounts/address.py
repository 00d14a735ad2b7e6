"""The address somebody signs in with: changed by a link to the new one, and the old one is told."""

import json
import time

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.http import HttpRequest

from growthring.accounts import tasks
from growthring.accounts.models import User, tidy
from growthring.accounts.sealed import Unreadable, seal, unseal
from growthring.accounts.sessions.listing import end_all
from growthring.accounts.signals import account_changed
from growthring.core import clock

PURPOSE = "new addresses"
LIFE_S = 24 * 3600


def token_for(user: User, address: str) -> str:
    """Says whose, from what and to what; it ends with the change, since the old address is in it."""
    told = {"user": user.pk, "old": user.email, "new": tidy(address), "at": time.time()}
    return seal(json.dumps(told), PURPOSE).decode()


def of_token(user: User, token: str) -> str | None:
    """The new address, if the token is this login's, of today, and not used."""
    try:
        told = json.loads(unseal(token.encode(), PURPOSE))
    except Unreadable:
        return None
    is_theirs = told["user"] == user.pk and told["old"] == user.email
    return str(told["new"]) if is_theirs and time.time() - told["at"] < LIFE_S else None


def send_link(user: User, address: str, url: str, language: str) -> None:
    """To nobody when the address is somebody's login already: the page says the same, so that it tells nothing."""
    if not User.objects.filter(email=tidy(address)).exists():
        tasks.address_link.enqueue(seal(tidy(address), tasks.ADDRESSES).decode(), url, language, user.pk)


def change(request: HttpRequest, user: User, address: str) -> bool:
    """False when somebody else has signed up with it in the meantime."""
    old = user.email
    user.email, user.proven_at = address, clock.now()
    try:
        with transaction.atomic():
            user.save(update_fields=["email", "proven_at"])
            EmailAddress.objects.filter(user_id=user.pk).delete()
    except IntegrityError:
        user.email = old
        return False
    end_all(user, but=request.session)
    tasks.address_note.enqueue(seal(old, tasks.ADDRESSES).decode(), user.pk)
    account_changed.send(sender=User, user=user, what=tasks.Note.ADDRESS)
    return True
