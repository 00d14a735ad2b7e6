from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from growthring.core.forms import BaseForm
from growthring.core.mistakes import asked
from growthring.standards.models import Stage

SENTENCE = 500


def stage_field() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=_("Stage"), coerce=int, choices=(), error_messages={"required": _("Choose a stage.")}
    )


def day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"})


class StageForm(BaseForm):
    """A form with a stage of the scale in force; `chosen` is the stage itself."""

    def __init__(self, *args: Any, stages: Iterable[Stage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stages = {stage.position: stage for stage in stages}
        choices = [(stage.position, f"{stage.position} {stage.name}") for stage in self.stages.values()]
        self.fields["stage"].choices = [("", _("Choose a stage")), *choices]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Stage:
        return self.stages[self.cleaned_data["stage"]]


class PlaceForm(StageForm):
    stage = stage_field()
    sentence = forms.CharField(
        label=_("In a sentence"),
        max_length=SENTENCE,
        required=False,
        help_text=_("What you do, or see done, that fits this stage."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    effective_on = forms.DateField(
        label=_("Takes effect on"), widget=day_input(), help_text=_("A day in the post, at most a month ahead.")
    )


class WordForm(StageForm):
    """Another stage than the one on the table, or the one a head settles on, with the sentence it rests on."""

    ids = "id_word_%s"
    stage = stage_field()
    sentence = forms.CharField(
        label=_("In a sentence"),
        max_length=SENTENCE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=asked(_("Say in a sentence what you see.")),
    )


class ReasonForm(BaseForm):
    """What the error is, or why it stands."""

    ids = "id_reason_%s"
    sentence = forms.CharField(
        label=_("In a sentence"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages=asked(_("Say in a sentence why.")),
    )


def refuse(form: BaseForm, error: ValidationError) -> None:
    """Put a service's refusal beside the field it names, else over the form."""
    named = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    for field, messages in named.items():
        target = "sentence" if field == "reason" else field
        for message in messages:
            form.add_error(target if target in form.fields else None, message)
