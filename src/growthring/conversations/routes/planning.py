from django.urls import URLPattern

from growthring.conversations.views import numbers, planning, planning_lists, planning_term
from growthring.core.routing import path

urlpatterns: list[URLPattern] = [
    path("my/meetings/", planning_lists.mine, name="conversations_meetings"),
    path("my/meetings/plan/<slug:key>/", planning.plan, name="conversations_plan"),
    path("my/meetings/with/<slug:key>/", planning_lists.pair, name="conversations_pair"),
    path("meetings/<slug:key>/move/", planning.move, name="conversations_move"),
    path("meetings/<slug:key>/call-off/", planning.call_off, name="conversations_call_off"),
    path("meetings/<slug:key>/take-back/", planning.unplan, name="conversations_unplan"),
    path("meetings/<slug:key>/send/", planning.send, name="conversations_send"),
    path("support/term/", planning_term.term, name="conversations_term"),
    path("support/term/undo/", planning_term.undo, name="conversations_term_undo"),
    path("schools/<slug:slug>/conversations/", numbers.of_school, name="conversations_of_school"),
]
