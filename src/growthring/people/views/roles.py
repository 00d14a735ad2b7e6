"""Roles: who has which, given and ended by those who may."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from growthring.core.access import ActorRequest, Role, guarded
from growthring.core.ui import tell
from growthring.people import policy
from growthring.people.forms.bodies import RoleForm, grantable
from growthring.people.models import RoleGrant
from growthring.people.queries.directory import roles_given
from growthring.people.services import roles as services
from growthring.people.services.events import ROLE
from growthring.people.views.common import form_page, looked

REASON = _("Roles are looked after by office, head and trust leaders. Your own stand on your page.")
KEEPERS = (Role.OFF, Role.HD, Role.CEO, Role.TPD, Role.DPO)


@guarded(ROLE, verb="see", allow=lambda actor: actor.holds_any(*KEEPERS), reason=REASON)
def roles(request: ActorRequest) -> HttpResponse:
    looked(request, ROLE, "roles")
    grants = [
        (grant, policy.may_grant(request.actor, Role(grant.role), grant.school)) for grant in roles_given(request.actor)
    ]
    return render(request, "people/roles.html", {"grants": grants, "may_grant": bool(grantable(request.actor))})


@guarded(
    ROLE, verb="edit", allow=lambda actor: bool(grantable(actor)), reason=_("A head or a trust leader gives roles.")
)
def add(request: ActorRequest) -> HttpResponse:
    form = RoleForm(request.POST or None, actor=request.actor)

    def save(data: dict[str, Any]) -> HttpResponse:
        made = services.grant_role(actor=request.actor, **{**data, "role": Role(data["role"])})
        tell(request, _("%(person)s: %(role)s.") % {"person": made.person, "role": made})
        return redirect("people_roles")

    lede = _("The person sees every role they are given, and who gave it.")
    return form_page(
        request, form, save, title=_("Give a role"), lede=lede, submit=_("Give this role"), back=reverse("people_roles")
    )


@guarded(ROLE, verb="edit")
@require_POST
def end(request: ActorRequest, key: str) -> HttpResponse:
    """It ends today: with the person's next page."""
    rows = RoleGrant.objects.visible_to(request.actor).select_related("person", "school")
    grant = get_object_or_404(rows, key=key)
    services.end_role(actor=request.actor, grant=grant, on=request.actor.on)
    tell(request, _("%(person)s is no longer %(role)s.") % {"person": grant.person, "role": grant})
    return redirect("people_roles")
