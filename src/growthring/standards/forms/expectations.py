from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from growthring.core.forms import BaseForm
from growthring.core.permissions import who_reads
from growthring.people.models import PostKind
from growthring.standards.models import DueTime, Gate
from growthring.standards.models.scales import SET_UP


class ExpectationForm(BaseForm):
    """The words of one item and when it is due."""

    text = forms.CharField(
        label=_("What is expected"),
        max_length=200,
        help_text=_("One thing that a line manager can see or check, as you would say it to a new colleague."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    guidance = forms.CharField(
        label=_("How we show it and check it"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    due = forms.ChoiceField(
        label=_("Due"),
        choices=DueTime,
        widget=forms.RadioSelect,
        help_text=_("Counted in school weeks from the first day of the post."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.readers.update(dict.fromkeys(["text", "guidance"], who_reads(SET_UP)))


class AddExpectationForm(ExpectationForm):
    gate = forms.ChoiceField(
        label=_("List"),
        choices=[
            (Gate.MANDATORY, _("Mandatory: what the law and the contract ask")),
            (Gate.NON_NEGOTIABLE, _("Non-negotiable: what we have agreed everybody does")),
        ],
        widget=forms.RadioSelect,
    )
    post_kind = forms.ChoiceField(
        label=_("For"), required=False, choices=[("", _("Everyone, whatever their post")), *PostKind.choices]
    )
    field_order = ["gate", "post_kind", "text", "guidance", "due"]
