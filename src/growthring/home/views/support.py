from django.http import HttpResponse
from django.shortcuts import render

from growthring.audit import services as audit
from growthring.conversations.models import KIND as CONVERSATION
from growthring.core.access import ActorRequest, guarded
from growthring.home.queries.caseload import Supported, people_i_support
from growthring.people.models import School
from growthring.stages.policy import ASSURANCE, PLACEMENT
from growthring.stages.queries.scales import PLACING
from growthring.standards.models import StageMode


@guarded("Partnership")
def page(request: ActorRequest) -> HttpResponse:
    people = people_i_support(request.actor)
    _record(request, people)
    waiting = [each for each in people if each.waits]
    request.people_waiting = len(waiting)
    context = {
        "people": people,
        "waiting": waiting,
        "others": [each for each in people if not each.waits],
        "has_team": any(each.is_managed and each.mode in PLACING for each in people),
        "placing": _placing(people),
        "actor": request.actor,
    }
    return render(request, "home/support.html", context)


def _placing(people: list[Supported]) -> list[School]:
    """Schools where I propose stages: there is a table to do it in."""
    managed = [each.post.school for each in people if each.is_managed and each.mode == StageMode.AGREED]
    return sorted({school for school in managed if school is not None}, key=str)


def _record(request: ActorRequest, people: list[Supported]) -> None:
    """One event for the page, when it shows anybody's stage, list or next meeting."""
    shown = [each for each in people if each.standing or each.open or each.lists or each.meetings.are_shown]
    if shown:
        placed = any(each.standing or each.open for each in shown)
        listed = any(each.lists for each in shown)
        audit.record(
            actor=request.actor,
            verb=audit.Verb.LOOKED,
            kind=PLACEMENT if placed else ASSURANCE if listed else CONVERSATION,
            where="People I support",
            caseload_of=request.actor.person_id,
            count=len(shown),
        )
