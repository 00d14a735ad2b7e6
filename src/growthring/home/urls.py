from growthring.core.routing import path
from growthring.home.views import (
    account,
    first,
    inviting,
    joining,
    journey,
    permissions,
    record,
    school,
    set_up,
    support,
    trust,
)

urlpatterns = [
    path("", first.home, name="home"),
    path("journey/", journey.page, name="journey"),
    path("support/", support.page, name="support"),
    path("school/", school.first, name="school"),
    path("school/<slug:key>/", school.everybody, name="school_open"),
    path("school/<slug:key>/leading/", school.leading, name="school_leading"),
    path("school/<slug:key>/record/", record.of_school, name="audit_school"),
    path("trust/", trust.page, name="trust"),
    path("set-up/", set_up.page, name="set_up"),
    path("set-up/school/<slug:key>/", set_up.of_school, name="set_up_school"),
    path("set-up/school/<slug:key>/invitations/", inviting.page, name="invitations"),
    path("set-up/school/<slug:key>/invitations/links/", inviting.make, name="invitations_make"),
    path("invitation/<str:token>/", joining.page, name="invitation"),
    path("my/record/", record.mine, name="audit_mine"),
    path("account/", account.page, name="account"),
    path("account/act-as/", account.act_as, name="account_act_as"),
    path("permissions/", permissions.page, name="permissions"),
]
