from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as say

from growthring.core import clock
from growthring.core.forms import BaseForm


class UploadForm(BaseForm):
    file = forms.FileField(
        label=say("Staff list or roster"),
        help_text=say("A CSV or Excel file of any system, or the ZIP of an export for OneRoster or School Data Sync."),
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx,.xlsm,.zip"}),
    )

    look = forms.BooleanField(label=say("Show me the columns first: I say which is what"), required=False)

    @classmethod
    def refusing(cls, message: str) -> "UploadForm":
        """The form as it comes back when the file was not even looked at."""
        form = cls({}, {})
        form.errors.clear()
        form.add_error("file", message)
        return form


class LeaversForm(BaseForm):
    """What becomes of the people ticked. `on` is the first day away, and asked of those who have left only."""

    use_required_attribute = False

    pick = forms.MultipleChoiceField(
        label=say("People"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": say("Tick somebody first."),
            "invalid_choice": say("Somebody else has decided about one of them meanwhile. Tick those who are left."),
        },
    )
    do = forms.ChoiceField(
        choices=[("left", "left"), ("stays", "stays")],
        widget=forms.HiddenInput,  # two buttons
        error_messages={name: say("Say whether they have left or stay.") for name in ("required", "invalid_choice")},
    )
    on = forms.DateField(
        label=say("First day away"),
        help_text=say("For those who have left: their access ends on this day."),
        error_messages={"required": say("Say from which day on they are away.")},
        widget=forms.DateInput,
    )

    def __init__(self, *args: Any, keys: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pick"].choices = [(key, key) for key in keys]  # type: ignore[attr-defined]
        self.fields["on"].initial = clock.today
        self.fields["on"].required = self.data.get("do") != "stays"

    def picked(self) -> set[str]:
        """Who was ticked, also while the rest of the form has errors."""
        return set(self["pick"].value() or [])
