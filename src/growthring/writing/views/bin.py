"""My bin: what I have put away in the last thirty days, whatever it is."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from growthring.accounts.sessions.kept import page_of
from growthring.core.access import ActorRequest, signed_in
from growthring.core.ui import tell
from growthring.writing import bins
from growthring.writing.services.bins import NotInYourBin, take_out

OWN = "What somebody has put away is theirs alone."


@signed_in(OWN)
def mine(request: ActorRequest) -> HttpResponse:
    found = [(kind, [(row, kind.words(row)) for row in kind.of(request.actor)]) for kind in bins.kinds()]
    return render(request, "writing/bin.html", {"kinds": [(kind, rows) for kind, rows in found if rows]})


@signed_in(OWN)
@require_POST
def restore(request: ActorRequest, kind: str, key: str) -> HttpResponse:
    known = bins.kind_named(kind)
    if known is None:
        raise Http404
    try:
        take_out(actor=request.actor, row=get_object_or_404(known.of(request.actor), key=key))
    except NotInYourBin as gone:
        raise Http404 from gone
    tell(request, _("It is back where it was."))
    return redirect(page_of(request) or "writing_bin")
