"""What the two of a partnership settle: how often they meet, and whether mentoring turns into coaching."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from growthring.conversations.forms.planning import date_field
from growthring.conversations.models import WayReview
from growthring.conversations.services.rhythm import LONGEST
from growthring.core.forms import BaseForm


class RhythmForm(BaseForm):
    ids = "id_rhythm_%s"
    slot: ClassVar[str] = "rhythm_form"

    weeks = forms.IntegerField(
        label=_("Weeks from one meeting to the next"),
        min_value=1,
        max_value=LONGEST,
        required=False,
        help_text=_("Empty: as the school means it for everybody."),
    )


class DayForm(BaseForm):
    ids = "id_day_%s"
    slot: ClassVar[str] = "day_form"

    ask_on = date_field(_("Ask us both on"), _("Choose the day on which you are both asked."))


class AnswerForm(BaseForm):
    ids = "id_say_%s"
    slot: ClassVar[str] = "say_form"

    answer = forms.ChoiceField(label=_("What I think"), choices=WayReview.Answer.choices, widget=forms.RadioSelect)
