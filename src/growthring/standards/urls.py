from growthring.core.routing import path
from growthring.standards import views

# Reading belongs to the school's own pages, changing to the set-up pages: the navigation goes by it.
urlpatterns = [
    path("school/how-we-work/", views.here, name="standards_here"),
    path("school/how-we-work/stages/", views.scale, name="standards_scale"),
    path("school/how-we-work/stages/<slug:key>/", views.scale_version, name="standards_scale_version"),
    path("school/how-we-work/lists/", views.expectations, name="standards_expectations"),
    path("school/how-we-work/calendar/", views.calendar, name="standards_calendar"),
    path("set-up/how-we-work/", views.overview, name="standards_overview"),
    path("set-up/how-we-work/use-of-stages/", views.mode, name="standards_mode"),
    path("set-up/how-we-work/stages/", views.scale_edit, name="standards_scale_edit"),
    path("set-up/how-we-work/stages/back/", views.scale_back, name="standards_scale_back"),
    path("set-up/how-we-work/lists/add/", views.expectation_add, name="standards_expectation_add"),
    path("set-up/how-we-work/lists/<slug:key>/", views.expectation_edit, name="standards_expectation_edit"),
    path("set-up/how-we-work/lists/<slug:key>/change/", views.expectation_change, name="standards_expectation_change"),
    path("set-up/how-we-work/calendar/", views.calendar_edit, name="standards_calendar_edit"),
    path("set-up/how-we-work/calendar/<slug:key>/drop/", views.calendar_drop, name="standards_calendar_drop"),
]
