"""What the trust has said of files' columns: seen, changed, forgotten."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from growthring.core.access import ActorRequest, Forbidden, guarded
from growthring.core.ui import tell
from growthring.interop import policy, services
from growthring.interop.mapping import services as mapping
from growthring.interop.mapping.forms import ColumnsForm
from growthring.interop.mapping.models import ColumnMapping
from growthring.interop.reading.mapping import keys
from growthring.interop.views.page import BRINGS_IN


def found(request: ActorRequest, key: str) -> ColumnMapping:
    row = ColumnMapping.objects.visible_to(request.actor).select_related("trust").filter(key=key).first()
    if row is None:
        raise Http404
    if not policy.may_say(request.actor, row):
        raise Forbidden(mapping.NOT_YOURS)
    return row


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(services.KIND, verb="edit", allow=policy.may_import, reason=BRINGS_IN)
def one(request: ActorRequest, key: str) -> HttpResponse:
    row = found(request, key)
    columns = [
        (key, heading, "", row.columns.get(key, ""))
        for key, heading in zip(keys(row.headings), row.headings, strict=True)
    ]
    form = ColumnsForm(request.POST or None, columns=columns)
    if request.method == "POST" and form.is_valid():
        mapping.change(actor=request.actor, row=row, columns=form.said)
        tell(request, _("Changed. Choose the file again to read it like this."))
        return redirect("interop_start")
    status = 422 if form.is_bound else 200
    context = {"mapping": row, "form": form, "has_errors": form.is_bound}
    return render(request, "interop/mapping.html", context, status=status)


@require_POST
@guarded(services.KIND, verb="edit", allow=policy.may_import, reason=BRINGS_IN)
def forget(request: ActorRequest, key: str) -> HttpResponse:
    mapping.forget_mapping(actor=request.actor, row=found(request, key))
    tell(request, _("Forgotten. The next such file is read as if it were the first."))
    return redirect("interop_start")
