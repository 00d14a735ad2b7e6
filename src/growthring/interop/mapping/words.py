"""Words of a file that somebody may have to explain: its kinds of post, and its names for schools."""

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as say
from django.utils.translation import ngettext

from growthring.core.forms import BaseForm
from growthring.interop.mapping.labels import KIND_CHOICES
from growthring.interop.mapping.services import WHOLE_TRUST
from growthring.interop.mapping.waiting import Opened
from growthring.interop.reading.kinds import kind_of, not_staff
from growthring.interop.reading.mapping import Values, keys, plain
from growthring.interop.reading.own import WHOLE_TRUST as SAYS_TRUST
from growthring.interop.reading.text import clean, is_blank
from growthring.people.models import School

MOST = 40  # words of one sort that are asked for: nobody goes through more
AS_WRITTEN = "-"


@dataclass(slots=True)
class Words:
    """What stands in a column, by how often: `unknown` is not understood, `understood` has what it is taken for."""

    unknown: dict[str, int] = field(default_factory=dict)
    understood: dict[str, str] = field(default_factory=dict)


def _column(opened: Opened, name: str) -> list[str]:
    """The values of the column that is `name`, without blanks; nothing where no column is."""
    at = next(
        (at for at, key in enumerate(keys(opened.raw.headings(opened.line))) if opened.said.columns.get(key) == name),
        None,
    )
    if at is None:
        return []
    cells = (row.cells or [] for row in opened.raw.below(opened.line))
    return [value for row in cells if at < len(row) and not is_blank(value := clean(row[at]))]


def kinds_in(opened: Opened) -> Words:
    """Of the column of kinds of post, or else of job titles."""
    words = Words()
    for written in _column(opened, "post") or _column(opened, "job_title"):
        kind = kind_of(written)
        if kind:
            words.understood[written] = kind
        elif not not_staff(written):
            words.unknown[written] = words.unknown.get(written, 0) + 1
    return words


def schools_in(opened: Opened, schools: list[School]) -> Words:
    known = {plain(way): school.key for school in schools for way in _ways(school) if way}
    words = Words()
    for written in _column(opened, "school"):
        key = plain(written)
        if key in known or key in SAYS_TRUST:
            words.understood[written] = known.get(key, WHOLE_TRUST)
        else:
            words.unknown[written] = words.unknown.get(written, 0) + 1
    return words


def _ways(school: School) -> tuple[str, ...]:
    return school.name, school.urn, school.source_id, school.slug


class WordsForm(BaseForm):
    """One select a word. What is as it would be taken anyhow is not kept."""

    use_required_attribute = False

    def __init__(self, *args: Any, opened: Opened, schools: list[School], adds: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._meant: dict[str, tuple[str, str, str]] = {}
        self._kinds(opened)
        self._schools(opened, schools, adds)

    def _kinds(self, opened: Opened) -> None:
        words, said = kinds_in(opened), opened.said.values.get("post", {})
        for written, times in _often(words.unknown):
            self._ask("k", "post", written, times, KIND_CHOICES, said.get(plain(written), "other"), "other")
        for written, kind in list(words.understood.items())[:MOST]:
            self._ask("u", "post", written, 0, KIND_CHOICES, said.get(plain(written), kind), kind)

    def _schools(self, opened: Opened, schools: list[School], adds: bool) -> None:
        words, said = schools_in(opened, schools), opened.said.values.get("school", {})
        as_written = say("A new school of that name") if adds else say("As it is written")
        choices = [(AS_WRITTEN, as_written), *((s.key, s.name) for s in schools), (WHOLE_TRUST, say("The whole trust"))]
        names = {plain(school.name): school.key for school in schools}
        for written, times in _often(words.unknown):
            near = get_close_matches(plain(written), names, n=1, cutoff=0.7)
            likely = names[near[0]] if near else AS_WRITTEN
            self._ask("s", "school", written, times, choices, said.get(plain(written), likely), AS_WRITTEN)

    def _ask(self, sort: str, what: str, written: str, times: int, choices: Any, initial: str, plainly: str) -> None:
        name = f"{sort}{len(self._meant)}"
        self._meant[name] = (what, plain(written), plainly)
        hint = ngettext("In %(count)s row", "In %(count)s rows", times) % {"count": times} if times else ""
        self.fields[name] = forms.ChoiceField(label=written, help_text=hint, choices=choices, initial=initial)

    def _group(self, sort: str) -> list[forms.BoundField]:
        return [self[name] for name in self._meant if name.startswith(sort)]

    @property
    def kinds(self) -> list[forms.BoundField]:
        return self._group("k")

    @property
    def understood(self) -> list[forms.BoundField]:
        return self._group("u")

    @property
    def schools(self) -> list[forms.BoundField]:
        return self._group("s")

    @property
    def said(self) -> Values:
        found: Values = {"post": {}, "school": {}}
        for name, (what, written, plainly) in self._meant.items():
            meant = self.cleaned_data[name]
            if meant != plainly:
                found[what][written] = meant
        return found


def _often(words: dict[str, int]) -> list[tuple[str, int]]:
    """The words that stand in most rows first."""
    return sorted(words.items(), key=lambda pair: (-pair[1], pair[0].casefold()))[:MOST]
