from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as say

from growthring.conversations.queries.numbers import held_in_schools
from growthring.core.access import ActorRequest, guarded
from growthring.home.queries import side_by_side
from growthring.home.queries.pictures import latest_of_each
from growthring.home.shell import leads_trust

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
    lines = side_by_side.lines(actor)
    page = Paginator(lines, A_PAGE).get_page(request.GET.get("page"))
    here = [line.pk for line in page]
    figures = side_by_side.figures(actor, here)
    pictures = latest_of_each(actor, here)
    meetings = held_in_schools(here, actor.on)
    context = {
        "rows": [(line, figures[line.pk], pictures.get(line.pk), meetings.get(line.pk)) for line in page],
        "page": page,
        "whole": pictures.get(None) if page.number == 1 else None,
        "staff": sum(line.post_count for line in lines),
        "actor": actor,
    }
    return render(request, "home/trust.html", context)
