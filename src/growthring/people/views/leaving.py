"""Somebody leaves: what they owe, whom to hand it to, and the end of their access."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from growthring.core.access import ActorRequest, guarded
from growthring.core.forms import invalid
from growthring.core.ui import tell
from growthring.people.forms.persons import LeaveForm
from growthring.people.forms.support import HandOverForm, TickForm
from growthring.people.models import BulkChange, Partnership, Person
from growthring.people.queries.owing import Owing, owing
from growthring.people.services import bulk, leaving, permits
from growthring.people.services.events import DIRECTORY
from growthring.people.services.partnerships import successor
from growthring.people.views.common import form_page, looked, person_of

PAGE = "people/leave.html"


@guarded(DIRECTORY, verb="edit")
def leave(request: ActorRequest, key: str) -> HttpResponse:
    about = person_of(request.actor, key)
    permits.ending_access(request.actor, about)
    owed = owing(request.actor, about)
    give = _hand_over_form(request, about, owed)
    if _hands_over(request):
        return _hand_over(request, about, owed, give)
    form = LeaveForm(request.POST or None)
    if request.method != "POST":
        looked(request, DIRECTORY, "leaving", subject_id=about.pk)

    def save(data: dict[str, Any]) -> HttpResponse:
        change = leaving.leave(actor=request.actor, person=about, on=_first_day_away(request, data["last_day"]))
        tell(request, _("%s leaves.") % about, undo=reverse("people_undo", args=[change.key]))
        return redirect("people_person", about.key)

    ticked = _ticked(request, owed)
    return form_page(request, form, save, template=PAGE, person=about, owing=owed, give=give, ticks=None, ticked=ticked)


def _hands_over(request: ActorRequest) -> bool:
    """Which of the page's two forms was sent: by a field it always has, since boxes without a tick send nothing."""
    return "give-partner" in request.POST or "pick" in request.POST


def _ticked(request: ActorRequest, owed: Owing) -> set[str]:
    """Everybody, until somebody has chosen."""
    return set(request.POST.getlist("pick")) if _hands_over(request) else {row.key for row in owed.supported}


def _first_day_away(request: ActorRequest, last_day: date | None) -> date:
    return last_day + timedelta(days=1) if last_day else request.actor.on


def _hand_over_form(request: ActorRequest, about: Person, owed: Owing) -> HandOverForm:
    posted = request.POST if _hands_over(request) else None
    return HandOverForm(posted, actor=request.actor, school=owed.school, prefix="give")


def _hand_over(request: ActorRequest, about: Person, owed: Owing, give: HandOverForm) -> HttpResponse:
    """The ticked partnerships become a plan, which is looked at before anything changes."""
    ticked = _ticked(request, owed)
    picked: list[Partnership] = [row for row in owed.supported if row.key in ticked]
    ticks = TickForm({"pick": "some" if picked else ""})
    if not (ticks.is_valid() & give.is_valid()):
        context = {"person": about, "owing": owed, "give": give, "form": LeaveForm(), "ticks": ticks, "ticked": ticked}
        return invalid(request, PAGE, context)
    data = give.cleaned_data
    change = bulk.plan(
        actor=request.actor,
        trust_id=about.trust_id,
        proposals=[successor(row, data["partner"], data["on"]) for row in picked],
        title=_("From %(leaver)s to %(partner)s") % {"leaver": about, "partner": data["partner"]},
        what=BulkChange.What.HANDED_OVER,
    )
    return redirect("people_bulk_change", change.key)
