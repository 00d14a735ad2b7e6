"""Which column is what, and what some of the words in it mean."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from growthring.core.forms import BaseForm
from growthring.interop.mapping.labels import COLUMN_CHOICES, LEAVE, NAMES
from growthring.interop.mapping.waiting import Opened
from growthring.interop.reading.closed import is_closed
from growthring.interop.reading.guessing import guess
from growthring.interop.reading.mapping import keys
from growthring.interop.reading.raw import examples


class ColumnsForm(BaseForm):
    """One select a column; `columns` are (key, label, hint, preselected)."""

    use_required_attribute = False

    def __init__(self, *args: Any, columns: list[tuple[str, str, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys: dict[str, str] = {}
        for at, (key, label, hint, chosen) in enumerate(columns):
            self.keys[f"c{at}"] = key
            self.fields[f"c{at}"] = forms.ChoiceField(
                label=label, help_text=hint, choices=COLUMN_CHOICES, initial=chosen or LEAVE
            )

    @property
    def said(self) -> dict[str, str]:
        chosen: dict[str, Any] = self.cleaned_data
        return {key: chosen[name] for name, key in self.keys.items() if chosen[name] != LEAVE}

    def clean(self) -> dict[str, Any]:
        chosen: dict[str, Any] = super().clean() or self.cleaned_data
        first: dict[str, str] = {}
        for name in self.keys:
            what = chosen.get(name, LEAVE)
            if what in first:
                other = self.fields[first[what]].label
                self.add_error(
                    name,
                    _("Two columns are “%(what)s”: this one and “%(other)s”. Leave one of them out.")
                    % {"what": NAMES[what], "other": other},
                )
            elif what != LEAVE:
                first[what] = name
        for message in missing_from(set(first)):
            self.add_error(self._first_left_out(chosen), message)
        return chosen

    def _first_left_out(self, chosen: dict[str, Any]) -> str | None:
        """Where to begin looking for what is missing."""
        return next((name for name in self.keys if chosen.get(name) == LEAVE and name not in self.errors), None)


def missing_from(said: set[str]) -> list[str]:
    """What is needed and not among the columns that were said."""
    found = []
    if "full_name" not in said:
        found += [
            _("No column is “%(what)s” yet. Choose it, or choose “Full name, in one column”.") % {"what": NAMES[name]}
            for name in ("given_name", "family_name")
            if name not in said
        ]
    if not said & {"email", "staff_id"}:
        found.append(
            _("No column is “Work e-mail” or “Staff number or code” yet. One of them tells who somebody is next time.")
        )
    return found


def columns_of(opened: Opened) -> list[tuple[str, str, str, str]]:
    """Each column of the file that holds something and is not closed, with its examples and the best guess."""
    raw, line = opened.raw, opened.line
    headings = raw.headings(line)
    chosen = opened.said.columns or guess(raw, line)
    found = []
    for at, key in enumerate(keys(headings)):
        values = examples(raw, line, at)
        if (not headings[at] and not values) or is_closed(headings[at]):
            continue
        label = headings[at] or _("Column %(number)s, without a heading") % {"number": at + 1}
        found.append((key, label, _examples(values), chosen.get(key, "")))
    return found


def _examples(values: list[str]) -> str:
    if not values:
        return _("Nothing stands below it.")
    return _("For example: %(values)s") % {"values": " · ".join(values)}


class TableForm(BaseForm):
    """Which sheet, and which row the headings stand in; 0 where there are none."""

    use_required_attribute = False

    sheet = forms.TypedChoiceField(coerce=int)
    line = forms.TypedChoiceField(coerce=int)

    def __init__(self, *args: Any, opened: Opened, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sheets = [(at, raw.title or raw.file) for at, raw in enumerate(opened.raws)]
        self.fields["sheet"].label = _("Sheet")
        self.fields["sheet"].choices = sheets  # type: ignore[attr-defined]
        self.fields["sheet"].initial = opened.said.sheet
        self.fields["line"].label = _("Row of the headings")
        self.fields["line"].choices = [*_lines(opened), (0, _("There are no headings"))]  # type: ignore[attr-defined]
        self.fields["line"].initial = opened.line
        if len(sheets) < 2:
            del self.fields["sheet"]


def _lines(opened: Opened) -> list[tuple[int, str]]:
    found = []
    for row in opened.raw.rows[:12]:
        told = ", ".join(cell.strip() for cell in row.cells or [] if cell.strip())
        found.append((row.line, _("%(line)s: %(words)s") % {"line": row.line, "words": told[:50]}))
    return found
