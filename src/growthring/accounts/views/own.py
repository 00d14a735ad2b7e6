"""What the pages of one's own account have in common."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from growthring.accounts import recent
from growthring.core.access import Forbidden, View, public


class Says422:
    """An invalid form is answered 422, as everywhere here."""

    def form_invalid(self, form: Any) -> HttpResponse:
        context = self.get_context_data(form=form, has_errors=True)  # type: ignore[attr-defined]
        return self.render_to_response(context, status=422)  # type: ignore[attr-defined,no-any-return]


def own_account(*, again: bool = False) -> Callable[[View], View]:
    """A page about the login that asks for it, open also to whoever has no post, or no second factor yet.

    `again`: only for whoever has shown within five minutes that it is still them.
    """

    def decorate(view: View) -> View:
        @public("Only for whoever is signed in, about the login itself.")
        @wraps(view)
        def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")
            if settings.DEMO:
                raise Forbidden(_("In the demo nobody has a password."))
            if again and (elsewhere := recent.ask(request)) is not None:
                return elsewhere
            response = view(request, *args, **kwargs)
            add_never_cache_headers(response)
            return response

        return page

    return decorate


def private(response: HttpResponseBase) -> HttpResponseBase:
    """The address of the page is itself a secret: it goes to nobody else, and stays in no cache."""
    response["Referrer-Policy"] = "strict-origin"
    response["Cache-Control"] = "no-store"
    return response
