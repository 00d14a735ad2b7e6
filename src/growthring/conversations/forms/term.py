"""A term in one go: what all have in common, then a row a person."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from growthring.conversations.forms.planning import at_once, date_field, minutes_field, time_field
from growthring.conversations.models import Purpose, QuestionSet
from growthring.conversations.queries.term import Candidate, Pattern
from growthring.core.forms import BaseForm
from growthring.core.mistakes import asked
from growthring.standards.years import Span

WEEKDAYS = [(0, _("Monday")), (1, _("Tuesday")), (2, _("Wednesday")), (3, _("Thursday")), (4, _("Friday"))]


class TermForm(BaseForm):
    term = forms.ChoiceField(label=_("Term"))
    purpose = forms.ChoiceField(label=_("What they are for"), error_messages=asked(_("Say what the meetings are for.")))
    first = forms.DateField(
        label=_("From"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d"),
        help_text=_("Empty: from the first day of the term, or from tomorrow."),
    )
    weekdays = forms.MultipleChoiceField(
        label=_("On"),
        choices=WEEKDAYS,
        widget=forms.CheckboxSelectMultiple,
        initial=[number for number, _name in WEEKDAYS],
        error_messages=asked(_("Tick at least one day of the week.")),
    )
    at = time_field(_("At"), _("Say at what time they meet."))
    minutes = minutes_field(_("Minutes each"), _("Say how many minutes each meeting takes."))
    a_day = forms.IntegerField(
        label=_("Meetings on one day, one after another"),
        min_value=1,
        max_value=8,
        initial=1,
        error_messages=asked(_("Say how many meetings there may be on one day.")),
    )

    def __init__(
        self, *args: Any, terms: Iterable[Span], sets: Mapping[Purpose, QuestionSet], on: date, **words: Any
    ) -> None:
        super().__init__(*args, **words)
        self.on = on
        self.spans = {term.first_day.isoformat(): term for term in terms}
        self.fields["term"].choices = [(first, _named(term)) for first, term in self.spans.items()]  # type: ignore[attr-defined]
        self.fields["purpose"].choices = [(name, each.name) for name, each in sets.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        first, span = said.get("first"), self.spans.get(said.get("term", ""))
        if self.data.get("do") == "plan":  # each row has its own day by now
            return said
        if first and first <= self.on:
            self.add_error("first", _("Choose a day to come: tomorrow or later."))
        elif first and span and first > span.last_day:
            last = date_format(span.last_day, "DATE_FORMAT")
            self.add_error("first", _("The term ends before that, on %(day)s.") % {"day": last})
        return said

    @property
    def span(self) -> Span:
        return self.spans[self.cleaned_data["term"]]

    @property
    def pattern(self) -> Pattern:
        said, span = self.cleaned_data, self.span
        earliest = max(span.first_day, date.fromordinal(self.on.toordinal() + 1))
        return Pattern(
            first=max(said["first"] or earliest, span.first_day),
            last=span.last_day,
            weekdays=frozenset(int(number) for number in said["weekdays"]),
            at=said["at"],
            minutes=said["minutes"],
            a_day=said["a_day"],
        )


class RowForm(BaseForm):
    """One person's meeting: when, or not at all."""

    keep = forms.BooleanField(label=_("Plan"), required=False)
    on = date_field(_("Day"))
    at = time_field(_("Time"))

    def __init__(self, *args: Any, candidate: Candidate, span: Span, on: date, **words: Any) -> None:
        super().__init__(*args, prefix=candidate.post.key, **words)
        self.candidate, self.span, self.today = candidate, span, on
        name = str(candidate.post.person)
        labels = {"keep": _("Plan a meeting with %(name)s"), "on": _("Day for %(name)s"), "at": _("Time for %(name)s")}
        for field, label in labels.items():
            self.fields[field].widget.attrs["aria-label"] = label % {"name": name}
        if self.is_bound and not self.data.get(self.add_prefix("keep")):
            self.fields["on"].required = self.fields["at"].required = False

    def clean_on(self) -> date | None:
        day: date | None = self.cleaned_data["on"]
        if day is None or not self.data.get(self.add_prefix("keep")):
            return day
        if day <= self.today:
            raise forms.ValidationError(self.told(_("Choose a day to come: tomorrow or later.")))
        if day not in self.span:
            first, last = (date_format(each, "DATE_FORMAT") for each in (self.span.first_day, self.span.last_day))
            within = _("Choose a day in the term: %(first)s to %(last)s.") % {"first": first, "last": last}
            raise forms.ValidationError(self.told(within))
        return day

    def told(self, what: Any) -> str:
        """What is wrong with the row, so that it can be read above the table, too."""
        return f"{self.candidate.post.person}: {what}"

    @property
    def is_kept(self) -> bool:
        return bool(self.cleaned_data.get("keep"))

    @property
    def starts_at(self) -> Any:
        return at_once(self.cleaned_data["on"], self.cleaned_data["at"])


def _named(term: Span) -> str:
    first, last = (date_format(day, "DATE_FORMAT") for day in (term.first_day, term.last_day))
    return f"{term.name}: {first} – {last}" if term.name else f"{first} – {last}"
