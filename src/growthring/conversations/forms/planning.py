"""When, where and with whom."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from growthring.conversations.models import Purpose, QuestionSet
from growthring.conversations.purposes import IN_A_SENTENCE
from growthring.conversations.queries.seats import Choice
from growthring.core.forms import BaseForm
from growthring.core.mistakes import asked

IN_CALENDARS = _("Those who meet; it also stands in their calendars, so a room and nothing more.")
TO_THE_OTHERS = _("Those who meet.")
ANYWAY = "anyway"


def time_field(label: Any, empty: Any = "") -> forms.TimeField:
    """`empty`: what is said where nothing is given."""
    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    return forms.TimeField(label=label, widget=widget, error_messages=asked(empty))


def date_field(label: Any, empty: Any = "") -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(format="%Y-%m-%d"), error_messages=asked(empty))


def minutes_field(label: Any, empty: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=5, max_value=480, error_messages=asked(empty))


def at_once(day: Any, at: Any) -> datetime:
    """In the installation's time zone."""
    return make_aware(datetime.combine(day, at))


class WhenForm(BaseForm):
    """What speaks against a time is said once; whoever ticks "all the same" has it."""

    all_the_same: Any = _("Plan it all the same")

    on = date_field(_("Day"), _("Say on which day you meet."))
    at = time_field(_("Time"), _("Say at what time you meet."))
    minutes = minutes_field(_("Minutes"), _("Say how many minutes the meeting takes."))
    where = forms.CharField(label=_("Where"), max_length=120, required=False)

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.readers["where"] = IN_CALENDARS
        if self.is_bound and self.data.get(ANYWAY):
            self._offer()

    @property
    def starts_at(self) -> datetime:
        return at_once(self.cleaned_data["on"], self.cleaned_data["at"])

    def may_go_on(self, against: Iterable[str]) -> bool:
        """Whether nothing speaks against it, or they know and want it so."""
        said = list(against)
        if not said or self.data.get(ANYWAY):
            return True
        self._offer()
        self.add_error(ANYWAY, [*said])
        return False

    def _offer(self) -> None:
        self.fields[ANYWAY] = forms.BooleanField(label=self.all_the_same, required=False)


class PlanForm(WhenForm):
    purpose = forms.ChoiceField(
        label=_("What it is for"), widget=forms.RadioSelect, error_messages=asked(_("Say what the meeting is for."))
    )
    who = forms.ChoiceField(
        label=_("Who meets"), widget=forms.RadioSelect, error_messages=asked(_("Choose whom the meeting is with."))
    )
    has_wellbeing = forms.BooleanField(
        label=_("Add a section on wellbeing"),
        required=False,
        help_text=_("Only the line manager and the person themself ever see it; it goes at the end of the year."),
    )
    field_order = ("purpose", "who", "on", "at", "minutes", "where", "has_wellbeing", ANYWAY)

    def __init__(
        self,
        *args: Any,
        sets: Mapping[Purpose, QuestionSet],
        choices: Iterable[Choice],
        offers_wellbeing: bool,
        **words: Any,
    ) -> None:
        super().__init__(*args, **words)
        self.offered = {choice.value: choice for choice in choices}
        self.fields["purpose"].choices = [(name, _purpose(name, each)) for name, each in sets.items()]  # type: ignore[attr-defined]
        self.fields["who"].choices = [(value, each.label) for value, each in self.offered.items()]  # type: ignore[attr-defined]
        if not offers_wellbeing:
            del self.fields["has_wellbeing"]

    @property
    def chosen(self) -> Choice:
        return self.offered[self.cleaned_data["who"]]


class MoveForm(WhenForm):
    """`seen`: the meeting's `sequence` when this was chosen, also days ago."""

    all_the_same = _("Move it all the same")

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    word = forms.CharField(
        label=_("A word to the others"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Why, if you like; it stands beside the new time."),
    )

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.readers["word"] = TO_THE_OTHERS


class CallOffForm(BaseForm):
    word = forms.CharField(
        label=_("A word to the others"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.readers["word"] = TO_THE_OTHERS


def _purpose(name: Purpose, version: QuestionSet) -> Any:
    return format_html('<span>{} <span class="hint">{}</span></span>', version.name, IN_A_SENTENCE[name])
