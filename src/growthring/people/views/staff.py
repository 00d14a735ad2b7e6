"""The staff list of an office, and the search everybody has."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from growthring.core.access import ActorRequest, Role, guarded
from growthring.core.carried import word
from growthring.people.forms.filters import StaffFilterForm
from growthring.people.offering import offered_by
from growthring.people.queries import directory
from growthring.people.services.events import DIRECTORY
from growthring.people.views.common import looked, page_of

REASON = _("The staff list is kept by the office.")


@guarded(DIRECTORY, verb="see", allow=lambda actor: actor.holds_any(*directory.KEEPERS), reason=REASON)
def staff(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    form = StaffFilterForm(request.GET or None, actor=actor, roles=directory.KEEPERS)
    wanted = directory.StaffFilter(**form.wanted()) if form.is_bound else directory.StaffFilter()
    page = page_of(request, directory.staff(actor, wanted))
    looked(request, DIRECTORY, "staff list", school_id=wanted.school.pk if wanted.school else None, count=len(page))
    may_add = actor.holds_any(Role.OFF)
    return render(request, "people/staff.html", {"form": form, "page": page, "may_add": may_add, "today": actor.on})


@guarded(DIRECTORY, verb="directory")
def search(request: ActorRequest) -> HttpResponse:
    words = " ".join(word(request.GET, "q").split())[:80]
    page = page_of(request, directory.search(request.actor, words))
    people = list(page.object_list)
    offered = offered_by(people, actor=request.actor)
    rows = [(person, offered[person.pk]) for person in people]
    return render(request, "people/search.html", {"words": words, "page": page, "rows": rows})
