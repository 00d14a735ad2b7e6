"""One import: what it would do, what it did."""

import csv
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as say
from django.views.decorators.http import require_GET

from growthring.audit import services as audit
from growthring.core import clock
from growthring.core.access import ActorRequest, guarded
from growthring.core.schedule import is_anybody_at_work
from growthring.core.spreadsheets import safe_cell
from growthring.core.ui import Tab
from growthring.interop import policy, running, services, showing, words
from growthring.interop.forms import LeaversForm
from growthring.interop.mapping.models import WaitingTable
from growthring.interop.mapping.waiting import KEPT
from growthring.interop.models import ImportBatch, LeaverProposal
from growthring.interop.showing import ShownProblem
from growthring.interop.views.page import READS

ROWS = 50
PARTS = {
    "joins": say("Join"),
    "changes": say("Change"),
    "leavers": say("Proposed as leavers"),
    "row": say("Not taken"),
    "field": say("Taken in part"),
    "notes": say("About the file"),
}
HEADINGS = (say("File"), say("Line"), say("Column"), say("Value"), say("What is wrong"), say("What to do"), say("Row"))
Context = dict[str, Any]


def found(request: ActorRequest, key: str) -> ImportBatch:
    visible = ImportBatch.objects.visible_to(request.actor).select_related("made_by", "trust")
    batch = visible.defer("roster", "shown").filter(key=key).first()  # of a large file both are
    if batch is None:
        raise Http404
    return batch


@require_GET
@guarded(services.KIND, allow=policy.may_read_batches, reason=READS)
def page(request: ActorRequest, key: str) -> HttpResponse:
    batch = found(request, key)
    if batch.state in ImportBatch.UNDER_WAY:  # counts only; and on SQLite an event would wait for the import
        return under_way(request, batch)
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Refresh": "true"})
    audit.record(actor=request.actor, verb=audit.Verb.LOOKED, kind=services.KIND, where="import")
    return unread(request, batch) if batch.state == ImportBatch.State.UNREAD else show(request, batch)


def under_way(request: ActorRequest, batch: ImportBatch) -> HttpResponse:
    told = running.board_of(batch.key).read()
    context: Context = {
        "batch": batch,
        "words": words.UNDER_WAY[batch.state],
        "may_import": policy.may_decide(request.actor, batch),
        "step": words.STEPS.get(told.step.what, "") if told else "",
        "told": told,
        "is_waiting": told is None,
        "is_quiet": told is not None and told.is_quiet,
        "is_anybody_at_work": is_anybody_at_work(),
    }
    return render(request, "interop/running.html", context)


def unread(request: ActorRequest, batch: ImportBatch) -> HttpResponse:
    """What stands in the way of reading the file; or the way to the columns somebody has to explain."""
    told: Context = batch.shown or dict(showing.unread(None))  # of a file dropped meanwhile nothing is kept
    tables = WaitingTable.objects.visible_to(request.actor).filter(made_at__gte=clock.now() - KEPT)
    context = {"batch": batch, "told": told, "table": tables.filter(key=told["table"]).first()}
    return render(request, "interop/unread.html", context | {"may_import": policy.may_decide(request.actor, batch)})


def show(request: ActorRequest, batch: ImportBatch, status: int = 200, **more: Any) -> HttpResponse:
    """The batch as it stands: a preview to decide about, or what was done."""
    context: Context = {
        "batch": batch,
        "format": words.FORMATS.get(batch.format, batch.format),
        "may_import": policy.may_decide(request.actor, batch),
        "has_errors": status != 200,
        **_parts(request, batch),
    }
    if batch.state == ImportBatch.State.PREVIEWED:
        return render(
            request, "interop/preview.html", context | {"may_say": _may_say(request, batch)} | more, status=status
        )
    context |= {"form": None, "reasons": (batch.shown or {}).get("reasons", []), **leavers(request, batch)}
    return render(request, "interop/batch.html", context | more, status=status)


def _may_say(request: ActorRequest, batch: ImportBatch) -> bool:
    return batch.mapping is not None and policy.may_say(request.actor, batch.mapping)


def leavers(request: ActorRequest, batch: ImportBatch) -> Context:
    proposals = LeaverProposal.objects.visible_to(request.actor).filter(batch=batch).select_related("person")
    listed = list(proposals)
    still_open = [proposal for proposal in listed if proposal.answer == LeaverProposal.Answer.OPEN]
    return {
        "open_leavers": [(proposal.person, words.WHY[proposal.why]) for proposal in still_open],
        "decided": [proposal for proposal in listed if proposal not in still_open],
        "form": LeaversForm(keys=[]) if still_open else None,
    }


def _parts(request: ActorRequest, batch: ImportBatch) -> Context:
    """Tabs over the parts that have something in them, and the rows of the one looked at."""
    shown = batch.shown
    if shown is None:
        return {"tabs": [], "part": "", "rows": None, "unread": [], "wanted": "", "shown": None}
    rows = {part: _rows(shown, part) for part in PARTS}
    present = [part for part in PARTS if rows[part]]
    part = request.GET.get("part", "")
    part = part if part in present else next(iter(present), "")
    wanted = request.GET.get("q", "").strip()
    chosen = rows.get(part, [])
    if wanted:
        chosen = [row for row in chosen if wanted.casefold() in str(list(row.values())).casefold()]
    return {
        "tabs": [Tab(f"{PARTS[one]} ({len(rows[one]):,})", f"?part={one}", one == part) for one in present],
        "part": part,
        "rows": Paginator(chosen, ROWS).get_page(request.GET.get("page")),
        "unread": words.unread(shown),
        "wanted": wanted,
        "shown": shown,
    }


def _rows(shown: Context, part: str) -> list[Any]:
    if part in ("joins", "changes", "leavers"):
        return list(shown[part])
    kinds = {"row": ("row",), "field": ("field",), "notes": ("file", "note")}[part]
    return [problem for problem in shown["problems"] if problem["severity"] in kinds]


@require_GET
@guarded(services.KIND, allow=policy.may_read_batches, reason=READS)
def problems(request: ActorRequest, key: str) -> HttpResponse:
    """Everything that was not taken, as a table to correct the file by."""
    batch = found(request, key)
    if batch.shown is None:
        raise Http404
    audit.record(actor=request.actor, verb=audit.Verb.EXPORTED, kind=services.KIND, where="rows not taken")
    name = f"not-taken-{batch.key}.csv"
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    writer = csv.writer(response)
    writer.writerow([str(heading) for heading in HEADINGS])
    writer.writerows(_line(problem) for problem in batch.shown["problems"])
    return response


def _line(problem: ShownProblem) -> list[str]:
    cells = [problem["file"], problem["line"], problem["column"], problem["value"]]
    cells += [problem["message"], problem["remedy"], str(words.SEVERITIES[problem["severity"]])]
    return [safe_cell(cell) for cell in cells]
