"""A term in one go: what all have in common, then a row a person."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from growthring.conversations.forms.planning import at_once, date_field, minutes_field, time_field
from growthring.conversations.models import Purpose, QuestionSet
from growthring.conversations.queries.term import Candidate, Pattern
from growthring.core.forms import BaseForm
from growthring.core.mistakes import asked
from growthring.standards.years import Span

WEEKDAYS = [(0, _("Monday")), (1, _("Tuesday")), (2, _("Wednesday")), (3, _("Thursday")), (4, _("Friday"))]


class TermForm(BaseForm):
    term = forms.ChoiceField(label=_("Term"), widget=forms.RadioSelect)  # a list would cut its last day off on a phone
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
        self.fields["term"].initial = next(iter(self.spans), None)
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
    """One person's meeting: when, or not at all. `was` is what had been proposed for it."""

    keep = forms.BooleanField(label=_("Plan"), required=False)
    on = date_field(_("Day"))
    at = time_field(_("Time"))
    was = forms.CharField(required=False, widget=forms.HiddenInput)

    given_up: date | None = None  # what was chosen by hand, and cannot be in the term chosen since

    def __init__(self, *args: Any, candidate: Candidate, span: Span, on: date, **words: Any) -> None:
        super().__init__(*args, prefix=candidate.post.key, **words)
        self.candidate, self.span, self.today = candidate, span, on
        name = str(candidate.post.person)
        labels = {"keep": _("Plan a meeting with %(name)s"), "on": _("Day for %(name)s"), "at": _("Time for %(name)s")}
        for field, label in labels.items():
            self.fields[field].widget.attrs["aria-label"] = label % {"name": name}
        if self.is_bound and not self.is_ticked:
            self.fields["on"].required = self.fields["at"].required = False

    def clean_on(self) -> date | None:
        day: date | None = self.cleaned_data["on"]
        if day is None or not self.is_ticked:
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
    def is_ticked(self) -> bool:
        return bool(self["keep"].value())

    @property
    def is_changed(self) -> bool:
        """Whether somebody has changed by hand what was proposed."""
        was = self["was"].value()
        return bool(was) and was != as_proposed(self.is_ticked, self["on"].value() or "", self["at"].value() or "")

    @property
    def day(self) -> date | None:
        """As it was chosen, if it is one."""
        with suppress(forms.ValidationError):
            found: date | None = self.fields["on"].to_python(self["on"].value())
            return found
        return None

    @property
    def as_chosen(self) -> dict[str, Any]:
        return {name: self[name].value() for name in self.fields}

    @property
    def is_kept(self) -> bool:
        return bool(self.cleaned_data.get("keep"))

    @property
    def starts_at(self) -> Any:
        return at_once(self.cleaned_data["on"], self.cleaned_data["at"])


def as_proposed(is_ticked: bool, on: str, at: str) -> str:
    """A row in one line, to be told from what somebody makes of it."""
    return f"{'+' if is_ticked else '-'} {on} {at}"


def proposal(starts_at: datetime | None, at: time) -> dict[str, Any]:
    """What a row begins with: a time that was found for it, or none."""
    begins = localtime(starts_at) if starts_at else None
    on, time_of_day = (begins.date().isoformat() if begins else ""), f"{begins.time() if begins else at:%H:%M}"
    facts = {"keep": begins is not None, "on": on, "at": time_of_day}
    return {**facts, "was": as_proposed(begins is not None, on, time_of_day)}


def _named(term: Span) -> str:
    first, last = (date_format(day, "DATE_FORMAT") for day in (term.first_day, term.last_day))
    return f"{term.name}: {first} – {last}" if term.name else f"{first} – {last}"
