"""Addresses of placements, newcomers' lists and the profile."""

from growthring.core.routing import path
from growthring.stages.views import assurance, groups, opened, placements, profile, table

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
    path("schools/<slug:slug>/profile/", profile.profile, name="stages_profile"),
    path("schools/<slug:slug>/profile/movement/", profile.movement, name="stages_profile_movement"),
    path("schools/<slug:slug>/profile/newcomers/", profile.newcomers, name="stages_profile_newcomers"),
    path("schools/<slug:slug>/profile/files/<str:name>", profile.file, name="stages_profile_file"),
    path("schools/<slug:slug>/profile/close/", profile.close, name="stages_profile_close"),
    path("schools/<slug:slug>/profile/notes/", profile.notes, name="stages_profile_notes"),
    path("profile/", groups.profiles, name="stages_profiles"),
    path("my-team/profile/", groups.my_team, name="stages_my_team"),
    path("my-team/profile/movement/", groups.my_team_movement, name="stages_my_team_movement"),
    path("my-team/profile/newcomers/", groups.my_team_newcomers, name="stages_my_team_newcomers"),
    path("my-team/profile/files/<str:name>", groups.my_team_file, name="stages_my_team_file"),
    path("schools/<slug:slug>/picture/", opened.school_picture, name="stages_open"),
    path("trust/picture/", opened.trust_picture, name="stages_open_trust"),
    path("my-school/picture/", opened.my_picture, name="stages_open_mine"),
    path("assurance/", assurance.newcomers_list, name="stages_newcomers"),
    path("assurance/<str:key>/", assurance.assurance, name="stages_assurance"),
    path("assurance/<str:key>/assure/", assurance.assurance_assure, name="stages_assurance_assure"),
    path("assurance/<str:key>/start/", assurance.assurance_start, name="stages_assurance_start"),
    path("assurance/items/<str:key>/", assurance.assurance_item, name="stages_assurance_item"),
    path("assurance/items/<str:key>/answer/", assurance.assurance_answer, name="stages_assurance_answer"),
    path("assurance/items/<str:key>/review/", assurance.assurance_review, name="stages_assurance_review"),
    path("assurance/items/<str:key>/reopen/", assurance.assurance_reopen, name="stages_assurance_reopen"),
]
