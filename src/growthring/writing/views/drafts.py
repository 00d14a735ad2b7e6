"""My drafts; saving one while it is typed; throwing one away."""

from http import HTTPStatus

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from growthring.accounts.sessions.kept import page_of
from growthring.core import clock
from growthring.core.access import ActorRequest, signed_in
from growthring.core.carried import word
from growthring.core.ui import tell
from growthring.writing import bins
from growthring.writing.choices import chosen
from growthring.writing.drafts import PLACE, STAMP, address_of, place_signed
from growthring.writing.services.drafts import TooMuch, drafts_of, save_draft, stamp_of, throw_away

OWN = "Drafts are their writer's own."


@signed_in(OWN)
def mine(request: ActorRequest) -> HttpResponse:
    drafts = [(draft, address_of(draft.place)) for draft in drafts_of(actor=request.actor)]
    return render(request, "writing/drafts.html", {"drafts": drafts})


@signed_in(OWN)
@require_POST
def save(request: ActorRequest) -> HttpResponse:
    """What a page sends by itself while somebody types."""
    place = place_signed(request.actor, word(request.POST, PLACE))
    if place is None:
        raise Http404
    fields = {name: request.POST[name] for name in place.boxes if name in request.POST}
    try:
        draft = save_draft(
            actor=request.actor,
            place=place.name,
            fields=fields,
            choices=chosen(request.POST, place.offered),
            offered=place.offered,
            about=place.about,
            stamp=request.POST.get(STAMP),
        )
    except TooMuch:
        return HttpResponse(status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"X-Draft-Stamp": stamp_of(draft)})


@signed_in(OWN)
@require_POST
def drop(request: ActorRequest, key: str) -> HttpResponse:
    draft = get_object_or_404(drafts_of(actor=request.actor), key=key)
    throw_away(actor=request.actor, draft=draft)
    until = min(draft.goes, clock.today() + bins.KEPT)  # one about somebody else goes when it would have gone
    told = _("Your draft is thrown away. Until %(day)s it is in your bin.") % {"day": date_format(until, "j F")}
    tell(request, told, undo=bins.undo_of(draft))
    return redirect(page_of(request) or "writing_drafts")
