"""One school year on one form: its terms, and the days it is closed inside them."""

import hashlib
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from growthring.core.forms import BaseForm, native_dates
from growthring.standards.years import SATURDAY, SIX_WEEKS, SchoolYear, Span

TERMS = 3
SPARE_CLOSURES = 4


class CalendarForm(BaseForm):
    name = forms.CharField(label=_("Name of the year"), max_length=20)
    starts_on = forms.DateField(label=_("The year begins on"))
    ends_on = forms.DateField(label=_("The next year begins on"))
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, year: SchoolYear, **kwargs: Any) -> None:
        """`year` is what the form starts from; its `calendar_id` says which calendar is replaced, if any."""
        super().__init__(*args, **kwargs)
        self.year = year
        self.initial.update(name=year.name, starts_on=year.starts_on, ends_on=year.ends_on, seen=fingerprint(year))
        self.closures = max(len(year.closures) + SPARE_CLOSURES, self._posted_closures())
        for number in range(1, TERMS + 1):
            self._add_span("term", number, _at(year.terms, number), required=True)
        for number in range(1, self.closures + 1):
            self._add_span("closure", number, _at(year.closures, number), required=False)
        native_dates(self)

    def term_rows(self) -> list[list[BoundField]]:
        return [self._row("term", number) for number in range(1, TERMS + 1)]

    def closure_rows(self) -> list[list[BoundField]]:
        return [self._row("closure", number) for number in range(1, self.closures + 1)]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if _both(said, "starts_on", "ends_on") and said["ends_on"] <= said["starts_on"]:
            self.add_error("ends_on", _("The next year begins after this one does."))
        for number in range(1, TERMS + 1):
            self._check_span("term", number)
            self._check_term(number)
        for number in range(1, self.closures + 1):
            self._check_closure(number)
        if not self.errors:
            self._check_whole()
        return said

    def school_year(self) -> SchoolYear:
        said = self.cleaned_data
        return SchoolYear(
            name=said["name"],
            starts_on=said["starts_on"],
            ends_on=said["ends_on"],
            terms=self._spans("term", TERMS),
            closures=self._spans("closure", self.closures),
            calendar_id=self.year.calendar_id,
        )

    def _add_span(self, part: str, number: int, span: Span | None, *, required: bool) -> None:
        words = {"name": _("Name"), "first": _("First day"), "last": _("Last day")}
        values = {"name": span.name, "first": span.first_day, "last": span.last_day} if span else {}
        for name, label in words.items():
            heard = {"aria-label": f"{_row_name(part, number)}: {label}"}
            field: forms.Field = forms.CharField(max_length=40 if part == "term" else 80, required=required)
            if name != "name":
                field = forms.DateField(required=required)
            field.label, field.initial = label, values.get(name)
            field.widget.attrs.update(heard)
            self.fields[f"{part}_{number}_{name}"] = field

    def _row(self, part: str, number: int) -> list[BoundField]:
        return [self[f"{part}_{number}_{name}"] for name in ("name", "first", "last")]

    def _posted_closures(self) -> int:
        """As many rows as were sent, so that nothing typed is lost."""
        return sum(1 for key in self.data if key.startswith("closure_") and key.endswith("_name"))

    def _days(self, part: str, number: int) -> tuple[date | None, date | None]:
        said = self.cleaned_data
        return said.get(f"{part}_{number}_first"), said.get(f"{part}_{number}_last")

    def _check_span(self, part: str, number: int) -> None:
        first, last = self._days(part, number)
        if first and last and last < first:
            self._refuse(part, number, "last", _("The last day comes after the first."))

    def _check_term(self, number: int) -> None:
        said = self.cleaned_data
        for place in ("first", "last"):
            day = said.get(f"term_{number}_{place}")
            if day is None:
                continue
            if day.weekday() >= SATURDAY:
                self._refuse("term", number, place, _("%(day)s is a %(weekday)s.") % _named(day))
            elif _both(said, "starts_on", "ends_on") and not said["starts_on"] <= day < said["ends_on"]:
                self._refuse("term", number, place, _("%(day)s is outside the year.") % _named(day))
        first, (_first, before) = self._days("term", number)[0], self._days("term", number - 1)
        if first and before and first <= before:
            self._refuse("term", number, "first", _("The term begins before the one above it ends."))

    def _check_closure(self, number: int) -> None:
        first, last = self._days("closure", number)
        named = self.cleaned_data.get(f"closure_{number}_name")
        if not (first or last or named):
            return
        if first is None and f"closure_{number}_first" not in self.errors:
            self._refuse("closure", number, "first", _("Give the first day, or clear the row."))
        elif last is None and first is not None and f"closure_{number}_last" not in self.errors:
            self.cleaned_data[f"closure_{number}_last"] = last = first  # one day
        self._check_span("closure", number)
        if first and last and last >= first and not self._in_a_term(first, last):
            self._refuse("closure", number, "first", _("These days are in no term: the school is closed anyway."))

    def _in_a_term(self, first: date, last: date) -> bool:
        terms = [self._days("term", number) for number in range(1, TERMS + 1)]
        return any(start is None or end is None or (start <= first and last <= end) for start, end in terms)

    def _check_whole(self) -> None:
        if SIX_WEEKS not in dict(self.school_year().checkpoints()):
            self.add_error(None, _("With these dates the school is open in fewer than six weeks of the year."))

    def _refuse(self, part: str, number: int, name: str, why: str | Promise) -> None:
        self.add_error(f"{part}_{number}_{name}", f"{_row_name(part, number)}: {why}")

    def _spans(self, part: str, count: int) -> tuple[Span, ...]:
        said = self.cleaned_data
        rows = [
            Span(
                said[f"{part}_{number}_first"],
                said[f"{part}_{number}_last"],
                said[f"{part}_{number}_name"] or gettext("Closed"),
            )
            for number in range(1, count + 1)
            if said[f"{part}_{number}_first"]
        ]
        return tuple(sorted(rows, key=lambda span: span.first_day))


def fingerprint(year: SchoolYear) -> str:
    """What a form was filled from, to notice that somebody else has saved meanwhile."""
    return hashlib.sha256(repr(year).encode()).hexdigest()[:16]


def _row_name(part: str, number: int) -> str:
    kind = gettext("Term %(number)d") if part == "term" else gettext("Closure %(number)d")
    return kind % {"number": number}


def _at(spans: tuple[Span, ...], number: int) -> Span | None:
    return spans[number - 1] if number <= len(spans) else None


def _both(said: dict[str, Any], *names: str) -> bool:
    return all(said.get(name) for name in names)


def _named(day: date) -> dict[str, str]:
    return {"day": date_format(day, "j F Y"), "weekday": date_format(day, "l")}
