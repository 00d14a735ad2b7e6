"""What follows from signing in, and from a change of what one signs in with."""

from typing import Any

from allauth.account.signals import password_changed, password_reset
from allauth.account.signals import user_logged_in as came_through_the_door
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.contrib.auth.signals import user_logged_in
from django.dispatch import Signal, receiver
from django.http import HttpRequest

from growthring.accounts import attempts, factors, proof, recent, tasks
from growthring.accounts.middleware import WAITS
from growthring.accounts.models import User
from growthring.accounts.sessions import kept, limits
from growthring.accounts.sessions.listing import end_all

account_changed = Signal()  # `user`, `what`: a Note. Rooms above write it into the record of events
Type = Authenticator.Type
ADDED = {Type.TOTP: tasks.Note.APP_ADDED, Type.WEBAUTHN: tasks.Note.KEY_ADDED}
REMOVED = {Type.TOTP: tasks.Note.APP_REMOVED, Type.WEBAUTHN: tasks.Note.KEY_REMOVED}


@receiver(user_logged_in)
def begin_session(sender: object, request: HttpRequest, user: User, **kwargs: Any) -> None:
    limits.begin(request)
    attempts.knew_place(request, user.pk)
    if kept.waiting(user.pk):
        request.session[WAITS] = True


@receiver(came_through_the_door)
def need_not_show_it_again(sender: object, request: HttpRequest, user: User, **kwargs: Any) -> None:
    recent.signed_in_now(request, user)


@receiver(authenticator_added)
def factor_added(sender: object, request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    _factor_changed(request, user, ADDED.get(authenticator.type))


@receiver(authenticator_removed)
def factor_removed(
    sender: object, request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any
) -> None:
    _factor_changed(request, user, REMOVED.get(authenticator.type))


@receiver(authenticator_reset)
def codes_made(sender: object, request: HttpRequest, user: User, **kwargs: Any) -> None:
    _factor_changed(request, user, tasks.Note.CODES_MADE)


def _factor_changed(request: HttpRequest, user: User, note: "tasks.Note | None") -> None:
    factors.changed(request)
    if note is not None:
        tell_owner(user, note)


@receiver(password_changed)
def changed_password(sender: object, request: HttpRequest, user: User, **kwargs: Any) -> None:
    end_all(user, but=request.session)
    tell_owner(user, tasks.Note.PASSWORD)


@receiver(password_reset)
def set_password_anew(sender: object, request: HttpRequest, user: User, **kwargs: Any) -> None:
    end_all(user)
    tell_owner(user, tasks.Note.PASSWORD)
    if proof.prove(user):
        tell_owner(user, tasks.Note.PROVEN)


def tell_owner(user: User, note: "tasks.Note") -> None:
    tasks.note.enqueue(user.pk, note.value)
    account_changed.send(sender=User, user=user, what=note)
