"""What was being typed when a session ended: shown to whoever typed it, ready to send again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_POST

from growthring.accounts.sessions import kept, whose
from growthring.core.access import ActorRequest, signed_in, stated_access
from growthring.core.carried import word
from growthring.core.ui import tell


@signed_in("Only what this login itself had typed.")
def page(request: ActorRequest) -> HttpResponse:
    found = kept.of(request.actor.user_id)
    return render(request, "account/kept.html", {"forms": found}) if found else redirect("home")


@signed_in("Only what this login itself had typed.")
@require_POST
def put_away(request: ActorRequest) -> HttpResponse:
    kept.drop(request.actor.user_id, word(request.POST, "kept"))
    return redirect("account_kept")


def turned_away(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token no longer holds: of an earlier session, or of nobody here."""
    owner = whose.owner(request)
    if owner is None or not _is_behind_the_door(request) or not kept.keep(request):
        return render(request, "account/form_ran_out.html", {"page": kept.page_of(request)}, status=403)
    if request.user.pk == owner:
        return redirect("account_kept")
    if request.user.is_authenticated:
        told = {"page": kept.page_of(request), "is_others": True}
        return render(request, "account/form_ran_out.html", told, status=403)
    tell(request, kept.said_kept())
    return redirect("account_login")


def _is_behind_the_door(request: HttpRequest) -> bool:
    try:
        access = stated_access(resolve(request.path_info).func)
    except Resolver404:
        return False
    return access is not None and access.level != "public"
