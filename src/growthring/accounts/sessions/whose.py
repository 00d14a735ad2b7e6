"""Whose a page was that sends a form: known by the token in the form, also when the session is long over.

A browser is given a signed cookie that says which of its tokens belonged to which login. A token is known to no other
site, so that nobody else can put words into somebody's mouth; and a page left open by a colleague stays theirs.
"""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase
from django.middleware.csrf import CSRF_SECRET_LENGTH, CSRF_TOKEN_LENGTH, _unmask_cipher_token  # type: ignore[attr-defined]
from django.utils.crypto import salted_hmac

COOKIE = f"{settings.COOKIE_PREFIX}whose"
SALT = "growthring.accounts.whose"
MOST = 4


def remember(request: HttpRequest, response: HttpResponseBase) -> None:
    secret, user = request.META.get("CSRF_COOKIE"), request.user.pk
    if not secret or not user:
        return
    known = _known(request)
    entry = (_digest(_bare(secret)), user)
    if entry in known:
        return
    latest = [entry, *(other for other in known if other[0] != entry[0])][:MOST]
    response.set_cookie(
        COOKIE,
        signing.dumps(latest, salt=SALT),
        max_age=int(settings.SESSION_LONGEST_STAY.total_seconds()),
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def owner(request: HttpRequest) -> int | None:
    """The login whose page sent this form; None when this browser never had such a page."""
    token = request.POST.get("csrfmiddlewaretoken") or request.META.get(settings.CSRF_HEADER_NAME, "")
    if len(token) not in (CSRF_TOKEN_LENGTH, CSRF_SECRET_LENGTH) or not (token.isascii() and token.isalnum()):
        return None
    digest = _digest(_bare(token))
    return next((user for known, user in _known(request) if known == digest), None)


def mark_here(request: HttpRequest, user_pk: int) -> str:
    """What this browser has from the time this login was signed in in it; empty when it never was."""
    return next((digest for digest, user in reversed(_known(request)) if user == user_pk), "")


def _known(request: HttpRequest) -> list[tuple[str, int]]:
    try:
        found = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=settings.SESSION_LONGEST_STAY)
    except signing.BadSignature:
        return []
    return [(str(digest), int(user)) for digest, user in found]


def _bare(token: str) -> str:
    """The secret behind a token, which looks different on every page."""
    return str(_unmask_cipher_token(token)) if len(token) == CSRF_TOKEN_LENGTH else token


def _digest(secret: str) -> str:
    return salted_hmac(SALT, secret).hexdigest()[:24]
