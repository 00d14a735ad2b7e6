"""The pages for what is not there, not allowed, or broken."""

import re
import sys

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from growthring.core.access import Forbidden
from growthring.core.trouble import CSRF, Trouble, sent, trouble_in

log = structlog.get_logger("growthring.requests")
LONG = 40  # characters: longer than any key
BLANK = re.compile(r"\s")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The same bytes whatever was asked for: a page that tells nothing about what exists. What came is handed back."""
    context = {"demo_mode": settings.DEMO, "unsent": _unsent(request)}
    return HttpResponse(render_to_string("core/not_found.html", context), status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    reason = str(exception) if isinstance(exception, Forbidden) else ""
    context = {"reason": reason or _("This is not yours to do."), "unsent": _unsent(request)}
    return render(request, "core/forbidden.html", context, status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """Called while the error is handled: a database in trouble is no fault of ours, and is told in other words."""
    trouble = trouble_in(sys.exc_info()[1])
    if trouble is not None:
        return unavailable(request, trouble)
    return HttpResponse(render_to_string("core/broken.html", {"demo_mode": settings.DEMO}), status=500)


def unavailable(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    """Made without the database: no session, no reader, nothing but what was sent and what is wrong."""
    log.error("a request met trouble", trouble=trouble.value)
    came = sent(request)
    context = {
        "demo_mode": settings.DEMO,
        "trouble": trouble.name,
        "sent": came,
        "boxes": boxes(came.fields) if came else [],
        "address": request.get_full_path(),
    }
    response = HttpResponse(render_to_string("core/unavailable.html", context), status=trouble.status)
    response["Retry-After"] = str(trouble.seconds)
    add_never_cache_headers(response)
    return response


def _unsent(request: HttpRequest) -> list[tuple[object, object]]:
    """What somebody wrote into a form of ours; another site could put words into anybody's mouth."""
    came = sent(request) if getattr(request, "csrf_processing_done", False) else None
    return [(each["label"], each["value"]) for each in boxes(came.fields) if each["is_written"]] if came else []


def boxes(fields: list[tuple[str, str]]) -> list[dict[str, object]]:
    """What somebody wrote is shown in boxes; what the page itself put beside it goes along unseen."""
    written = [(name, value) for name, value in fields if _is_written(name, value)]
    labels = [box_name(number, len(written)) for number in range(1, len(written) + 1)]
    return [
        {"name": name, "label": labels.pop(0), "value": value, "is_written": True}
        if _is_written(name, value)
        else {"name": name, "label": "", "value": value, "is_written": False}
        for name, value in fields
    ]


def box_name(number: int, of: int) -> str:
    """Where the form itself is not there, its boxes are counted: names of ours tell nobody anything."""
    return _("What you wrote") if of == 1 else _("What you wrote, box %(number)d") % {"number": number}


def _is_written(name: str, value: str) -> bool:
    return name != CSRF and (len(value) > LONG or bool(BLANK.search(value)))
