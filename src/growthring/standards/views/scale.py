"""The scale: read, older versions, a new version, and the way back to the trust's."""

from collections import defaultdict
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from growthring.core.access import ActorRequest, guarded
from growthring.core.forms import invalid
from growthring.core.ui import tell
from growthring.people.rules.words import day
from growthring.standards.forms import ScaleForm
from growthring.standards.models import ScaleVersion
from growthring.standards.queries import newest, scales_for, stages_of
from growthring.standards.services import publish_scale, return_to_trust_scale
from growthring.standards.services.scales import starting_point, text_of
from growthring.standards.views.place import KIND, Place, place_of


@guarded(KIND)
def scale(request: ActorRequest) -> HttpResponse:
    place = place_of(request)
    scales = scales_for(place.trust_id, [place.school_id, *(school.pk for school in place.schools)])
    here = scales[place.school_id]
    version = here.on(place.actor.on)
    users: dict[int, list[str]] = defaultdict(list)
    for school in place.schools:
        users[scales[school.pk].on(place.actor.on).pk].append(str(school))
    known = sorted({*here.own, *here.trust}, key=lambda each: (each.in_force_from, each.number), reverse=True)
    context = {
        "place": place,
        "tabs": place.tabs("standards_scale"),
        "version": version,
        "stages": stages_of(version),
        "versions": [(each, users[each.pk], each.in_force_from > place.actor.on) for each in known],
        "has_own": bool(place.school and here.own and not newest(here.own).back_to_trust),
        "edit_url": place.url("standards_scale_edit"),
        "back_url": place.url("standards_scale_back"),
    }
    return render(request, "standards/scale.html", context)


@guarded(KIND)
def scale_version(request: ActorRequest, key: str) -> HttpResponse:
    place = place_of(request)
    version = get_object_or_404(ScaleVersion.objects.visible_to(request.actor), key=key, back_to_trust=False)
    back = place.url("standards_scale")
    context = {"place": place, "version": version, "stages": stages_of(version), "back": back}
    return render(request, "standards/scale_version.html", context)


@guarded(KIND, verb="edit")
def scale_edit(request: ActorRequest) -> HttpResponse:
    place = place_of(request)
    place.require_edit()
    base = starting_point(place.trust_id, place.school)
    first: dict[str, Any] = {"based_on": base.key, "in_force_from": place.actor.on}
    form = ScaleForm(request.POST or None, initial=first, stages=text_of(base))
    context = {"place": place, "form": form, "base": base, "back": place.url("standards_scale")}
    if request.method != "POST":
        return render(request, "standards/scale_edit.html", context)
    version = _publish(place, form) if form.is_valid() else None
    if version is None:
        return invalid(request, "standards/scale_edit.html", context)
    said = {"number": version.number, "day": day(version.in_force_from)}
    tell(request, _("Version %(number)d is in force from %(day)s.") % said)
    return redirect(place.url("standards_scale"))


@guarded(KIND, verb="edit")
@require_POST
def scale_back(request: ActorRequest) -> HttpResponse:
    place = place_of(request)
    place.require_edit()
    if place.school is not None and return_to_trust_scale(actor=request.actor, school=place.school):
        tell(request, _("%(school)s uses the trust's stages again.") % {"school": place.school})
    return redirect(place.url("standards_scale"))


def _publish(place: Place, form: ScaleForm) -> ScaleVersion | None:
    said = form.cleaned_data
    try:
        return publish_scale(
            actor=place.actor,
            school=place.school,
            stages=form.texts(),
            based_on=said["based_on"],
            in_force_from=said["in_force_from"],
            note=said["note"],
        )
    except ValidationError as error:
        form.add_error(None, error)
        return None
