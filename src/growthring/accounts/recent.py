"""Whether it has been shown within five minutes that it is still the same person before the screen."""

import time
from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.account.internal.flows.reauthentication import (
    get_reauthentication_flows,
    raise_if_reauthentication_required,
)
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from growthring.core.access import Forbidden

HERE = {"password", "mfa"}  # ways to sign in that are shown on this site itself


# Rooms above this one may refuse, in words, to let a session change how its login signs in.
REFUSES: list[Callable[[HttpRequest], Any]] = []


def ask(request: HttpRequest) -> HttpResponse | None:
    """Asks again where it is due: raises allauth's exception, which leads there and back; or answers the way."""
    user = request.user
    assert isinstance(user, AbstractBaseUser)
    require_whole(request)
    if settings.DEMO:
        return None  # nobody has a password there to show again
    if get_reauthentication_flows(user):
        raise_if_reauthentication_required(request, app="allauth.mfa")
        return None
    # A click on “Continue with …” shows only that the provider remembers this browser; that it asked anew is noted.
    shown = [record["at"] for record in get_authentication_records(request, user) if record.get("reauthenticated")]
    if shown and time.time() - max(shown) < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT:
        return None
    back = request.get_full_path() if request.method == "GET" else "/account/"
    return redirect(f"{reverse('way_in_again')}?{urlencode({'next': back})}")


def require_whole(request: HttpRequest) -> None:
    """Raises `Forbidden` for a session that may not change how its login signs in."""
    for refuses in REFUSES:
        if reason := refuses(request):
            raise Forbidden(reason)


def signed_in_now(request: HttpRequest, user: AbstractBaseUser) -> None:
    """Whoever has just given password or key need not give it once more to go on."""
    methods = [record["method"] for record in get_authentication_records(request, user)]
    if methods and methods[-1] in HERE:
        record_authentication(request, user, method="just_now", reauthenticated=True)


def gave_password(request: HttpRequest) -> None:
    """As with an invitation, whose form sets the password."""
    user = request.user
    assert isinstance(user, AbstractBaseUser)
    record_authentication(request, user, method="password", reauthenticated=True)
