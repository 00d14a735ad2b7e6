from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as say

from growthring.core.access import ActorRequest, guarded
from growthring.home.queries import schools
from growthring.home.queries.pictures import latest_of_each
from growthring.home.shell import leads_trust
from growthring.stages.queries.scales import mode_in

A_PAGE = 12  # schools: each has its figures, and its picture


@guarded(
    "Profile open",
    verb="aggregate",
    allow=leads_trust,
    reason=say("This page is for those who lead the trust. Your own school has one too."),
)
def page(request: ActorRequest) -> HttpResponse:
    """Schools side by side: each by its own choices and its own open picture, never in an order of stages."""
    actor = request.actor
    page = Paginator(schools.seen_by_name(actor), A_PAGE).get_page(request.GET.get("page"))
    found = schools.with_their_gaps(actor, schools=list(page))
    pictures = latest_of_each(actor, found)
    context = {
        "rows": [(school, mode_in(school), pictures.get(school.pk)) for school in found],
        "page": page,
        "whole": pictures.get(None) if page.number == 1 else None,
        "staff": schools.posts_in(actor),
        "actor": actor,
    }
    return render(request, "home/trust.html", context)
