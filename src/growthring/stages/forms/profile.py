from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from growthring.core.forms import BaseForm

Choices = Iterable[tuple[str, str]]


class FilterForm(BaseForm):
    """What of the profile to look at. A choice that does not exist is taken as none, so that old links keep working."""

    use_required_attribute = False
    is_read = False
    kind = forms.ChoiceField(label=_("Kind of post"))
    team = forms.ChoiceField(label=_("Team"))
    year = forms.ChoiceField(label=_("Year"))

    def __init__(self, *args: Any, kinds: Choices, teams: Choices, years: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("kind", [("", _("All kinds")), *kinds])
        self._offer("team", [("", _("All teams")), *teams])
        self._offer("year", list(years))

    def _offer(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def chosen(self, name: str) -> str:
        if not self.is_read:
            self.full_clean()
            self.errors.clear()
            self.is_read = True
        return str(self.cleaned_data.get(name) or "")


class CompareForm(FilterForm):
    """Two points to compare, beside what to look at."""

    first = forms.ChoiceField(label=_("From"))
    second = forms.ChoiceField(label=_("To"))

    def __init__(self, *args: Any, points: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["year"]
        for name in ("first", "second"):
            self._offer(name, list(points))
        self.order_fields(["first", "second", "kind", "team"])

    def _offer(self, name: str, choices: list[Any]) -> None:
        if name in self.fields:
            super()._offer(name, choices)


class NoteForm(BaseForm):
    """A leader's words that explain a change."""

    point = forms.ChoiceField(label=_("Checkpoint"))
    text = forms.CharField(
        label=_("What explains the change"),
        max_length=2000,
        help_text=_("Such as many joiners in one term, or a team that was built up. Name nobody."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    is_open = forms.BooleanField(
        label=_("Show it beside the open picture too"), required=False, help_text=_("Then everybody here can read it.")
    )

    def __init__(self, *args: Any, points: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["point"].choices = list(points)  # type: ignore[attr-defined]
