"""The gap list: where support is missing, to be ticked and filled."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from growthring.core.access import ActorRequest, Role, guarded
from growthring.core.forms import invalid
from growthring.core.ui import Tab
from growthring.people.forms.fields import schools_of
from growthring.people.forms.filters import PlaceFilter
from growthring.people.forms.support import TickForm
from growthring.people.policy import ARRANGERS
from growthring.people.queries.gaps import GapKind, Scope, gap_counts, gap_pages
from growthring.people.services.events import PARTNERSHIP
from growthring.people.views.common import looked, page_of
from growthring.people.views.narrowed import gap_list, kept

REASON = _("The gap list is for those who arrange support: office, PD lead and head.")
ABOUT = {
    GapKind.NO_LINE_MANAGER: _("Nobody holds conversations with them or assures what a newcomer needs."),
    GapKind.NO_COACH: _("They have nobody beside their line manager."),
    GapKind.OVER_CAPACITY: _(
        "Their coach or mentor supports more people than there is room for: some may go to another."
    ),
    GapKind.ENDING: _("Their support ends within thirty days, and nobody follows."),
    GapKind.PARTNER_LEAVING: _("Whoever supports them has left, or leaves within thirty days."),
}


@guarded(PARTNERSHIP, verb="see", allow=lambda actor: actor.holds_any(*ARRANGERS), reason=REASON)
def gaps(request: ActorRequest, key: str = "") -> HttpResponse:
    """The list of one school by its key, or of all the actor arranges for."""
    return render(request, "people/gaps.html", _listed(request, _asked(request, key)))


def nobody_ticked(request: ActorRequest) -> HttpResponse:
    """The list again, as it was narrowed."""
    ticks = TickForm({"pick": ""})
    ticks.full_clean()
    narrowed = QueryDict(kept(request.POST.get("narrowed", "")), mutable=True)
    narrowed.setdefault("gap", request.POST.get("gap", ""))
    return invalid(request, "people/gaps.html", _listed(request, narrowed) | {"ticks": ticks})


def _listed(request: ActorRequest, asked: QueryDict) -> dict[str, Any]:
    actor = request.actor
    form = PlaceFilter(asked or None, actor=actor, roles=ARRANGERS)
    wanted = form.wanted() if form.is_bound else {}
    scope = Scope(wanted.get("school"), wanted.get("team"), wanted.get("kind", ""))
    kind = _kind(asked)
    counts = gap_counts(actor, scope)
    page = page_of(request, gap_pages(actor, kind, scope, counts[kind]))
    looked(request, PARTNERSHIP, "gap list", school_id=scope.school.pk if scope.school else None)
    narrowed = {name: getattr(each, "key", each) for name, each in wanted.items()}  # what was understood, and no more
    shown = {"form": form, "page": page, "kind": kind, "about": ABOUT[kind], "ticks": None}
    return shown | _around(kind, counts, narrowed) | {"may_assign": actor.holds_any(Role.OFF)}


def _around(kind: GapKind, counts: dict[str, int], narrowed: dict[str, str]) -> dict[str, Any]:
    """The other kinds of gap, the one to go on with, and the way out of what narrows the list."""
    tabs = [
        Tab(f"{each.label} ({counts[each.value]})", gap_list(urlencode({"gap": each.value, **narrowed})), each == kind)
        for each in GapKind
    ]
    return {
        "tabs": tabs,
        "next": next((tab for tab, number in zip(tabs, counts.values(), strict=True) if number), None),
        "narrowed": urlencode({"gap": kind.value, **narrowed}),
        "is_narrowed": bool(narrowed),
        "everywhere": gap_list(f"gap={kind.value}"),
    }


def _asked(request: ActorRequest, key: str) -> QueryDict:
    if not key:
        return request.GET
    get_object_or_404(schools_of(request.actor, *ARRANGERS), key=key)
    asked = request.GET.copy()
    asked.setdefault("school", key)
    return asked


def _kind(query: QueryDict) -> GapKind:
    asked = query.get("gap", "")
    return GapKind(asked) if asked in GapKind.values else GapKind.NO_LINE_MANAGER
