from collections.abc import Iterator

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as say

from growthring.core import matrix
from growthring.core.access import Actor, ActorRequest, guarded
from growthring.home.queries.checklist import checklists
from growthring.home.shell import sets_up
from growthring.people.queries.directory import KEEPERS as STAFF_KEEPERS
from growthring.people.views.roles import KEEPERS as ROLE_KEEPERS

KIND = "Set-up (calendar; scale; expectations; questions; settings)"
REASON = say("Setting up is for the office and for those who lead. Ask them for what you miss.")


@guarded(KIND, allow=sets_up, reason=REASON)
def page(request: ActorRequest) -> HttpResponse:
    """One school: its steps. Several: each with how far it is."""
    lists = checklists(request.actor)
    context = {"actor": request.actor, "kept": list(kept(request.actor))}
    if len(lists) == 1:
        return render(request, "home/set_up.html", {**context, "checklist": lists[0]})
    return render(request, "home/set_up_schools.html", {**context, "checklists": lists})


@guarded(KIND, allow=sets_up, reason=REASON)
def of_school(request: ActorRequest, key: str) -> HttpResponse:
    found = next((each for each in checklists(request.actor) if each.school.key == key), None)
    if found is None:
        raise Http404
    context = {"checklist": found, "actor": request.actor, "kept": list(kept(request.actor))}
    return render(request, "home/set_up.html", context)


def kept(actor: Actor) -> Iterator[tuple[str, str]]:
    """Lists that are looked after all year round: what they are called, and where they are."""
    if actor.holds_any(*STAFF_KEEPERS):
        yield _("Staff list"), reverse("people_staff")
    if actor.holds_any(*ROLE_KEEPERS):
        yield _("Roles"), reverse("people_roles")
    if actor.holds_any(*matrix.roles_that_may("Import batch", "happened")):
        yield _("Where our data comes from"), reverse("interop_sources")
