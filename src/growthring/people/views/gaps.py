"""The gap list: where support is missing, to be ticked and filled."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from growthring.core.access import ActorRequest, Role, guarded
from growthring.core.ui import Tab, tell
from growthring.people.forms.fields import schools_of
from growthring.people.forms.filters import PlaceFilter
from growthring.people.forms.support import ManyForm
from growthring.people.models import PartnerKind, Post
from growthring.people.policy import ARRANGERS, arranged
from growthring.people.queries.gaps import GapKind, Scope, gap_counts, gap_pages
from growthring.people.services import bulk, choosing
from growthring.people.services.events import PARTNERSHIP
from growthring.people.views.common import form_page, looked, page_of

REASON = _("The gap list is for those who arrange support: office, PD lead and head.")
TO_FILL = {
    GapKind.NO_LINE_MANAGER: PartnerKind.LINE_MANAGER,
    GapKind.NO_COACH: PartnerKind.COACH,
    GapKind.OVER_CAPACITY: PartnerKind.COACH,
}


# Gaps of somebody who is there: the next one comes in their place.
TO_REPLACE = (GapKind.OVER_CAPACITY, GapKind.ENDING, GapKind.PARTNER_LEAVING)


@guarded(PARTNERSHIP, verb="see", allow=lambda actor: actor.holds_any(*ARRANGERS), reason=REASON)
def gaps(request: ActorRequest, key: str = "") -> HttpResponse:
    """The list of one school by its key, or of all the actor arranges for."""
    actor = request.actor
    form = PlaceFilter(_asked(request, key), actor=actor, roles=ARRANGERS)
    wanted = form.wanted() if form.is_bound else {}
    scope = Scope(wanted.get("school"), wanted.get("team"), wanted.get("kind", ""))
    kind = _kind(request)
    counts = gap_counts(actor, scope)
    page = page_of(request, gap_pages(actor, kind, scope, counts[kind]))
    looked(request, PARTNERSHIP, "gap list", school_id=scope.school.pk if scope.school else None)
    context = {"form": form, "page": page, "kind": kind, "tabs": _tabs(request, kind, counts)}
    return render(request, "people/gaps.html", context | {"may_assign": actor.holds_any(Role.OFF)})


def _asked(request: ActorRequest, key: str) -> Any:
    if not key:
        return request.GET or None
    get_object_or_404(schools_of(request.actor, *ARRANGERS), key=key)
    asked = request.GET.copy()
    asked.setdefault("school", key)
    return asked


def _kind(request: ActorRequest) -> GapKind:
    asked = request.GET.get("gap", "")
    return GapKind(asked) if asked in GapKind.values else GapKind.NO_LINE_MANAGER


def _tabs(request: ActorRequest, current: GapKind, counts: dict[str, int]) -> list[Tab]:
    query = request.GET.copy()
    query.pop("page", None)
    tabs = []
    for kind in GapKind:
        query["gap"] = kind.value
        tabs.append(Tab(f"{kind.label} ({counts[kind.value]})", f"?{query.urlencode()}", kind == current))
    return tabs


@guarded(
    PARTNERSHIP,
    verb="edit",
    allow=lambda actor: actor.holds_any(Role.OFF),
    reason=_("The office arranges partnerships."),
)
@require_POST
def ticked(request: ActorRequest) -> HttpResponse:
    """Who the ticked people get: asked first, looked at next."""
    actor = request.actor
    rows = Post.objects.visible_to(actor).filter(arranged(actor), key__in=request.POST.getlist("pick"))
    posts = list(rows.select_related("person", "school"))
    if not posts:
        tell(request, _("Tick at least one person."))
        return redirect("people_gaps_all")
    form = _form(request, posts)

    def save(data: dict[str, Any]) -> HttpResponse:
        choice = choosing.by_hand(actor, posts, **data)
        title = _title(len(posts), data)
        change = bulk.plan(
            actor=actor, trust_id=actor.trust_id, title=title, proposals=choice.proposals, unread=choice.unread
        )
        return redirect("people_bulk_change", change.key)

    context = {"posts": posts, "back": reverse("people_gaps_all")}
    if not form.is_bound:
        return render(request, "people/ticked.html", context | {"form": form})
    return form_page(request, form, save, template="people/ticked.html", **context)


def _form(request: ActorRequest, posts: list[Post]) -> ManyForm:
    """Filled in by the kind of gap it closes."""
    sent = request.POST if "partner" in request.POST else None
    gap = request.POST.get("gap", "")
    kind = TO_FILL.get(GapKind(gap), "") if gap in GapKind.values else ""
    initial = {"kind": kind, "instead": gap in TO_REPLACE}
    return ManyForm(sent, actor=request.actor, school=posts[0].school, initial=initial)


def _title(number: int, data: dict[str, Any]) -> str:
    kind = PartnerKind(data["kind"]).label.lower()
    told = ngettext("%(number)d person: %(partner)s as %(kind)s", "%(number)d people: %(partner)s as %(kind)s", number)
    return told % {"number": number, "partner": data["partner"], "kind": kind}
