"""The way out that stands in each digest: one look and one press, or one press in the mail program."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from growthring.core.access import public
from growthring.notices.services.wishes import set_digest, wants_digest
from growthring.notices.unsubscribing import person_of

ONE_CLICK = "List-Unsubscribe"


@csrf_exempt  # a mail program posts here, from nowhere, as RFC 8058 has it; the token is the right to, and to no more
@public("the token in the address stops one person's digest, and begins it again")
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Looking changes nothing: programs that look through mail for viruses follow every link."""
    person = person_of(token)
    if person is None:
        raise Http404
    if request.method == "POST":
        set_digest(person=person, is_on=request.POST.get("do") == "begin")
        if ONE_CLICK in request.POST:
            return _private(HttpResponse(_("Stopped."), content_type="text/plain; charset=utf-8"))
        return _private(redirect("mail_stop", token=token))
    return _private(render(request, "notices/stop.html", {"is_on": wants_digest(person)}))


def _private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "same-origin"
    return response
