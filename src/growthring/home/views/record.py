"""Who looked at my record; and, for a head, that looking happened."""

from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import render

from growthring.audit.places import place
from growthring.audit.queries import Happened, what_happened
from growthring.core.access import ActorRequest, Role, guarded
from growthring.core.permission_kinds import KINDS
from growthring.home.queries.looks import my_record
from growthring.people.models import School

KIND = "Record of events"


@guarded(KIND)
def mine(request: ActorRequest) -> HttpResponse:
    return render(request, "home/record.html", {"record": my_record(request.actor), "actor": request.actor})


@guarded(KIND, verb="happened")
def of_school(request: ActorRequest, key: str) -> HttpResponse:
    """A head sees that people looked and changed things: how often and on which page, not at whom."""
    actor = request.actor
    school = School.objects.visible_to(actor).filter(key=key).first()
    if school is None or not actor.holds(Role.HD, school.pk):
        raise Http404
    context = {"school": school, "rows": [_told(each) for each in what_happened(actor, school.pk)]}
    return render(request, "home/record_of_school.html", context)


def _told(happened: Happened) -> Happened:
    """In the reader's language."""
    return replace(happened, kind=str(KINDS.get(happened.kind, happened.kind)), where=place(happened.where))
