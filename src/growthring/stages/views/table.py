"""Placing a whole school by team: a row a post, saved as one goes, or a team at a time."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from growthring.audit.services import Verb, record
from growthring.core.access import Actor, ActorRequest, Forbidden, Role, guarded
from growthring.core.forms import invalid
from growthring.core.permissions import who_reads
from growthring.core.ui import tell
from growthring.people.models import School
from growthring.stages.forms.table import TableForm
from growthring.stages.policy import PLACEMENT, ROW_ACCESS, has_row_access
from growthring.stages.queries.scales import mode_in, stages_on
from growthring.stages.queries.table import Place, Row, TeamRows, by_team, late_places, places_of, rows_of, teams_of
from growthring.stages.services.placements import place
from growthring.stages.views.scope import school_at
from growthring.stages.views.shown import LATE, shown
from growthring.standards.models import Stage, StageMode

LINE_MANAGER = gettext_lazy("Only the line manager of the post places somebody, and never themself.")


@guarded(PLACEMENT)
def table(request: ActorRequest, slug: str) -> HttpResponse:
    school = school_for(request.actor, slug)
    places = places_for(request.actor, school)
    stages = stages_on(school.trust_id, school.pk, request.actor.on)
    _record_look(request.actor, school, len(places))
    late = late_places(request.actor, school) if request.GET.get("show") == LATE else None
    chosen = shown(places, request.GET.dict(), late)
    forms = [(team, _form(request.actor, team, stages)) for team in teams_of(request.actor, chosen.teams)]
    context = _context(school, stages, forms, request.actor)
    several = sum(place.is_mine for place in places) > 1
    more = {"shown": chosen, "several": several, "is_late": late is not None}
    return render(request, "stages/table.html", {**context, **more})


@guarded(PLACEMENT, verb="place")
@require_POST
def table_team(request: ActorRequest, slug: str, team: str) -> HttpResponse:
    """Save one team's rows."""
    school = school_for(request.actor, slug)
    stages = stages_on(school.trust_id, school.pk, request.actor.on)
    asked = [each for each in by_team(places_for(request.actor, school)) if each.key == team]
    if not asked:
        raise Http404
    (rows,) = teams_of(request.actor, asked)
    sent = _form(request.actor, rows, stages, request.POST)
    if not sent.rows:
        raise Forbidden(LINE_MANAGER)
    saved = _save(request.actor, sent)
    if sent.errors:
        return invalid(request, "stages/table.html", _context(school, stages, [(rows, sent)], request.actor))
    tell(request, ngettext("One placement is proposed.", "%(n)d placements are proposed.", saved) % {"n": saved})
    return redirect("stages_table", school.slug)


@guarded(PLACEMENT, verb="place")
@require_POST
def table_row(request: ActorRequest, slug: str, key: str) -> HttpResponse:
    """Save one row as it is chosen, and answer with the row as it now stands."""
    school = school_for(request.actor, slug)
    stages = stages_on(school.trust_id, school.pk, request.actor.on)
    place, row = _row(request.actor, school, key)
    form = TableForm(request.POST, rows=[row], stages=stages, auto_id=_ids(place.team))
    saved = _save(request.actor, form)
    shown: dict[str, Any] = {"school": school, "stages": stages, "is_saved": saved > 0}
    if form.errors:
        return invalid(request, "stages/_table_row.html", {**shown, "row": row, "form": form})
    place, row = _row(request.actor, school, key)
    form = TableForm(rows=[row], stages=stages, auto_id=_ids(place.team))
    return render(request, "stages/_table_row.html", {**shown, "row": row, "form": form})


def _ids(team: str) -> str:
    """The same in the page and in a row that comes by itself: the focus stays where it is."""
    return f"id_{team}_%s"


def _form(actor: Actor, team: TeamRows, stages: list[Stage], data: Any = None) -> TableForm:
    return TableForm(data, rows=team.rows, stages=stages, initial={"on": actor.on}, auto_id=_ids(team.key))


def _save(actor: Actor, form: TableForm) -> int:
    """How many were proposed; a refusal is put beside its row, and the others are saved all the same."""
    if not form.is_valid():
        return 0
    saved = 0
    for row, stage in form.chosen():
        try:
            place(actor=actor, post=row.post, stage=stage, effective_on=form.cleaned_data["on"])
            saved += 1
        except ValidationError as error:
            form.refuse(row, error)
    return saved


def school_for(actor: Actor, slug: str) -> School:
    """A school that places its people; where it does not there is no such page."""
    school = school_at(actor, slug)
    if school is None or mode_in(school) != StageMode.AGREED:
        raise Http404
    return school


def places_for(actor: Actor, school: School) -> list[Place]:
    places = places_of(actor, school)
    if not places and not has_row_access(actor, school):
        raise Forbidden(_("This table is for line managers, the head and the PD lead."))
    return places


def _row(actor: Actor, school: School, key: str) -> tuple[Place, Row]:
    found = next((place for place in places_for(actor, school) if place.key == key), None)
    if found is None:
        raise Http404
    if not found.is_mine:
        raise Forbidden(LINE_MANAGER)
    return found, rows_of(actor, [found])[0]


def role_of(actor: Actor, school: School) -> Role:
    return next((role for role in ROW_ACCESS if actor.holds(role, school.pk)), Role.LM)


def _record_look(actor: Actor, school: School, count: int) -> None:
    role = role_of(actor, school)
    seen = {"caseload_of": actor.person_id} if role is Role.LM else {"school_id": school.pk}
    record(
        actor=actor,
        acting_as=role,
        verb=Verb.LOOKED,
        kind=PLACEMENT,
        where="staff table of stages",
        count=count,
        **seen,
    )


def _context(
    school: School, stages: list[Stage], forms: list[tuple[TeamRows, TableForm]], actor: Actor
) -> dict[str, Any]:
    return {
        "school": school,
        "stages": stages,
        "shown": None,
        "several": False,
        "is_late": False,
        "leads": role_of(actor, school) is not Role.LM,
        "teams": forms,
        "forms": [form for _team, form in forms],
        "who": who_reads(PLACEMENT, viewer=role_of(actor, school)),
    }
