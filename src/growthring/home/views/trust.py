from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as say

from growthring.core.access import ActorRequest, guarded
from growthring.home.queries import schools
from growthring.home.queries.pictures import latest_of_each
from growthring.home.shell import leads_trust
from growthring.people.models import School
from growthring.stages.queries.scales import mode_in


@guarded(
    "Profile open",
    verb="aggregate",
    allow=leads_trust,
    reason=say("This page is for those who lead the trust. Your own school has one too."),
)
def page(request: ActorRequest) -> HttpResponse:
    """Schools side by side: each by its own choices and its own open picture, never in an order of stages."""
    actor = request.actor
    found = list(schools.with_gaps(School.objects.visible_to(actor).select_related("stages"), actor))
    pictures = latest_of_each(actor)
    context = {
        "rows": [(school, mode_in(school), pictures.get(school.pk)) for school in found],
        "whole": pictures.get(None),
        "staff": sum(school.post_count for school in found),
        "actor": actor,
    }
    return render(request, "home/trust.html", context)
