"""What each kind of meeting is for, in a sentence, for whoever plans one."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from growthring.conversations.models import Purpose

IN_A_SENTENCE: dict[str, str | Promise] = {
    Purpose.FIVE: _("The five questions, from one meeting to the next: where to, where now, what next."),
    Purpose.OPENING: _("At the start of a year: what this year is to be about."),
    Purpose.MID_YEAR: _("Half-way: what has changed since the year began, and what still helps."),
    Purpose.REVIEW: _("At the end of a year: what was learnt, and what goes on into the next."),
    Purpose.NEWCOMER: _("For somebody new: how the first weeks are going, and what is missing."),
    Purpose.CHECK_IN: _("A quarter of an hour: how the step in hand is going."),
}
