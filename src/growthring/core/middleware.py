"""The closed door: nobody passes without an actor, unless the view says it is public."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.module_loading import import_string

from growthring.core.access import stated_access

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class ClosedDoor:
    """Sets `request.actor` and turns away whoever has none, or has not shown the second factor their trust asks for."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.actor_for = import_string(settings.ACTOR_LOADER)
        self.has_second_factor = import_string(settings.SECOND_FACTOR)
        self.keep_what_was_typed = import_string(settings.FORM_KEEPER)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        actor = self.actor_for(request) if request.user.is_authenticated else None
        request.actor = actor  # type: ignore[attr-defined]
        locked = actor is not None and actor.needs_second_factor and not self.has_second_factor(request)
        request.is_locked = locked  # type: ignore[attr-defined]
        response = self.get_response(request)
        if request.user.is_authenticated:
            add_never_cache_headers(response)
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        access = stated_access(view)
        if access is None:
            raise ImproperlyConfigured(f"{view!r} does not state its access")
        if access.level == "public":
            return None
        if not request.user.is_authenticated:
            return self._to_the_door(request)
        if request.actor is None:  # type: ignore[attr-defined]
            return render(request, "core/access_ended.html", status=403)
        if request.is_locked and not access.is_own_account:  # type: ignore[attr-defined]
            return redirect(settings.SECOND_FACTOR_URL)
        return None

    def _to_the_door(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return redirect_to_login(request.get_full_path())
        return redirect_to_login(self.keep_what_was_typed(request))
