from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from growthring.commitments import readers
from growthring.commitments.forms.fields import OneOf, not_over
from growthring.commitments.models import Action
from growthring.commitments.queries.choices import Choices
from growthring.core.access import Actor
from growthring.core.forms import BaseForm
from growthring.core.mistakes import asked
from growthring.people.models import Post


class ActionForm(BaseForm):
    """Something somebody of the partnership will learn, do or share."""

    ids: ClassVar[str] = "id_action_%s"

    text = forms.CharField(
        label=_("What"),
        max_length=300,
        help_text=_("Small enough to be done before you meet again."),
        error_messages=asked(_("Say what is to be learnt, done or shared.")),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Action.Kind.choices)
    owner = OneOf(label=_("Who does it"), empty_label=None, error_messages=asked(_("Say who does it.")))
    due_on = forms.DateField(
        label=pgettext_lazy("a deadline", "By"),
        required=False,
        help_text=_("It stays open until it is ticked, also after this day."),
    )

    def __init__(
        self, *args: Any, actor: Actor, post: Post, choices: Choices, due_was: date | None = None, **words: Any
    ) -> None:
        super().__init__(*args, **words)
        self.from_day, self.due_was = actor.on, due_was
        self.readers["text"] = readers.of_the_pair(actor, post)
        self.fields["owner"].offer(choices.owners)  # type: ignore[attr-defined]

    def clean_due_on(self) -> date | None:
        return not_over(self.cleaned_data["due_on"], self.from_day, self.due_was)


class ChangeActionForm(ActionForm):
    """`seen`: `action_seen` of what stood there when these words were written over it, also days ago."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class DoneForm(BaseForm):
    ids: ClassVar[str] = "id_done_%s"

    note = forms.CharField(label=_("What came of it"), max_length=300, required=False)

    def __init__(self, *args: Any, who: str, **words: Any) -> None:
        super().__init__(*args, **words)
        self.readers["note"] = who
