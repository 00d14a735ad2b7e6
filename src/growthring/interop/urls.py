from growthring.core.routing import path
from growthring.interop.views import batch, columns, decide, mappings, sources, start

urlpatterns = [
    path("set-up/import/", start.start, name="interop_start"),
    path("set-up/import/template.<slug:form>", start.template, name="interop_template"),
    path("set-up/sources/", sources.page, name="interop_sources"),
    path("set-up/import/columns/<slug:key>/", columns.columns, name="interop_columns"),
    path("set-up/import/columns/<slug:key>/check/", columns.check, name="interop_check"),
    path("set-up/import/columns/<slug:key>/drop/", columns.drop, name="interop_columns_drop"),
    path("set-up/import/mappings/<slug:key>/", mappings.one, name="interop_mapping"),
    path("set-up/import/mappings/<slug:key>/forget/", mappings.forget, name="interop_mapping_forget"),
    path("set-up/import/<slug:key>/", batch.page, name="interop_batch"),
    path("set-up/import/<slug:key>/not-taken.csv", batch.problems, name="interop_problems"),
    path("set-up/import/<slug:key>/apply/", decide.apply, name="interop_apply"),
    path("set-up/import/<slug:key>/cancel/", decide.cancel, name="interop_cancel"),
    path("set-up/import/<slug:key>/drop/", decide.drop, name="interop_drop"),
    path("set-up/import/<slug:key>/undo/", decide.undo, name="interop_undo"),
    path("set-up/import/<slug:key>/leavers/", decide.decide_leavers, name="interop_leavers"),
]
