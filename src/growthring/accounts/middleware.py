"""What holds for every session: how long it lasts, and that nothing typed is lost when it ends.

A page that looks for news by itself is nobody being there: it neither lengthens a session nor is it told of its end.
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from growthring.accounts.sessions import kept, limits, whose
from growthring.core.access import stated_access
from growthring.core.carried import word
from growthring.core.ui import tell

WAITS = "kept_forms_wait"  # in the session, from signing in until they were shown
TAKEN = {422, *range(200, 400)}


class HeldSession:
    """Ends a session that has lasted its time; brings back what was typed into one that had ended."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            if request.headers.get(kept.UNASKED) == kept.LOOKS:
                if limits.is_over(request.session):
                    return HttpResponse(status=HTTPStatus.NO_CONTENT)
            else:
                self._hold(request)
        response = self.get_response(request)
        if request.user.is_authenticated:
            whose.remember(request, response)
            if request.method == "POST" and "kept_key" in request.POST and response.status_code in TAKEN:
                kept.drop(request.user.pk, word(request.POST, "kept_key"))
        return response

    def _hold(self, request: HttpRequest) -> None:
        if not limits.is_over(request.session):
            limits.note(request)
            return
        logout(request)
        if request.method == "GET":
            tell(request, _("You were signed out, since nothing was done here for a while. Sign in to go on."))

    def process_view(
        self, request: HttpRequest, view: Any, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        access = stated_access(view)
        if request.method != "GET" or access is None or access.level == "public":
            return None
        if getattr(request, "is_locked", False) or not request.session.pop(WAITS, False):
            return None
        return None if request.path == reverse("account_kept") else redirect("account_kept")
