"""A file whose columns nobody knew: which column is what, how it would be read, and on to who joins and changes."""

from dataclasses import asdict
from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from growthring.audit import services as audit
from growthring.core import clock
from growthring.core.access import ActorRequest, guarded
from growthring.core.carried import whole
from growthring.core.schedule import is_anybody_at_work
from growthring.core.ui import tell
from growthring.interop import policy, running, services
from growthring.interop.mapping import services as mapping
from growthring.interop.mapping import waiting
from growthring.interop.mapping.forms import ColumnsForm, TableForm, columns_of
from growthring.interop.mapping.models import WaitingTable
from growthring.interop.mapping.waiting import KEPT, Opened
from growthring.interop.mapping.words import WordsForm
from growthring.interop.reading import Problem, Roster, RosterError, StaffRow
from growthring.interop.reading.columns import names_pupils
from growthring.interop.reading.own import about_pupils
from growthring.interop.views.page import BRINGS_IN
from growthring.people.models import PostKind, School

ROWS = 20
PROBLEMS = 30


def found(request: ActorRequest, key: str) -> Opened:
    rows = WaitingTable.objects.visible_to(request.actor).select_related("trust")
    row = rows.filter(key=key, made_at__gte=clock.now() - KEPT).first()
    if row is None:
        raise Http404
    return waiting.opened(row)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(services.KIND, verb="edit", allow=policy.may_import, reason=BRINGS_IN)
def columns(request: ActorRequest, key: str) -> HttpResponse:
    opened = found(request, key)
    _turn_to(opened, request.POST if request.method == "POST" else request.GET)
    if request.method != "POST":
        audit.record(actor=request.actor, verb=audit.Verb.LOOKED, kind=services.KIND, where="columns of a file")
        return _columns_page(request, opened, ColumnsForm(columns=columns_of(opened)))
    form = ColumnsForm(request.POST, columns=columns_of(opened))
    if not form.is_valid() or names_pupils(opened.raw.headings(opened.line)):
        return _columns_page(request, opened, form, 422)
    opened.said.columns, opened.said.line = form.said, opened.line
    waiting.choose(opened.row, opened.said)
    return redirect("interop_check", key)


def _turn_to(opened: Opened, asked: QueryDict) -> None:
    """To the sheet and the row that are asked for; what was said of another one does not hold there."""
    sheet, line = whole(asked.get("sheet")), whole(asked.get("line"))
    if sheet is not None and sheet != opened.said.sheet and sheet < len(opened.raws):
        opened.said = waiting.Said(sheet)
    if whole(asked.get("was")) not in (None, opened.said.sheet):
        return  # the row was one of the sheet that was shown before
    if line is not None and line != opened.line:
        opened.said = waiting.Said(opened.said.sheet, line if opened.raw.has(line) else 0)


def _columns_page(request: ActorRequest, opened: Opened, form: ColumnsForm, status: int = 200) -> HttpResponse:
    pupils = names_pupils(opened.raw.headings(opened.line))
    context = {
        "table": opened.row,
        "raw": opened.raw,
        "notes": opened.notes,
        "where": TableForm(opened=opened),
        "form": None if pupils else form,
        "pupils": about_pupils(opened.raw.file, pupils, opened.line).problem if pupils else None,
        "line": opened.line,
        "sheet": opened.said.sheet,
        "minutes": int(KEPT.total_seconds() // 60),
        "has_errors": status != 200,
    }
    return render(request, "interop/columns.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(services.KIND, verb="edit", allow=policy.may_import, reason=BRINGS_IN)
def check(request: ActorRequest, key: str) -> HttpResponse:
    opened = found(request, key)
    if not opened.said.columns:
        return redirect("interop_columns", key)
    form = WordsForm(request.POST or None, **_asked(request, opened))
    if request.method != "POST":
        audit.record(actor=request.actor, verb=audit.Verb.LOOKED, kind=services.KIND, where="columns of a file")
        return _check_page(request, opened, form)
    if not form.is_valid():
        return _check_page(request, opened, form, 422)
    opened.said.values = form.said
    waiting.choose(opened.row, opened.said)
    return redirect("interop_check", key) if request.POST.get("do") == "look" else _go_on(request, opened, form)


def _asked(request: ActorRequest, opened: Opened) -> dict[str, Any]:
    own = policy.importable_schools(request.actor)
    schools = School.objects.visible_to(request.actor).filter(trust_id=request.actor.trust_id)
    if own is not None:
        schools = schools.filter(pk__in=own)
    return {"opened": opened, "schools": list(schools), "adds": own is None}


def _go_on(request: ActorRequest, opened: Opened, form: WordsForm) -> HttpResponse:
    if len(opened.raw.rows) > running.ROWS and is_anybody_at_work():
        return redirect("interop_batch", running.receive_table(actor=request.actor, row=opened.row).key)
    try:
        batch = mapping.finish(actor=request.actor, opened=opened)
    except RosterError as error:
        form.add_error(None, str(error))
        return _check_page(request, opened, form, 422)
    tell(request, _("The next file with the same headings is read like this at once."))
    return redirect("interop_batch", batch.key)


def _check_page(request: ActorRequest, opened: Opened, form: WordsForm, status: int = 200) -> HttpResponse:
    try:
        roster, refused = mapping.roster_of(opened, most=running.ROWS), None
    except RosterError as error:
        roster, refused = Roster("", files_read=[opened.raw.file]), error.problem
    rows = [problem for problem in roster.problems if problem.severity in {"row", "field"}]
    context = {
        "table": opened.row,
        "form": form,
        "looked_at": f"{running.ROWS:,}" if len(opened.raw.rows) > running.ROWS else "",
        "refused": refused,
        "staff": [_as_read(row) for row in roster.staff[:ROWS]],
        "columns": set(opened.said.columns.values()),
        "count": len(roster.staff),
        "people": len({row.person for row in roster.staff}),
        "not_staff": sum(roster.not_staff.values()),
        "problems": rows[:PROBLEMS],
        "more_problems": max(0, len(rows) - PROBLEMS) + roster.problems_left_out,
        "lost": _rows_lost(rows),
        "notes": [problem for problem in roster.problems if problem.severity in {"file", "note"}],
        "has_errors": status != 200,
    }
    return render(request, "interop/check.html", context, status=status)


def _as_read(row: StaffRow) -> dict[str, Any]:
    return {**asdict(row), "kind_name": PostKind(row.kind).label}


def _rows_lost(problems: list[Problem]) -> int:
    return sum(problem.severity == "row" for problem in problems)


@require_POST
@guarded(services.KIND, verb="edit", allow=policy.may_import, reason=BRINGS_IN)
def drop(request: ActorRequest, key: str) -> HttpResponse:
    waiting.forget(found(request, key).row)
    tell(request, _("Dropped. Nothing was changed, and the rows of the file are gone."))
    return redirect("interop_start")
