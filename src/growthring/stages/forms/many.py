from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from growthring.core.forms import BaseForm
from growthring.people.models import Post
from growthring.stages.forms.placements import stage_field
from growthring.stages.queries.table import Row
from growthring.standards.models import Stage


class ManyForm(BaseForm):
    """One stage and one day for all who are ticked."""

    pick = forms.MultipleChoiceField(
        label=_("Whom"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick whom you see at this stage.")},
    )
    stage = stage_field()
    on = forms.DateField(label=_("Takes effect on"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, rows: Iterable[Row], stages: Iterable[Stage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {row.post.key: row for row in rows}
        self.stages = {stage.position: stage for stage in stages}
        self.fields["pick"].choices = [(key, _called(row)) for key, row in self.rows.items()]  # type: ignore[attr-defined]
        choices = [(position, f"{position} {stage.name}") for position, stage in self.stages.items()]
        self.fields["stage"].choices = [("", _("Choose a stage")), *choices]  # type: ignore[attr-defined]

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


def _called(row: Row) -> str:
    """The name, the post, and where it stands now."""
    now = row.standing.stage.name if row.standing else _("not placed")
    return f"{row.person}, {row.post}: {now}"
