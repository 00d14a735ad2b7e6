"""Many partnerships at once: choose a way, look at what would be, apply, undo."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from growthring.core.access import Actor, ActorRequest, Role, guarded
from growthring.core.ui import tell
from growthring.people.forms.bulk import ByLeaderForm, ByTeamForm, FileForm, OfSchoolForm, SpreadForm
from growthring.people.forms.fields import schools_offered
from growthring.people.models import BulkChange, PartnerKind
from growthring.people.queries.bulk import preview, recent_changes
from growthring.people.services import bulk, choosing, csvlines
from growthring.people.services.choosing import Choice
from growthring.people.services.events import PARTNERSHIP
from growthring.people.services.undo import UndoRefused, undo
from growthring.people.views.common import form_page, looked, page_of
from growthring.people.views.narrowed import came_from, carrying, kept

REASON = gettext_lazy("The office arranges partnerships.")
FORMS = {"team": ByTeamForm, "leader": ByLeaderForm, "spread": SpreadForm, "file": FileForm}
A_PREVIEW = 100


def _for_arrangers(view: Callable[..., HttpResponse]) -> Any:
    return guarded(PARTNERSHIP, verb="edit", allow=lambda actor: actor.holds_any(Role.OFF), reason=REASON)(view)


@_for_arrangers
def ways(request: ActorRequest) -> HttpResponse:
    """Four ways to choose, and what was changed lately. Each form says by `way` which it is."""
    actor = request.actor
    way = request.POST.get("way", "")
    if request.method == "POST" and way in FORMS:
        form = FORMS[way](request.POST, request.FILES, actor=actor)

        def save(data: dict[str, Any]) -> HttpResponse:
            title, choice = CHOOSE[way](actor, data)
            change = bulk.plan(
                actor=actor, trust_id=actor.trust_id, proposals=choice.proposals, title=title, unread=choice.unread
            )
            return redirect("people_bulk_change", change.key)

        return form_page(request, form, save, template="people/bulk.html", **_ways(actor, way, form))
    return render(request, "people/bulk.html", _ways(actor))


def _ways(actor: Actor, way: str = "", sent: Any = None) -> dict[str, Any]:
    schools = {"schools": schools_offered(actor, Role.OFF)}
    forms = {
        f"by_{name}": form(actor=actor, **(schools if issubclass(form, OfSchoolForm) else {}))
        for name, form in FORMS.items()
        if name != way
    }
    if sent is not None:
        forms[f"by_{way}"] = sent
    return {**forms, "recent": recent_changes(actor)}


def _by_team(actor: Actor, data: dict[str, Any]) -> tuple[str, Choice]:
    told = {"team": data["team"], "partner": data["partner"], "kind": PartnerKind(data["kind"]).label.lower()}
    title = _("%(team)s: %(partner)s as %(kind)s") % told
    return title, choosing.by_team(actor, **data)


def _by_leader(actor: Actor, data: dict[str, Any]) -> tuple[str, Choice]:
    return _("Team leaders at %s") % data["school"], choosing.by_team_leader(actor, **data)


def _spread(actor: Actor, data: dict[str, Any]) -> tuple[str, Choice]:
    return _("Coaches spread at %s") % data["school"], choosing.spread_coaches(actor, **data)


def _by_file(actor: Actor, data: dict[str, Any]) -> tuple[str, Choice]:
    return _("From a file"), csvlines.read(actor, data["file"].read(), starts_on=data["starts_on"])


CHOOSE = {"team": _by_team, "leader": _by_leader, "spread": _spread, "file": _by_file}


@_for_arrangers
def template(request: ActorRequest) -> HttpResponse:
    headers = {"Content-Disposition": 'attachment; filename="partnerships.csv"'}
    return HttpResponse(csvlines.TEMPLATE, content_type="text/csv; charset=utf-8", headers=headers)


@_for_arrangers
def change(request: ActorRequest, key: str) -> HttpResponse:
    """What would be, row by row; afterwards what was done."""
    found = get_object_or_404(BulkChange.objects.visible_to(request.actor).select_related("made_by"), key=key)
    if found.applied_at is not None:
        return render(request, "people/bulk_done.html", {"change": found})
    outcomes = bulk.outcomes(found)
    if request.method == "POST":
        return _apply(request, found)
    looked(request, PARTNERSHIP, "bulk change", school_id=found.school_id)
    context = {
        "change": found,
        "page": page_of(request, preview(request.actor, outcomes), A_PREVIEW),
        "ready": sum(outcome.ok for outcome in outcomes),
        "refused": sum(not outcome.ok for outcome in outcomes),
        "seen": bulk.mark(outcomes),
        "back": came_from(request),
    }
    return render(request, "people/bulk_change.html", context)


def _apply(request: ActorRequest, found: BulkChange) -> HttpResponse:
    try:
        done = bulk.apply(actor=request.actor, change=found, seen=request.POST.get("seen", ""))
    except bulk.LookAgain:
        tell(request, _("Something has changed since you looked. This is what would happen now."))
        return redirect(request.get_full_path())
    number = done.applied_count
    told = ngettext("%d partnership is made.", "%d partnerships are made.", number) % number
    tell(request, told, undo=carrying(reverse("people_undo", args=[done.key]), kept(request.GET)))
    return redirect(came_from(request))


@_for_arrangers
@require_POST
def take_back(request: ActorRequest, key: str) -> HttpResponse:
    found = get_object_or_404(BulkChange.objects.visible_to(request.actor).select_related("made_by"), key=key)
    try:
        undo(actor=request.actor, change=found)
    except UndoRefused as refusal:
        context = {"change": found, "refusal": refusal, "rows": refusal.rows[:A_PREVIEW]}
        return render(request, "people/bulk_done.html", context, status=409)
    tell(request, _("Undone: everything is as it was before."))
    return redirect(came_from(request))
