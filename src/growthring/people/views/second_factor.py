"""Whom the trust asks for a second factor; taking away one that was lost."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from growthring.accounts import factors, recent
from growthring.core.access import ActorRequest, guarded
from growthring.core.ui import tell
from growthring.people import policy
from growthring.people.forms.second_factor import SecondFactorForm
from growthring.people.models import Trust
from growthring.people.queries.second_factor import how_far
from growthring.people.services import permits
from growthring.people.services import second_factor as services
from growthring.people.services.events import ROLE
from growthring.people.views.common import form_page, person_of
from growthring.people.views.sign_in import office


@office
def page(request: ActorRequest) -> HttpResponse:
    trust = Trust.objects.get(pk=request.actor.trust_id)
    form = SecondFactorForm(request.POST or None, initial=SecondFactorForm.from_trust(trust))

    def save(data: dict[str, Any]) -> HttpResponse:
        services.ask_for_second_factor(actor=request.actor, **data)
        tell(request, _("Who needs a second factor is saved."))
        return redirect("people_second_factor")

    told = {"so_far": how_far(request.actor), "has_own": settings.DEMO or factors.is_done(request)}
    return form_page(request, form, save, template="people/second_factor.html", **told)


@guarded(ROLE, verb="edit")
def reset(request: ActorRequest, key: str) -> HttpResponse:
    about = person_of(request.actor, key)
    permits.editing(request.actor, about)
    if (elsewhere := recent.ask(request)) is not None:
        return elsewhere
    told = {"person": about, "may": policy.may_reset_second_factor(request.actor, about)}
    if request.method != "POST":
        return render(request, "people/second_factor_reset.html", told)
    services.reset_second_factor(actor=request.actor, person=about)
    tell(request, _("%(name)s signs in with the password alone now, and has been told.") % {"name": about})
    return redirect(reverse("people_person", args=[about.key]))
