"""Names, https, keys and mail."""

import stat
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from growthring.config.environment import ENV, THIS_MACHINE
from growthring.config.safety.findings import Finding

LONG_ENOUGH = 50
VARIED_ENOUGH = 10
OTHERS = stat.S_IRWXG | stat.S_IRWXO


def refusals() -> Iterator[Finding]:
    yield from _hosts()
    yield from _https()
    yield from _key(settings.SECRET_KEY)
    yield from _key_file(Path(settings.HOME) / "secret-key")
    yield from _cache()


def warnings() -> Iterator[Finding]:
    if not settings.MAIL_IS_SET_UP:
        yield Finding(
            ENV.mail_url.name,
            "no mail server is named: nobody can be sent a link to a new password.",
            "Name it, or hand links over yourself: growthring password-link, growthring invite.",
        )
    if is_public() and not settings.HTTPS:
        yield Finding(
            ENV.https.name,
            "is off for a site that others reach: what they type, passwords too, travels readable for everybody.",
            "Put a web server with https in front: docs/how-to/one-box-sqlite.md.",
        )


def is_public() -> bool:
    return not set(settings.ALLOWED_HOSTS) <= set(THIS_MACHINE)


def _hosts() -> Iterator[Finding]:
    if any(host.strip() == "*" for host in settings.ALLOWED_HOSTS):
        yield Finding(
            ENV.hosts.name,
            "is *, so that a forged name is put into links that are sent by mail.",
            "Write the names people type, with commas between them.",
        )
    if settings.DEBUG:
        yield Finding(
            ENV.debug.name,
            "is on: an error shows the visitor code, settings and rows.",
            "Unset it. To develop: growthring dev.",
        )


def _https() -> Iterator[Finding]:
    if settings.HTTPS and not settings.PROXIES:
        yield Finding(
            ENV.proxies.name,
            "is 0 while people are to come by https, which this server itself does not speak.",
            "Put a web server with https in front and set it to 1; "
            f"or say {ENV.https.name}=no, if the network between is trusted to read everything.",
        )
    if settings.PROXIES < 0:
        yield Finding(ENV.proxies.name, "is below 0.", "Count the web servers that stand in front of this one.")
    cookies = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "LANGUAGE_COOKIE_SECURE")
    loose = [name for name in cookies if settings.HTTPS and not getattr(settings, name)]
    if loose:
        yield Finding(", ".join(loose), "is off: a cookie would travel without https.", "Leave it as it is shipped.")


def _key(key: str) -> Iterator[Finding]:
    if len(key) < LONG_ENOUGH or len(set(key)) < VARIED_ENOUGH:
        yield Finding(
            ENV.secret_key.name,
            f"is weak: fewer than {LONG_ENOUGH} characters, or too few different ones. It signs sessions and links.",
            "Unset it, and a good one is made and kept in GROWTHRING_HOME.",
        )


def _key_file(path: Path) -> Iterator[Finding]:
    if ENV.secret_key.read() or not path.exists():
        return
    if stat.S_IMODE(path.stat().st_mode) & OTHERS:
        yield Finding(str(path), "can be read by other users of this machine.", f"Run: chmod 600 {path}")


def _cache() -> Iterator[Finding]:
    own = ("locmem", "dummy")
    if any(word in settings.CACHES["default"]["BACKEND"] for word in own):
        yield Finding(
            "CACHES",
            "each process has its own: wrong passwords would be counted for each process apart.",
            "Leave it as it is shipped.",
        )
