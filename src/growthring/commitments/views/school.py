"""What a school has promised its staff and not yet done: for those who lead it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from growthring.audit.services import Verb, record
from growthring.commitments.models import KIND
from growthring.commitments.policy import SEES_PROMISES
from growthring.commitments.queries.school import kept_in, owed_in
from growthring.core.access import ActorRequest, Forbidden, guarded
from growthring.people.queries.schools import school_called


@guarded(KIND, verb="promised")
def of_school(request: ActorRequest, slug: str) -> HttpResponse:
    actor = request.actor
    school = school_called(actor, slug)
    if school is None:
        raise Http404
    if not any(actor.holds(role, school.pk) for role in SEES_PROMISES):
        raise Forbidden(_("What was promised is for those who lead the school, and only what its owner shares."))
    owed, (kept, done) = owed_in(actor, school), kept_in(actor, school)
    if owed or kept:
        where, count = "promises of support", len(owed) + len(kept)
        record(actor=actor, verb=Verb.LOOKED, kind=KIND, where=where, school_id=school.pk, count=count)
    context = {"school": school, "owed": owed, "kept": kept, "done": done}
    return render(request, "commitments/of_school.html", context)
