from growthring.core.routing import path
from growthring.writing.views import bin as bins
from growthring.writing.views import drafts

urlpatterns = [
    path("my/drafts/", drafts.mine, name="writing_drafts"),
    path("my/drafts/save/", drafts.save, name="writing_draft_save"),
    path("my/drafts/<str:key>/drop/", drafts.drop, name="writing_draft_drop"),
    path("my/bin/", bins.mine, name="writing_bin"),
    path("my/bin/<str:kind>/<str:key>/restore/", bins.restore, name="writing_bin_restore"),
]
