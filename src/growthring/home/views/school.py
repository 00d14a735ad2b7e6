"""Our school: what everybody may see of it, and what those who lead it look after."""

from collections.abc import Iterator

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as say

from growthring.audit.services import Verb, record
from growthring.commitments.models import KIND as COMMITMENT
from growthring.core.access import Actor, ActorRequest, Forbidden, Role, guarded, signed_in
from growthring.core.ui import Tab
from growthring.home.queries import profile, schools
from growthring.home.queries.leading import at_a_glance
from growthring.home.queries.people import leaders_of
from growthring.home.queries.pictures import open_pictures
from growthring.home.queries.schools import Counted
from growthring.home.queries.years import next_checkpoint, year_now
from growthring.home.shell import has_school
from growthring.people.models import School
from growthring.people.policy import is_staff
from growthring.people.queries.gaps import GapKind
from growthring.stages.queries.scales import mode_in

SET_UP = "Set-up (calendar; scale; expectations; questions; settings)"


@signed_in("Sends everybody to their school, and those with several to a list of them.")
def first(request: ActorRequest) -> HttpResponse:
    if not has_school(request.actor):
        raise Http404
    mine = list(schools.my_schools(request.actor))
    if len(mine) == 1:
        return redirect(_first_view(request.actor, mine[0]), key=mine[0].key)
    return render(
        request, "home/schools.html", {"schools": [(each, _first_view(request.actor, each)) for each in mine]}
    )


@guarded(SET_UP, allow=is_staff, reason=say("How a school works is open to those who work in the trust."))
def everybody(request: ActorRequest, key: str) -> HttpResponse:
    """The open view: the same for all staff and governors."""
    actor = request.actor
    school = _or_404(schools.my_school(actor, key))
    year = year_now(actor, school)
    context = {
        "school": school,
        "mode": mode_in(school),
        "pictures": open_pictures(actor, school),
        "leaders": leaders_of(actor, school),
        "year": year,
        "checkpoint": next_checkpoint(year, actor.on),
        "tabs": _tabs(actor, school, "school_open"),
    }
    return render(request, "home/school_open.html", context)


@guarded("Profile exact")
def leading(request: ActorRequest, key: str) -> HttpResponse:
    """What waits and what is missing, in exact figures: for those who may see every row behind them."""
    actor = request.actor
    school = _or_404(schools.my_school_counted(actor, key))
    if not schools.leads(actor, school):
        raise Forbidden(_("These figures are for those who lead this school. Its open page is for everybody."))
    glance = at_a_glance(actor, school)
    if glance.owed:
        kind, where, shown = COMMITMENT, "promises of support", len(glance.owed)
        record(actor=actor, verb=Verb.LOOKED, kind=kind, where=where, school_id=school.pk, count=shown)
    context = {
        "school": school,
        "mode": mode_in(school),
        "moderates": actor.holds(Role.HD, school.pk),
        "owed": glance.owed,
        "gaps": list(_gaps(school, glance.gaps)),
        "now": profile.now_and_then(actor, school),
        "year": glance.year,
        "checkpoint": next_checkpoint(glance.year, actor.on),
        "tabs": _tabs(actor, school, "school_leading"),
    }
    return render(request, "home/school_leading.html", context)


def _or_404(found: Counted | None) -> Counted:
    if found is None:
        raise Http404
    return found


def _first_view(actor: Actor, school: School) -> str:
    return "school_leading" if schools.leads(actor, school) else "school_open"


def _gaps(school: School, numbers: dict[str, int]) -> Iterator[tuple[str, int, str]]:
    """Each gap in words, how many posts have it, and where it is closed."""
    where = reverse("people_gaps", args=[school.key])
    for kind, number in numbers.items():
        yield str(GapKind(kind).label), number, f"{where}?gap={kind}"


def _tabs(actor: Actor, school: School, current: str) -> list[Tab]:
    if not schools.leads(actor, school):
        return []
    labels = {"school_leading": _("What waits and what is missing"), "school_open": _("As everybody sees it")}
    return [Tab(label, reverse(name, args=[school.key]), name == current) for name, label in labels.items()]
