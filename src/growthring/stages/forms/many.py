from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from growthring.core.forms import BaseForm
from growthring.people.models import Post
from growthring.stages.forms.placements import SENTENCE, day_input, stage_field
from growthring.stages.queries.table import Row
from growthring.standards.models import Stage


@dataclass(frozen=True, slots=True)
class Box:
    """A row with its checkbox."""

    row: Row
    ident: str
    is_ticked: bool


class ManyForm(BaseForm):
    """One stage and one day for all who are ticked; a sentence for all, and in its place one for each."""

    stage = stage_field()
    sentence = forms.CharField(
        label=gettext_lazy("One sentence for all"),
        max_length=SENTENCE,
        required=False,
        help_text=gettext_lazy("What you see them do that fits this stage. You can word it for each of them next."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    on = forms.DateField(label=gettext_lazy("Takes effect on"), widget=day_input())
    pick = forms.MultipleChoiceField(
        label=gettext_lazy("Whom"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Tick whom you see at this stage.")},
    )

    def __init__(self, *args: Any, rows: Iterable[Row], stages: Iterable[Stage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {row.post.key: row for row in rows}
        self.stages = {stage.position: stage for stage in stages}
        self.fields["pick"].choices = [(key, str(row.person)) for key, row in self.rows.items()]  # type: ignore[attr-defined]
        choices = [(position, f"{position} {stage.name}") for position, stage in self.stages.items()]
        self.fields["stage"].choices = [("", _("Choose a stage")), *choices]  # type: ignore[attr-defined]
        for key, row in self.rows.items():
            if worded(key) in self.data:
                self.fields[worded(key)] = _own_sentence(row)

    @property
    def boxes(self) -> list[Box]:
        ticked = self["pick"].value() or []
        return [
            Box(row, f"{self['pick'].auto_id}_{at}", key in ticked) for at, (key, row) in enumerate(self.rows.items())
        ]

    def sentence_of(self, row: Row) -> tuple[forms.BoundField, str]:
        """The box for what is said of one who is ticked, and what stands in it: at first the sentence for all."""
        name = worded(row.post.key)
        if name in self.fields:
            return self[name], str(self[name].value() or "")
        self.fields[name] = _own_sentence(row)
        return self[name], str(self.cleaned_data["sentence"])

    @property
    def worded(self) -> list[forms.BoundField]:
        """The sentences that were worded for one person."""
        return [self[name] for name in self.fields if name.startswith(WORDED)]

    @property
    def is_only_wording(self) -> bool:
        """Nothing is wrong but a sentence for one person."""
        return all(name.startswith(WORDED) for name in self.errors)

    @property
    def chosen(self) -> list[Row]:
        return [self.rows[key] for key in self.cleaned_data["pick"]]

    @property
    def chosen_stage(self) -> Stage:
        return self.stages[self.cleaned_data["stage"]]

    @property
    def day(self) -> date:
        found: date = self.cleaned_data["on"]
        return found

    @property
    def posts(self) -> list[Post]:
        return [row.post for row in self.chosen]

    @property
    def sentences(self) -> dict[int, str]:
        """By post: their own, else the one for all."""
        said = self.cleaned_data
        return {row.post.pk: said.get(worded(row.post.key), said["sentence"]) for row in self.chosen}


WORDED = "sentence-"


def worded(key: str) -> str:
    return f"{WORDED}{key}"


def _own_sentence(row: Row) -> forms.CharField:
    label = _("A sentence for %(name)s") % {"name": row.person}
    return forms.CharField(label=label, max_length=SENTENCE, required=False, widget=forms.Textarea(attrs={"rows": 2}))
