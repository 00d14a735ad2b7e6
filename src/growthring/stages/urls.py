"""Addresses of placements, newcomers' lists and the profile."""

from growthring.core.routing import path
from growthring.stages.views import assurance, placements, table

urlpatterns = [
    path("stages/waiting/", placements.waiting, name="stages_waiting"),
    path("stages/<str:key>/", placements.post_stage, name="stages_post"),
    path("stages/<str:key>/place/", placements.post_place, name="stages_place"),
    path("stages/<str:key>/answer/", placements.post_answer, name="stages_answer"),
    path("stages/<str:key>/settle/", placements.post_settle, name="stages_settle"),
    path("stages/<str:key>/withdraw/", placements.post_withdraw, name="stages_withdraw"),
    path("stages/<str:key>/error/", placements.post_error, name="stages_error"),
    path("schools/<slug:slug>/placements/", table.table, name="stages_table"),
    path("schools/<slug:slug>/placements/team/<str:team>/", table.table_team, name="stages_table_team"),
    path("schools/<slug:slug>/placements/<str:key>/", table.table_row, name="stages_table_row"),
    path("assurance/", assurance.newcomers_list, name="stages_newcomers"),
    path("assurance/<str:key>/", assurance.assurance, name="stages_assurance"),
    path("assurance/<str:key>/assure/", assurance.assurance_assure, name="stages_assurance_assure"),
    path("assurance/<str:key>/start/", assurance.assurance_start, name="stages_assurance_start"),
    path("assurance/items/<str:key>/", assurance.assurance_item, name="stages_assurance_item"),
    path("assurance/items/<str:key>/answer/", assurance.assurance_answer, name="stages_assurance_answer"),
    path("assurance/items/<str:key>/review/", assurance.assurance_review, name="stages_assurance_review"),
    path("assurance/items/<str:key>/reopen/", assurance.assurance_reopen, name="stages_assurance_reopen"),
]
