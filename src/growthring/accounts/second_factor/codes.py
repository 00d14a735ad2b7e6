"""One-time codes: each is taken once, on whichever process it arrives, and never an older one after it."""

import re
import time

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from growthring.accounts.sealed import Unreadable

LAST = "last_counter"  # in an authenticator's data: the half minute whose code was taken last
EITHER_WAY = 1  # half minutes that a telephone's clock may be off


def spend(user: AbstractBaseUser, code: str) -> Authenticator | None:
    """The app or the recovery codes that the code is of; from now on it is of none."""
    bare = re.sub(r"\s", "", code)
    try:
        return _spend_from_app(user, bare) or _spend_recovery_code(user, bare)
    except Unreadable:
        return None  # the installation's secret key has changed: the administrator resets the second factor


def counter_of(secret: str, code: str) -> int | None:
    """The half minute that a code belongs to."""
    now: int = int(time.time()) // int(app_settings.TOTP_PERIOD)
    for counter in (now, *(now + way * step for step in range(1, EITHER_WAY + 1) for way in (-1, 1))):
        if compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, counter))):
            return counter
    return None


def took(app: Authenticator, counter: int) -> None:
    app.data[LAST] = counter
    app.save(update_fields=["data"])


@transaction.atomic
def _spend_from_app(user: AbstractBaseUser, code: str) -> Authenticator | None:
    apps = Authenticator.objects.select_for_update().filter(user_id=user.pk, type=Authenticator.Type.TOTP)
    app: Authenticator | None = apps.first()
    if app is None:
        return None
    counter = counter_of(decrypt(app.data["secret"]), code)
    if counter is None or counter <= app.data.get(LAST, -1):
        return None
    took(app, counter)
    return app


def _spend_recovery_code(user: AbstractBaseUser, code: str) -> Authenticator | None:
    found: Authenticator | None = Authenticator.objects.filter(
        user_id=user.pk, type=Authenticator.Type.RECOVERY_CODES
    ).first()
    return found if found is not None and found.wrap().validate_code(code) else None
