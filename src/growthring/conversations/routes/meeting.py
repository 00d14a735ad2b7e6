"""Addresses of one meeting: its page, what is done there, and its record on paper."""

from growthring.conversations.views import meeting, meeting_paper, meeting_verbs, meeting_writing
from growthring.core.routing import path

ONE = "meetings/<slug:key>/"

urlpatterns = [
    path(ONE, meeting.page, name="conversations_meeting"),
    path(ONE + "look/", meeting.look, name="conversations_look"),
    path(ONE + "prepare/", meeting_writing.prepare, name="conversations_prepare"),
    path(ONE + "lines/<int:number>/", meeting_writing.line, name="conversations_line"),
    path(ONE + "lines/<int:number>/pen/", meeting_verbs.pen, name="conversations_pen"),
    path(ONE + "ready/", meeting_writing.ready, name="conversations_ready"),
    path(ONE + "share/", meeting_verbs.share, name="conversations_share"),
    path(ONE + "evidence/", meeting_verbs.evidence, name="conversations_evidence"),
    path(ONE + "evidence/remove/", meeting_verbs.evidence_remove, name="conversations_evidence_remove"),
    path(ONE + "begin/", meeting_verbs.begin_it, name="conversations_begin"),
    path(ONE + "come/", meeting_verbs.come, name="conversations_come"),
    path(ONE + "outcome/", meeting_verbs.outcome, name="conversations_outcome"),
    path(ONE + "end/", meeting_verbs.end_it, name="conversations_end"),
    path(ONE + "sign/", meeting_verbs.sign_it, name="conversations_sign"),
    path(ONE + "reopen/", meeting_verbs.reopen_it, name="conversations_reopen"),
    path(ONE + "leave/", meeting_verbs.leave, name="conversations_leave_signed"),
    path(ONE + "print/", meeting_paper.sheet, name="conversations_print"),
    path(ONE + "editions/<int:number>/", meeting_paper.edition, name="conversations_edition"),
    path(ONE + "wellbeing/", meeting_paper.wellbeing, name="conversations_wellbeing"),
]
