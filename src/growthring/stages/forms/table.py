from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from growthring.core.forms import BaseForm
from growthring.stages.queries.table import Row
from growthring.standards.models import Stage


class TableForm(BaseForm):
    """One day for all, and a stage for each of the rows the reader may place; an empty one is left alone."""

    on = forms.DateField(label=gettext_lazy("Takes effect on"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, rows: Iterable[Row], stages: Iterable[Stage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {row.field: row for row in rows if row.is_mine}
        self.stages = {stage.position: stage for stage in stages}
        choices = [("", "–"), *((each.position, f"{each.position} {each.name}") for each in self.stages.values())]
        for name, row in self.rows.items():
            label = _("Stage for %(name)s") % {"name": row.person}
            self.fields[name] = forms.TypedChoiceField(
                label=label,
                coerce=int,
                choices=choices,
                required=False,
                empty_value=None,
                initial=row.chosen,
                widget=forms.Select(attrs={"aria-label": label}),
            )

    def chosen(self) -> list[tuple[Row, Stage]]:
        """Rows for which a stage was chosen that is not the one on the table already."""
        said = self.cleaned_data
        picked = [(row, said.get(name)) for name, row in self.rows.items()]
        return [(row, self.stages[position]) for row, position in picked if position and position != row.chosen]

    def refuse(self, row: Row, error: ValidationError) -> None:
        self.add_error(row.field, error.messages)
