"""The page imports start from, as it is shown at first and with what was wrong."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as say

from growthring.core.access import ActorRequest
from growthring.interop import policy, uploads
from growthring.interop.forms import UploadForm
from growthring.interop.mapping.labels import names_of
from growthring.interop.mapping.models import ColumnMapping
from growthring.interop.models import ImportBatch
from growthring.interop.reading import COLUMNS
from growthring.interop.words import FORMATS

READS = say("Imports are for the office, which brings staff in, and for human resources.")
BRINGS_IN = say("The office brings staff in. Human resources read what was brought in.")
PAGE = 20
MAPPINGS = 50


def start_page(request: ActorRequest, form: UploadForm, status: int = 200) -> HttpResponse:
    earlier = ImportBatch.objects.visible_to(request.actor).select_related("made_by").defer("roster", "shown")
    page = Paginator(earlier, PAGE).get_page(request.GET.get("page"))
    mappings = ColumnMapping.objects.visible_to(request.actor).select_related("made_by", "school")
    context = {
        "form": form,
        "mappings": [_said(request, row) for row in mappings[:MAPPINGS]],
        "has_errors": status != 200,
        "may_import": policy.may_import(request.actor),
        "columns": COLUMNS,
        "page": page,
        "batches": [(batch, FORMATS.get(batch.format, batch.format)) for batch in page],
        "limit": uploads.MOST_BYTES // 1024**2,
    }
    return render(request, "interop/start.html", context, status=status)


def _said(request: ActorRequest, row: ColumnMapping) -> tuple[ColumnMapping, list[str], bool]:
    """With what its columns are, and whether the reader may say otherwise."""
    return row, names_of(row.columns), policy.may_say(request.actor, row)
