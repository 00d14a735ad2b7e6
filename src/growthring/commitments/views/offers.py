"""My offers: what I can help colleagues with, in my own words."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from growthring.commitments.forms.offers import KIND, OfferForm
from growthring.commitments.models import Offer
from growthring.commitments.queries.offers import offers_of
from growthring.commitments.services.offers import make_offer, withdraw_offer
from growthring.commitments.views.back import back_of, go_back
from growthring.core.access import ActorRequest, guarded, signed_in
from growthring.core.forms import invalid
from growthring.core.ui import tell
from growthring.people.forms.fields import take_errors
from growthring.people.policy import is_staff
from growthring.writing.drafts import with_draft
from growthring.writing.once import once

PAGE, OWN = "commitments/offers.html", "One's own offers of help; guests and payroll staff have none."


@signed_in(OWN)
@once
def mine(request: ActorRequest) -> HttpResponse:
    """What I offer, and one more."""
    actor = request.actor
    if not is_staff(actor):
        raise Http404
    form = with_draft(OfferForm, request, "commitments_offers")
    try:
        if form.is_valid():
            make_offer(actor=actor, text=form.cleaned_data["text"])
            tell(request, _("Your offer stands on your page, for everybody who works here."))
            return go_back(request, request.path)
    except ValidationError as error:
        take_errors(form, error)
    context = {"offers": offers_of(actor, actor.person_id), "form": form, "back": back_of(request)}
    return invalid(request, PAGE, context) if form.is_bound else render(request, PAGE, context)


@guarded(KIND, verb="edit")
@require_POST
@once
def withdraw(request: ActorRequest, key: str) -> HttpResponse:
    own = Offer.objects.visible_to(request.actor).filter(person_id=request.actor.person_id)
    withdraw_offer(actor=request.actor, offer=get_object_or_404(own, key=key))
    tell(request, _("The offer is withdrawn: nobody sees it any more."))
    return go_back(request, reverse("commitments_offers"))
