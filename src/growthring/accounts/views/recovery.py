"""Recovery codes: shown once, on the page that follows their making, to be printed or kept as a file."""

from datetime import timedelta

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal import flows
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from growthring.accounts.views.own import own_account
from growthring.core import clock
from growthring.core.ui import tell

SHOWN = timedelta(minutes=10)  # time to print them, and to save the file


@own_account(again=True)
def make(request: HttpRequest) -> HttpResponse:
    if not flows.can_generate_recovery_codes(request.user):
        tell(request, _("Recovery codes stand in for an app or a passkey: set one of these up first."))
        return redirect("mfa_index")
    if request.method == "POST":
        flows.generate_recovery_codes(request)
        return redirect("mfa_view_recovery_codes")
    return render(request, "mfa/recovery_make.html", {"there_are": _mine(request) is not None})


@own_account(again=True)
def page(request: HttpRequest) -> HttpResponse:
    return render(request, "mfa/recovery.html", {"codes": _shown(request)})


@own_account(again=True)
def file(request: HttpRequest) -> HttpResponse:
    codes = _shown(request)
    if not codes:
        raise Http404
    head = _("Growthring: recovery codes of %(login)s. Each works once.") % {"login": request.user}
    answer = HttpResponse("\n".join([head, "", *codes, ""]), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="growthring-recovery-codes.txt"'
    return answer


def _mine(request: HttpRequest) -> Authenticator | None:
    found: Authenticator | None = Authenticator.objects.filter(
        user_id=request.user.pk, type=Authenticator.Type.RECOVERY_CODES
    ).first()
    return found


def _shown(request: HttpRequest) -> list[str]:
    """The codes, for ten minutes after they were made; later nobody sees them again."""
    mine = _mine(request)
    if mine is None or clock.now() - mine.created_at > SHOWN:
        return []
    return list(mine.wrap().get_unused_codes())
