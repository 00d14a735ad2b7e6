"""Apply, drop, take back; and what becomes of those the file does not name."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from growthring.core.access import Actor, ActorRequest, guarded
from growthring.core.schedule import is_anybody_at_work
from growthring.core.ui import tell
from growthring.interop import policy, running, services, words
from growthring.interop.applying import Step
from growthring.interop.forms import LeaversForm
from growthring.interop.models import ImportBatch, LeaverProposal
from growthring.interop.streaming import Piece, step, written_along
from growthring.interop.undoing import CannotUndo
from growthring.interop.views.batch import found, show
from growthring.interop.views.page import BRINGS_IN

FEW = 300  # people of a file that are brought in while the page is waited for


@require_POST
@guarded(services.KIND, verb="edit", allow=policy.may_import, reason=BRINGS_IN)
def apply(request: ActorRequest, key: str) -> HttpResponseBase:
    """Here and now, or left to the worker when it would take long and there is one."""
    batch = found(request, key)
    if not batch.waits:
        return redirect("interop_batch", key)
    if "here" not in request.POST and batch.size > FEW and is_anybody_at_work():
        running.begin(actor=request.actor, batch=batch)
        return redirect("interop_batch", key)
    context = {"title": _("Bringing staff in"), "name": batch.file_name}
    return written_along(request, context, _work(request.actor, batch))


def _work(actor: Actor, batch: ImportBatch) -> Iterator[Piece]:
    """Nothing is sent while the database is being written to: a slow reader would hold everybody up."""
    yield step(_("Comparing once more ..."))
    told: list[Step] = []
    try:
        plan = services.compare(actor=actor, batch=batch)
        yield step(_("Writing all of it at once ..."))
        services.apply(actor=actor, batch=batch, plan=plan, tell=told.append)
    except services.Outdated as outdated:
        services.renew(batch=batch, roster=outdated.roster, plan=outdated.plan)
        yield "end", render_to_string("interop/parts/outdated.html", {"batch": batch})
        return
    except services.Decided:
        pass  # by another hand meanwhile: what it came to is told below
    for at in told:
        if at.done == at.total > 0:
            yield step(f"{words.STEPS[at.what]}: {at.total:,}")
    batch.refresh_from_db(fields=["state", "summary"])
    yield "end", render_to_string("interop/parts/applied.html", {"batch": batch, "summary": batch.summary})


@require_POST
@guarded(services.KIND, verb="edit", allow=policy.may_import, reason=BRINGS_IN)
def cancel(request: ActorRequest, key: str) -> HttpResponse:
    running.cancel(actor=request.actor, batch=found(request, key))
    return redirect("interop_batch", key)


@require_POST
@guarded(services.KIND, verb="edit", allow=policy.may_import, reason=BRINGS_IN)
def drop(request: ActorRequest, key: str) -> HttpResponse:
    services.drop(actor=request.actor, batch=found(request, key))
    tell(request, _("Dropped. Nothing was changed, and the rows of the file are gone."))
    return redirect("interop_start")


@require_POST
@guarded(services.KIND, verb="edit", allow=policy.may_import, reason=BRINGS_IN)
def undo(request: ActorRequest, key: str) -> HttpResponse:
    batch = found(request, key)
    if batch.is_undoable and batch.size > FEW and is_anybody_at_work():
        running.begin_undo(actor=request.actor, batch=batch)
        return redirect("interop_batch", key)
    try:
        rows = services.undo(actor=request.actor, batch=batch)
    except CannotUndo as error:
        return show(request, batch, 422, reasons=error.reasons)
    if rows:
        tell(request, _("Taken back: everything is as it was before this import."))
    return redirect("interop_batch", key)


@require_POST
@guarded(services.KIND, verb="edit", allow=policy.may_import, reason=BRINGS_IN)
def decide_leavers(request: ActorRequest, key: str) -> HttpResponse:
    batch = found(request, key)
    still_open = LeaverProposal.objects.visible_to(request.actor).filter(batch=batch, answer=LeaverProposal.Answer.OPEN)
    form = LeaversForm(request.POST, keys=list(still_open.values_list("person__key", flat=True)))
    if not form.is_valid():
        return show(request, batch, 422, form=form)
    asked: dict[str, Any] = form.cleaned_data
    left = asked["do"] == "left"
    done, refused = services.decide_leavers(
        actor=request.actor, batch=batch, persons=asked["pick"], left=left, on=asked["on"] or request.actor.on
    )
    for name, why in refused:
        form.add_error(None, f"{name}: {why}")
    if refused:
        return show(request, batch, 422, form=form)
    tell(request, _left(done) if left else _stay(done))
    return redirect("interop_batch", key)


def _left(count: int) -> str:
    return ngettext("%(n)s person leaves.", "%(n)s people leave.", count) % {"n": count}


def _stay(count: int) -> str:
    return ngettext("%(n)s person stays.", "%(n)s people stay.", count) % {"n": count}
