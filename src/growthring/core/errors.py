"""The pages for what is not there, not allowed, or broken."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from growthring.core.access import Forbidden


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The same bytes whatever was asked for: a page that tells nothing about what exists."""
    return HttpResponse(render_to_string("core/not_found.html", {"demo_mode": settings.DEMO}), status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    reason = str(exception) if isinstance(exception, Forbidden) else ""
    return render(request, "core/forbidden.html", {"reason": reason or _("This is not yours to do.")}, status=403)


def broken(request: HttpRequest) -> HttpResponse:
    return HttpResponse(render_to_string("core/broken.html", {"demo_mode": settings.DEMO}), status=500)
