"""One line in the log for each request: which page by its name, never an address with a key in it."""

import secrets
import time

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from growthring.config.forwarded import REQUEST_ID
from growthring.core.middleware import GetResponse

log = structlog.get_logger("growthring.requests")


class RequestLine:
    """Outermost, so that it sees every answer. Its number stands in the answer and in every line written meanwhile."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = time.perf_counter()
        number = request.META.get(REQUEST_ID) or secrets.token_hex(8)
        with structlog.contextvars.bound_contextvars(request=number):
            response = self.get_response(request)
            if settings.LOG_REQUESTS:
                milliseconds = round((time.perf_counter() - began) * 1000, 1)
                log.info(
                    "request",
                    method=_method(request),
                    route=route(request),
                    status=response.status_code,
                    ms=milliseconds,
                )
        response["X-Request-ID"] = number
        return response


def route(request: HttpRequest) -> str:
    if request.resolver_match is not None:
        return request.resolver_match.view_name
    return "static" if request.path_info.startswith(settings.STATIC_URL) else "none"


def _method(request: HttpRequest) -> str:
    """Of a fixed list: anybody can send any word."""
    return request.method if request.method in {"GET", "HEAD", "POST", "OPTIONS"} else "other"
