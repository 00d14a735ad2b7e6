"""One stage for several people at once: chosen in the table, looked at, proposed, and taken back if it was wrong."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from growthring.core.access import ActorRequest, Forbidden, guarded
from growthring.core.forms import invalid
from growthring.core.permissions import who_reads
from growthring.core.ui import tell
from growthring.people.models import School
from growthring.stages.forms.many import ManyForm
from growthring.stages.policy import PLACEMENT
from growthring.stages.queries.scales import stages_on
from growthring.stages.queries.table import Row, late_places, rows_of
from growthring.stages.services.many import preview_many, propose_many, withdraw_many
from growthring.stages.views.shown import LATE
from growthring.stages.views.table import LINE_MANAGER, places_for, role_of, school_for

CHOOSE, LOOK = "stages/many.html", "stages/many_look.html"
PROPOSED = "stages_proposed"  # in the session: what was proposed last, by its keys, with what it took the place of


@guarded(PLACEMENT, verb="place")
def many(request: ActorRequest, slug: str) -> HttpResponse:
    """First who, which stage and from when; then what would come of it; then it is done."""
    school = school_for(request.actor, slug)
    rows = _mine(request, school)
    stages = stages_on(school.trust_id, school.pk, request.actor.on)
    sent = request.POST if request.method == "POST" else None
    form = ManyForm(sent, rows=rows, stages=stages, initial={"on": request.actor.on})
    who = form.readers["sentence"] = _who(request, school)
    context = {"school": school, "form": form, "stages": stages, "who": who}
    if request.method != "POST":
        return render(request, CHOOSE, context)
    if not form.is_valid():
        look = form.is_only_wording
        return invalid(request, LOOK if look else CHOOSE, {**context, **(_look(request, form) if look else {})})
    if request.POST.get("do") == "again":
        return render(request, CHOOSE, context)
    if request.POST.get("do") == "propose":
        return _propose(request, school, form)
    return render(request, LOOK, {**context, **_look(request, form)})


def _mine(request: ActorRequest, school: School) -> list[Row]:
    """Those the actor may place; `?show=late` only those not placed this term, where there are any."""
    places = [place for place in places_for(request.actor, school) if place.is_mine]
    if not places:
        raise Forbidden(LINE_MANAGER)
    late = late_places(request.actor, school) if request.GET.get("show") == LATE else []
    return rows_of(request.actor, late or places)


def _who(request: ActorRequest, school: School) -> str:
    return who_reads(PLACEMENT, viewer=role_of(request.actor, school))


def _look(request: ActorRequest, form: ManyForm) -> dict[str, Any]:
    """Each row with what would come of it, and the box for its sentence."""
    tried = preview_many(actor=request.actor, posts=form.posts, stage=form.chosen_stage, effective_on=form.day)
    rows = [(row, each, *form.sentence_of(row)) for row, each in zip(form.chosen, tried, strict=True)]
    return {"rows": rows, "stage": form.chosen_stage, "day": form.day}


def _propose(request: ActorRequest, school: School, form: ManyForm) -> HttpResponse:
    tried = propose_many(
        actor=request.actor,
        posts=form.posts,
        stage=form.chosen_stage,
        effective_on=form.day,
        sentences=form.sentences,
    )
    made = [each.placement.key for each in tried if each.placement]
    changed = {each.placement.key: each.before for each in tried if each.placement and each.changes}
    request.session[PROPOSED] = changed
    said = ngettext("One placement is proposed.", "%(n)d placements are proposed.", len(made)) % {"n": len(made)}
    left = [each for each in tried if each.refused]
    refused = [_("%(name)s: %(why)s") % {"name": each.post.person, "why": each.refused} for each in left]
    undo = reverse("stages_many_undo", args=[school.slug]) if changed else ""
    tell(request, " ".join([said, *refused]), undo=undo)
    return redirect("stages_table", school.slug)


@guarded(PLACEMENT, verb="place")
@require_POST
def many_undo(request: ActorRequest, slug: str) -> HttpResponse:
    school = school_for(request.actor, slug)
    _mine(request, school)
    made = request.session.pop(PROPOSED, {})
    done, left = withdraw_many(actor=request.actor, made=made if isinstance(made, dict) else dict.fromkeys(made))
    said = ngettext("One proposal is taken back.", "%(n)d proposals are taken back.", done) % {"n": done}
    if left:
        stands = ngettext("One stands: it has been answered.", "%(n)d stand: they have been answered.", left)
        said = f"{said} {stands % {'n': left}}"
    tell(request, said)
    return redirect("stages_table", school.slug)
