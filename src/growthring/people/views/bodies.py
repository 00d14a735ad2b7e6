"""Set-up of schools and teams."""

from typing import Any

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from growthring.core.access import Actor, ActorRequest, guarded
from growthring.core.ui import tell
from growthring.people import policy
from growthring.people.forms.bodies import SchoolForm, TeamForm
from growthring.people.models import School, Team, Trust
from growthring.people.services import bodies as services
from growthring.people.services import permits
from growthring.people.services.events import SET_UP
from growthring.people.views.common import form_page

OPEN_TO = gettext_lazy("How the trust's schools are set up is open to those who work in them.")


def _school(actor: Actor, key: str) -> School:
    return get_object_or_404(School.objects.visible_to(actor), key=key)


@guarded(SET_UP, verb="see", allow=policy.is_staff, reason=OPEN_TO)
def schools(request: ActorRequest) -> HttpResponse:
    rows = School.objects.visible_to(request.actor).annotate(number_of_teams=Count("teams"))
    found = [(school, policy.may_set_up(request.actor, school)) for school in rows.order_by("name")]
    return render(request, "people/schools.html", {"schools": found, "may_add": policy.may_set_up(request.actor)})


@guarded(SET_UP, verb="edit", allow=policy.may_set_up, reason=_("Those who set the trust up add schools."))
def add_school(request: ActorRequest) -> HttpResponse:
    form = SchoolForm(request.POST or None)

    def save(data: dict[str, Any]) -> HttpResponse:
        trust = Trust.objects.get(pk=request.actor.trust_id)
        made = services.add_school(actor=request.actor, trust=trust, **data)
        tell(request, _("%s is added. Its teams come next.") % made)
        return redirect("people_teams", made.key)

    return form_page(
        request, form, save, title=_("Add a school"), submit=_("Add the school"), back=reverse("people_schools")
    )


@guarded(SET_UP, verb="edit")
def edit_school(request: ActorRequest, key: str) -> HttpResponse:
    school = _school(request.actor, key)
    permits.setting_up(request.actor, school)
    form = SchoolForm(request.POST or None, initial=SchoolForm.from_school(school))

    def save(data: dict[str, Any]) -> HttpResponse:
        services.change_school(actor=request.actor, school=school, **{**data, "slug": data["slug"] or school.slug})
        tell(request, _("%s is saved.") % school)
        return redirect("people_schools")

    return form_page(request, form, save, title=school.name, submit=_("Save"), back=reverse("people_schools"))


@guarded(SET_UP, verb="see", allow=policy.is_staff, reason=OPEN_TO)
def teams(request: ActorRequest, key: str) -> HttpResponse:
    school = _school(request.actor, key)
    may = policy.may_set_up(request.actor, school)
    if request.method == "POST":
        permits.setting_up(request.actor, school)
    form = TeamForm(request.POST or None)

    def save(data: dict[str, Any]) -> HttpResponse:
        made = services.add_team(actor=request.actor, school=school, **data)
        tell(request, _("The team %s is added.") % made)
        return redirect("people_teams", school.key)

    rows = Team.objects.visible_to(request.actor).filter(school=school)
    return form_page(
        request, form, save, template="people/teams.html", school=school, teams=rows.order_by("name"), may_edit=may
    )


@guarded(SET_UP, verb="edit")
def edit_team(request: ActorRequest, key: str) -> HttpResponse:
    """Another name; or away with it, where nobody ever belonged to it."""
    team = get_object_or_404(Team.objects.visible_to(request.actor).select_related("school"), key=key)
    permits.setting_up(request.actor, team.school)
    form = TeamForm(request.POST or None, initial={"name": team.name})
    back = reverse("people_teams", args=[team.school.key])

    def save(data: dict[str, Any]) -> HttpResponse:
        if request.POST.get("do") == "remove":
            services.remove_team(actor=request.actor, team=team)
        else:
            services.change_team(actor=request.actor, team=team, **data)
        tell(request, _("The teams are saved."))
        return redirect(back)

    return form_page(request, form, save, title=team.name, submit=_("Save"), remove=_("Remove this team"), back=back)
