"""The profile of the group one manages, and of several schools side by side."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from growthring.audit.services import Verb, record
from growthring.core.access import Actor, ActorRequest, Forbidden, Role, guarded, signed_in
from growthring.core.periods import running_on
from growthring.core.permissions import who_reads
from growthring.people.models import PartnerKind, Partnership, Post, School
from growthring.people.policy import in_schools_as, line_managed
from growthring.stages.models import Placement
from growthring.stages.policy import PROFILE, ROW_ACCESS
from growthring.stages.profile import highest, snapshot, tally
from growthring.stages.queries.facts import facts, facts_of_schools, since
from growthring.stages.queries.kept import kept_since
from growthring.stages.queries.profile import TODAY, Point, Profile, points_of
from growthring.stages.queries.scales import places, placing, stages_on
from growthring.stages.queries.timetable import timetables
from growthring.stages.reports import words
from growthring.stages.views import showing
from growthring.stages.views.pictures import columns_picture
from growthring.stages.views.profile import answer_file
from growthring.stages.views.scope import Scope


@guarded(PROFILE)
def my_team(request: ActorRequest) -> HttpResponse:
    scope = _my_team(request)
    scope.record_look("profile of my team")
    return render(request, "stages/profile.html", showing.profile(scope))


@guarded(PROFILE)
def my_team_movement(request: ActorRequest) -> HttpResponse:
    scope = _my_team(request)
    scope.record_look("movement of my team")
    return render(request, "stages/movement.html", showing.movement(scope))


@guarded(PROFILE)
def my_team_newcomers(request: ActorRequest) -> HttpResponse:
    scope = _my_team(request)
    scope.record_look("days to assured in my team")
    return render(request, "stages/newcomers.html", showing.newcomers(scope))


@guarded(PROFILE)
def my_team_file(request: ActorRequest, name: str) -> HttpResponse:
    return answer_file(_my_team(request), name)


@signed_in("Leads on to the profile that is the reader's: of several schools, of one, of their team, or the open one.")
def profiles(request: ActorRequest) -> HttpResponse:
    """Several schools side by side, in the order of their names."""
    actor = request.actor
    schools = _schools(actor)
    if len(schools) == 1:
        return redirect("stages_profile", schools[0].slug)
    if not schools:
        return redirect("stages_my_team" if Role.LM in actor.partner_as else "stages_open_mine")
    record(actor=actor, acting_as=_role(actor), verb=Verb.LOOKED, kind=PROFILE, where="profiles of schools")
    return render(request, "stages/profiles.html", _side_by_side(actor, schools))


def _my_team(request: ActorRequest) -> Scope:
    """Posts one manages today, each counted from the day one began; computed from today's records."""
    actor = request.actor
    held = Partnership.objects.visible_to(actor).filter(
        running_on(actor.on), partner_id=actor.person_id, kind=PartnerKind.LINE_MANAGER
    )
    begun: dict[int, date] = dict(held.values_list("post_id", "starts_on"))
    if not begun:
        raise Forbidden(_("This page is for line managers: it shows the stages of those one manages."))
    posts = Post.objects.visible_to(actor).filter(line_managed(actor, post="pk"), placing(school="school"))
    placements = Placement.objects.visible_to(actor).filter(post__in=list(begun))
    found = since(facts(posts, placements), begun)
    school_ids = sorted({post.school_id for post in found.bare if post.school_id})
    return Scope(actor, None, _("My team"), _team_profile(actor, found, school_ids), request.GET)


def _team_profile(actor: Actor, found: Any, school_ids: list[int]) -> Profile:
    """By the scale and the calendar of the first school, where a team reaches over several."""
    first = school_ids[0] if school_ids else None
    timetable = timetables(actor.trust_id, [first or 0])[first or 0]
    timetable.closed = []
    since = kept_since(timetable.years, actor.on)
    earliest = max(since, min((post.starts_on for post in found.bare), default=actor.on))
    points = [point for point in points_of(timetable, actor.on) if point.on >= earliest]
    return Profile(actor.on, stages_on(actor.trust_id, first, actor.on), found, points, since=since)


def _schools(actor: Actor) -> list[School]:
    """Schools over which the actor has row access, and that place their people."""
    seen = School.objects.visible_to(actor).filter(in_schools_as(actor, *ROW_ACCESS, path="pk"))
    return [school for school in seen.select_related("stages") if places(school)]


def _role(actor: Actor) -> Role:
    return next((role for role in ROW_ACCESS if actor.holds_any(role)), Role.LM)


@dataclass(frozen=True, slots=True)
class SchoolLine:
    school: School
    line: showing.Line


def _side_by_side(actor: Actor, schools: list[School]) -> dict[str, Any]:
    stages = stages_on(actor.trust_id, None, actor.on)
    names = [stage.name for stage in stages]
    rows = snapshot(facts_of_schools(schools, actor).posts, actor.on).rows
    names += [str(i) for i in range(len(names) + 1, highest(rows) + 1)]
    lines = [
        SchoolLine(school, showing.Line(school.name, "", tally(own, len(names))))
        for school in schools
        for own in [[row for row in rows if row.school_id == school.pk]]
    ]
    whole = tally(rows, len(names))
    point = Point(TODAY, _("Today"), "", actor.on)
    return {
        "lines": lines,
        "whole": showing.Line(_("All these schools"), "", whole),
        "point": point,
        "sentence": words.profile_sentence(whole, actor.on),
        "headings": list(words.column_names(names).values())[:-2],
        "picture": columns_picture(
            [(each.school.name, "", each.line.counted) for each in lines],
            names,
            _("Professional Progression Profile of %(n)d schools") % {"n": len(lines)},
            bars=True,
            ident="schools",
        ),
        "who": who_reads(PROFILE, viewer=_role(actor)),
    }
