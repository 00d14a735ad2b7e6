"""What stands in front of this server says who is asking; what anybody else says about it is thrown away."""

import re
from collections.abc import Callable, Iterable
from typing import Any

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

FOR, PROTO = "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO"
REQUEST_ID = "HTTP_X_REQUEST_ID"
CLAIMS = (FOR, PROTO, REQUEST_ID)
# Nothing here reads these; what is not there cannot be believed one day by a library.
NEVER = (
    "HTTP_FORWARDED",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_FORWARDED_SERVER",
    "HTTP_X_FORWARDED_SSL",
    "HTTP_X_FORWARDED_SCHEME",
    "HTTP_X_FORWARDED_PREFIX",
    "HTTP_X_REAL_IP",
    "HTTP_X_SCHEME",
    "HTTP_X_SCRIPT_NAME",
    "HTTP_X_HTTP_METHOD_OVERRIDE",
)
AN_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
WATCHED = ("/healthz", "/readyz")


class Forwarded:
    """`proxies`: how many servers in front add themselves to X-Forwarded-For. `host`: a name this site answers to."""

    def __init__(self, application: Application, *, proxies: int, host: str) -> None:
        self.application = application
        self.proxies = proxies
        self.host = host

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        claims = {name: environ.pop(name, "") for name in CLAIMS}
        for name in NEVER:
            environ.pop(name, None)
        if self.proxies:
            self._believe(environ, claims)
        if environ.get("PATH_INFO") in WATCHED:
            self._open_to_watchers(environ)
        return self.application(environ, start_response)

    def _believe(self, environ: Environ, claims: dict[str, str]) -> None:
        """Counted from this server outwards: further out stands what the visitor made up."""
        hops = _list(claims[FOR])[-self.proxies :]
        if len(hops) < self.proxies:
            return  # somebody has come past them
        environ["REMOTE_ADDR"] = hops[0]
        environ[FOR] = ", ".join(hops)
        schemes = _list(claims[PROTO])[-self.proxies :]
        if schemes and schemes[0].lower() in {"http", "https"}:
            environ["wsgi.url_scheme"] = schemes[0].lower()
        if AN_ID.fullmatch(claims[REQUEST_ID]):
            environ[REQUEST_ID] = claims[REQUEST_ID]

    def _open_to_watchers(self, environ: Environ) -> None:
        """Whoever watches over the server asks for it by number, on this machine's port, without https."""
        environ["HTTP_HOST"] = self.host
        environ["wsgi.url_scheme"] = "https"


def _list(raw: str) -> list[str]:
    return [part.strip() for part in raw.split(",") if part.strip()]
