"""Partners for the people ticked in the gap list: whom they get, then a look at it; one person at once."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from growthring.core.access import Actor, ActorRequest, Role, guarded
from growthring.core.carried import words
from growthring.core.ui import tell
from growthring.people.forms.support import ManyForm
from growthring.people.models import BulkChange, PartnerKind, Post, School
from growthring.people.policy import arranged
from growthring.people.queries.gaps import GapKind
from growthring.people.services import bulk, choosing
from growthring.people.services.choosing import Coach
from growthring.people.services.events import PARTNERSHIP
from growthring.people.views.common import form_page
from growthring.people.views.gaps import nobody_ticked
from growthring.people.views.narrowed import carrying, gap_list, kept

TO_FILL = {
    GapKind.NO_LINE_MANAGER: PartnerKind.LINE_MANAGER,
    GapKind.NO_COACH: PartnerKind.COACH,
    GapKind.OVER_CAPACITY: PartnerKind.COACH,
}
# Gaps of somebody who is there: the next one comes in their place.
TO_REPLACE = (GapKind.OVER_CAPACITY, GapKind.ENDING, GapKind.PARTNER_LEAVING)
OFFERED = 8  # coaches: those with most room


@guarded(
    PARTNERSHIP,
    verb="edit",
    allow=lambda actor: actor.holds_any(Role.OFF),
    reason=_("The office arranges partnerships."),
)
@require_POST
def ticked(request: ActorRequest) -> HttpResponse:
    """Who the ticked people get: asked first, looked at next; for one person it may be done at once."""
    posts = _posts(request)
    if not posts:
        return nobody_ticked(request)
    form, back = _form(request, posts), kept(request.POST.get("narrowed", ""))
    context = {"posts": posts, "narrowed": back, "back": gap_list(back), "gap": request.POST.get("gap", "")}
    if not form.is_bound:
        return render(request, "people/ticked.html", context | {"form": form})

    def save(data: dict[str, Any]) -> HttpResponse:
        if request.POST.get("do") == "assign" and (done := _at_once(request.actor, form, data)):
            tell(request, f"{done.title}.", undo=carrying(reverse("people_undo", args=[done.key]), back))
            return redirect(gap_list(back))
        change = _plan(request.actor, form, data)
        return redirect(carrying(reverse("people_bulk_change", args=[change.key]), back))

    return form_page(request, form, save, template="people/ticked.html", **context)


def _posts(request: ActorRequest) -> list[Post]:
    """Those on the page: all that were ticked in the list, whether or not they still are."""
    keys = words(request.POST, "listed") or words(request.POST, "pick")
    rows = Post.objects.visible_to(request.actor).filter(arranged(request.actor), key__in=keys)
    return list(rows.select_related("person", "school"))


def _form(request: ActorRequest, posts: list[Post]) -> ManyForm:
    """Filled in by the kind of gap it closes."""
    sent = request.POST if "partner" in request.POST else None
    gap = request.POST.get("gap", "")
    kind = TO_FILL.get(GapKind(gap), "") if gap in GapKind.values else ""
    initial = {"kind": kind, "instead": gap in TO_REPLACE}
    school = posts[0].school
    coaches = _with_room(request.actor, school, posts) if school and kind == PartnerKind.COACH else []
    return ManyForm(sent, actor=request.actor, school=school, posts=posts, coaches=coaches, initial=initial)


def _with_room(actor: Actor, school: School, posts: list[Post]) -> list[Coach]:
    """Those with most room first; nobody is offered to themself."""
    alone = {post.person_id for post in posts} if len(posts) == 1 else set()
    found = choosing.coaches_of(actor, school, actor.on)
    free = [each for each in found if each.left and each.person.pk not in alone]
    return sorted(free, key=lambda each: (-each.left, str(each.person)))[:OFFERED]


def _plan(actor: Actor, form: ManyForm, data: dict[str, Any]) -> BulkChange:
    said = {name: data[name] for name in ("kind", "starts_on", "mode", "instead")}
    choice = choosing.share_out(actor, form.chosen, form.partners, **said)
    title = _title(form, data["kind"])
    return bulk.plan(
        actor=actor, trust_id=actor.trust_id, title=title, proposals=choice.proposals, unread=choice.unread
    )


@transaction.atomic
def _at_once(actor: Actor, form: ManyForm, data: dict[str, Any]) -> BulkChange | None:
    """One person, one partner, and nobody who is there now gives way: there is nothing else to look at first."""
    if len(form.chosen) != 1 or len(form.partners) != 1:
        return None
    change = _plan(actor, form, data)
    found = bulk.outcomes(change)
    if change.unread or any(outcome.ends for outcome in found):
        return None
    problems = [problem.message for outcome in found for problem in outcome.problems]
    if problems:
        raise ValidationError({"partner": problems})
    return bulk.apply(actor=actor, change=change, seen=bulk.mark(found))


def _title(form: ManyForm, of_kind: str) -> str:
    kind = PartnerKind(of_kind).label.lower()
    partners = get_text_list([str(each.person) for each in form.partners], _("and"))
    if len(form.chosen) == 1:
        return _("%(person)s: %(partner)s as %(kind)s") % {
            "person": form.chosen[0].person,
            "partner": partners,
            "kind": kind,
        }
    number = len(form.chosen)
    told = ngettext("%(number)d person: %(partner)s as %(kind)s", "%(number)d people: %(partner)s as %(kind)s", number)
    return told % {"number": number, "partner": partners, "kind": kind}
