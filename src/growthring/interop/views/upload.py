"""A file comes in: read with its progress on the page, compared with the trust, and deleted whatever happens.

A long one is left to the worker, which does the same.
"""

from collections.abc import Generator, Iterator
from functools import partial

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.http.request import UnreadablePostError
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect

from growthring.core import clock
from growthring.core.access import Actor, ActorRequest
from growthring.interop import running, services, uploads
from growthring.interop.forms import UploadForm
from growthring.interop.mapping import services as mapping
from growthring.interop.mapping import waiting
from growthring.interop.mapping.forms import missing_from
from growthring.interop.mapping.labels import names_of
from growthring.interop.reading import Progress, Roster, RosterError, Unmapped, look_at, read_roster
from growthring.interop.reading.guessing import guess
from growthring.interop.reading.raw import heading_line
from growthring.interop.streaming import Piece, Reading, problem, step, written_along
from growthring.interop.views.page import start_page
from growthring.people.models import Trust


def received(request: ActorRequest) -> HttpResponseBase:
    """Only now is the form read, into a folder that goes with the answer."""
    services.forget_old_previews()
    uploads.sweep()
    folder = uploads.Folder()
    into = uploads.IntoFolder(request, folder)
    request.upload_handlers = [into]
    try:
        response = _answer(request, folder)
    except UnreadablePostError:
        response = HttpResponse(status=400)  # whoever sent it has gone
    except OSError:
        message = _("There is no room for this file on the server at the moment.")
        response = start_page(request, UploadForm.refusing(message), 507)
    finally:
        into.close()
    if not isinstance(response, StreamingHttpResponse):
        folder.cleanup()
    return response


@csrf_protect
def _answer(request: ActorRequest, folder: uploads.Folder) -> HttpResponseBase:
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return start_page(request, form, 422)
    if running.is_for_the_worker(folder.file):
        look_first: bool = form.cleaned_data["look"]
        batch = running.receive(actor=request.actor, path=folder.file, look_first=look_first)
        return redirect("interop_batch", batch.key)
    context = {"title": _("Reading the file"), "name": folder.file.name}
    work = _work(request.actor, folder, look_first=form.cleaned_data["look"])
    return written_along(request, context, work, after=folder.cleanup)


def _work(actor: Actor, folder: uploads.Folder, *, look_first: bool) -> Iterator[Piece]:
    trust = Trust.objects.get(pk=actor.trust_id)
    name = folder.file.name
    try:
        if look_first:
            yield "end", _to_be_mapped(actor, folder, None)
            return
        roster = yield from _read(actor, trust, folder)
    except Unmapped as error:
        yield "end", _to_be_mapped(actor, folder, error)
        return
    except RosterError as error:
        yield "end", _unreadable(error)
        return
    finally:
        folder.cleanup()
    yield step(_("Read. The file has been deleted from the server."))
    yield step(_("Comparing it with the people who are here ..."))
    batch, plan = services.preview(actor=actor, trust=trust, roster=roster, file_name=name)
    mapping.use(actor=actor, batch=batch, roster=roster)
    yield "end", render_to_string("interop/parts/read.html", {"batch": batch, "summary": plan.summary()})


def _to_be_mapped(actor: Actor, folder: uploads.Folder, error: RosterError | None) -> str:
    """The table is kept until somebody has said what its columns are; where it holds none, that is said instead."""
    try:
        raws, problems = look_at(folder.file, on=clock.today())
    except RosterError as refused:
        return _unreadable(refused)
    notes = [str(problem) for problem in problems]
    table = waiting.keep(actor=actor, file_name=folder.file.name, raws=raws, notes=notes)
    likely = guess(raws[0], heading_line(raws[0].rows))
    context = {
        "table": table,
        "problem": error.problem if error else None,
        "likely": names_of(likely),
        "missing": missing_from(set(likely.values())),
    }
    return render_to_string("interop/parts/unmapped.html", context)


def _read(actor: Actor, trust: Trust, folder: uploads.Folder) -> Generator[Piece, None, Roster]:
    ids = services.known_ids(trust)
    said = mapping.remembered(trust, actor)
    read = partial(read_roster, folder.file, on=clock.today(), known_ids=ids, remembered=said)
    reading = Reading(lambda listener: read(progress=listener))
    try:
        for at in reading.beats():
            yield step(_so_far(at))
    finally:
        reading.leave()
    if reading.at is not None:
        yield step(_so_far(reading.at))
    return reading.result()


def _so_far(at: Progress) -> str:
    told = {"file": at.file, "rows": f"{at.rows:,}", "staff": f"{at.staff:,}"}
    if at.bytes_total:
        told["share"] = f"{min(100, at.bytes_read * 100 // at.bytes_total)} %"
        return _("%(file)s: %(rows)s rows (%(share)s), %(staff)s of them about staff") % told
    return _("%(file)s: %(rows)s rows, %(staff)s of them about staff") % told


def _unreadable(error: RosterError) -> str:
    found = error.problem
    where = (
        found.file if found.line is None else _("%(file)s, line %(line)s") % {"file": found.file, "line": found.line}
    )
    return problem(found.message, found.remedy, where)
