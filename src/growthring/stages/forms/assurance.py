from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from growthring.core.forms import BaseForm
from growthring.stages.models import AssuranceItem


class AssureForm(BaseForm):
    """Several items, one day, one note, one save."""

    pick = forms.MultipleChoiceField(
        label=_("Items"),
        error_messages={
            "required": _("Tick at least one item."),
            "invalid_choice": _("One of the items is not on these lists any more. Tick those that are."),
        },
        widget=forms.CheckboxSelectMultiple,
    )
    on = forms.DateField(label=_("Seen on"))
    note = forms.CharField(
        label=_("What was seen"),
        required=False,
        max_length=300,
        help_text=_("A sentence, kept with each item you ticked."),
    )

    def __init__(self, *args: Any, items: Iterable[AssuranceItem], who: str = "", **kwargs: Any) -> None:
        """`who` can read the note, in words."""
        super().__init__(*args, **kwargs)
        self.readers["note"] = who
        choices = [(item.key, item.expectation.text) for item in items]
        self.fields["pick"].choices = choices  # type: ignore[attr-defined]

    def picked(self) -> set[str]:
        """Keys that were ticked, also while the rest of the form has errors."""
        return set(self["pick"].value() or [])


class StartForm(BaseForm):
    on = forms.DateField(
        label=_("Count from"), help_text=_("The first day of the post, unless they came later or came back.")
    )


class AnswerForm(BaseForm):
    text = forms.CharField(
        label=_("Your answer"),
        required=False,
        max_length=300,
        help_text=_("A sentence: whether it is so, what helped, what you would still like to see."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, who: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.readers["text"] = who


class ReviewForm(BaseForm):
    to = forms.DateField(label=_("Look at it again on"))
