"""Where I am signed in: seen and ended by whoever it is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from growthring.accounts.sessions.listing import end_all, end_place, places_of
from growthring.accounts.views.own import own_account
from growthring.core.ui import tell


@own_account()
def page(request: HttpRequest) -> HttpResponse:
    return render(request, "account/places.html", {"places": places_of(request.user, request.session)})  # type: ignore[arg-type]


@own_account()
@require_POST
def end(request: HttpRequest) -> HttpResponse:
    if end_place(request.user, request.POST.get("place", "")):  # type: ignore[arg-type]
        tell(request, _("That place is signed out."))
    return redirect("account_places")


@own_account(again=True)
def end_others(request: HttpRequest) -> HttpResponse:
    """A page of its own: asking for the password again comes between the button and the deed."""
    if request.method != "POST":
        return render(request, "account/places_end.html")
    number = end_all(request.user, but=request.session)  # type: ignore[arg-type]
    said = ngettext("%(number)d other place is signed out.", "%(number)d other places are signed out.", number)
    tell(request, said % {"number": number})
    return redirect("account_places")
