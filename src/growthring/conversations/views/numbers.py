"""Meetings of a school in numbers, for those who lead it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as say

from growthring.audit import services as audit
from growthring.conversations.models import KIND
from growthring.conversations.policy import SEES_NUMBERS, may_see_numbers, may_see_teams
from growthring.conversations.queries.numbers import numbers_of
from growthring.core.access import ActorRequest, Forbidden, guarded
from growthring.people.queries.schools import school_called

LEADERS = say("These numbers are for those who lead the school.")


@guarded(KIND, verb="aggregate")
def of_school(request: ActorRequest, slug: str) -> HttpResponse:
    actor = request.actor
    school = school_called(actor, slug)
    if school is None:
        raise Http404
    if not may_see_numbers(actor, school):
        raise Forbidden(LEADERS)
    numbers = numbers_of(school, actor.on, row_access=may_see_teams(actor, school))
    role = next(role for role in SEES_NUMBERS if actor.holds(role, school.pk))
    audit.record(
        actor=actor, acting_as=role, verb=audit.Verb.LOOKED, kind=KIND, where="meetings in numbers", school_id=school.pk
    )
    context = {"school": school, "numbers": numbers, "on": actor.on, "role": role}
    return render(request, "conversations/numbers.html", context)
