"""What we take, its template, and earlier imports."""

from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from growthring.core.access import ActorRequest, Forbidden, guarded
from growthring.interop import policy, services, uploads
from growthring.interop.forms import UploadForm
from growthring.interop.reading import template_csv, template_xlsx
from growthring.interop.views.page import BRINGS_IN, READS, start_page
from growthring.interop.views.upload import received

TEMPLATES = {
    "csv": (template_csv, "text/csv; charset=utf-8"),
    "xlsx": (template_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


@csrf_exempt  # until the length is known: what reads the form (`received`) is protected itself
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(services.KIND, allow=policy.may_read_batches, reason=READS)
def start(request: ActorRequest) -> HttpResponseBase:
    if request.method != "POST":
        return start_page(request, UploadForm())
    if not policy.may_import(request.actor):
        raise Forbidden(BRINGS_IN)
    if _length(request) > uploads.MOST_BYTES:
        return start_page(request, UploadForm.refusing(_too_large()), 413)
    return received(request)


def _length(request: ActorRequest) -> int:
    told = request.META.get("CONTENT_LENGTH") or ""
    return int(told) if told.isdigit() else 0


def _too_large() -> str:
    return _(
        "The file is larger than %(limit)s MB, so it was not read. Export staff only, without pupils and classes, or "
        "pack it into a ZIP. Whoever looks after the server can bring in more with growthring import-roster."
    ) % {"limit": uploads.MOST_BYTES // 1024**2}


@require_GET
@guarded(services.KIND, allow=policy.may_read_batches, reason=READS)
def template(request: ActorRequest, form: str) -> HttpResponse:
    if form not in TEMPLATES:
        raise Http404
    make, content_type = TEMPLATES[form]
    headers = {"Content-Disposition": f'attachment; filename="growthring-staff-list.{form}"'}
    return HttpResponse(make(), content_type=content_type, headers=headers)
