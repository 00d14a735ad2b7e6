"""Whether a session has shown a second factor, and taking somebody's factors away."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from growthring.accounts.sessions.listing import end_all
from growthring.accounts.single_sign_on.session import second_factor_counts
from growthring.core.access import Actor

NAME = "second_factor"  # in the session: what has been set up, or taken away, since it began
MAIN = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def is_done(request: HttpRequest) -> bool:
    """By a code or a key here, by setting one up, or by a provider whose word for it the trust takes."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is not None and second_factor_counts(request.session, actor.trust_id):
        return True
    changed = request.session.get(NAME)
    if isinstance(changed, bool):
        return changed
    user = request.user
    assert isinstance(user, AbstractBaseUser)
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, user))


def has_one(user: AbstractBaseUser) -> bool:
    return bool(Authenticator.objects.filter(user_id=user.pk, type__in=MAIN).exists())


def changed(request: HttpRequest) -> None:
    """Something was set up or taken away here: this session follows, and every other place is signed out."""
    user = request.user
    assert isinstance(user, AbstractBaseUser)
    request.session[NAME] = has_one(user)
    end_all(user, but=request.session)


def reset(user: AbstractBaseUser) -> int:
    """Take every factor away and sign the login out everywhere; the number of factors there were."""
    number = Authenticator.objects.filter(user_id=user.pk).delete()[0]
    end_all(user)
    return int(number)
