"""Where our data comes from: imports over time, and school by school."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as say
from django.views.decorators.http import require_GET

from growthring.audit import services as audit
from growthring.core.access import ActorRequest, Role, guarded
from growthring.interop import policy, services
from growthring.interop.sources.queries import by_school, came
from growthring.interop.sources.timeline import timeline

KNOWS = say("Where the data comes from is for the office and human resources, for heads and the trust's director.")
ROWS = 25


@require_GET
@guarded(services.KIND, verb="happened", allow=policy.may_know_of_batches, reason=KNOWS)
def page(request: ActorRequest) -> HttpResponse:
    found = came(request.actor)
    reads = policy.may_read_batches(request.actor)
    audit.record(actor=request.actor, verb=audit.Verb.LOOKED, kind=services.KIND, where="where our data comes from")
    context = {
        "picture": timeline(found, today=request.actor.on) if any(one.is_done for one in found) else None,
        "page": Paginator(found, ROWS).get_page(request.GET.get("page")),
        "reads": reads,
        "whole": reads or request.actor.trust_wide(Role.HD, Role.TPD),
        "schools": by_school(request.actor) if reads else [],
    }
    return render(request, "interop/sources.html", context)
