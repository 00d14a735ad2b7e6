"""How we work here, in short; what is set up and what is still missing; how far a school goes with stages."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from growthring.core.access import ActorRequest, guarded
from growthring.core.forms import invalid
from growthring.core.ui import tell
from growthring.standards import overview as missing
from growthring.standards.forms import ModeForm
from growthring.standards.forms.mode import MEANINGS
from growthring.standards.models import StageMode
from growthring.standards.queries import mode_of, scales_for, stages_of, terms_of_year
from growthring.standards.services import choose_mode
from growthring.standards.views.place import KIND, place_of


@guarded(KIND)
def here(request: ActorRequest) -> HttpResponse:
    place = place_of(request)
    version = scales_for(place.trust_id, [place.school_id])[place.school_id].on(place.actor.on)
    how = mode_of(place.school)
    context = {
        "place": place,
        "tabs": place.tabs("standards_here"),
        "stages": stages_of(version),
        "mode": how,
        "meaning": MEANINGS[how],
        "uses_stages": how != StageMode.OFF,
        "terms": terms_of_year(place.trust_id, place.school_id, place.actor.on),
        "scale_url": place.url("standards_scale"),
        "lists_url": place.url("standards_expectations"),
        "calendar_url": place.url("standards_calendar"),
    }
    return render(request, "standards/here.html", context)


@guarded(KIND, verb="edit")
def overview(request: ActorRequest) -> HttpResponse:
    place = place_of(request)
    place.require_edit()
    steps = missing.steps(place.trust_id, place.school, place.actor.on)
    context = {
        "place": place,
        "tabs": place.tabs("standards_overview"),
        "steps": [(step, place.url(step.page)) for step in steps],
        "next": next(((step, place.url(step.page)) for step in steps if not step.done), None),
    }
    return render(request, "standards/overview.html", context)


@guarded(KIND, verb="edit")
def mode(request: ActorRequest) -> HttpResponse:
    place = place_of(request)
    place.require_edit()
    back = place.url("standards_overview")
    if place.school is None:
        rows = missing.modes(place.schools)
        return render(request, "standards/mode_by_school.html", {"place": place, "rows": rows, "back": back})
    form = ModeForm(request.POST or None, initial={"mode": mode_of(place.school)})
    context = {"place": place, "form": form, "back": back}
    if request.method != "POST":
        return render(request, "standards/mode.html", context)
    if not form.is_valid():
        return invalid(request, "standards/mode.html", context)
    choose_mode(actor=place.actor, school=place.school, mode=StageMode(form.cleaned_data["mode"]))
    tell(request, _("Saved. It holds from now on, for everyone in %(school)s.") % {"school": place.school})
    return redirect(back)
