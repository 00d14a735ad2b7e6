from django.urls import URLPattern

from growthring.conversations.views import planning, planning_lists
from growthring.core.routing import path

urlpatterns: list[URLPattern] = [
    path("my/meetings/", planning_lists.mine, name="conversations_meetings"),
    path("my/meetings/plan/<slug:key>/", planning.plan, name="conversations_plan"),
    path("my/meetings/with/<slug:key>/", planning_lists.pair, name="conversations_pair"),
    path("meetings/<slug:key>/move/", planning.move, name="conversations_move"),
    path("meetings/<slug:key>/call-off/", planning.call_off, name="conversations_call_off"),
    path("meetings/<slug:key>/take-back/", planning.unplan, name="conversations_unplan"),
    path("meetings/<slug:key>/send/", planning.send, name="conversations_send"),
]
