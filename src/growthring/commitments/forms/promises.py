from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from growthring.commitments import readers
from growthring.commitments.forms.fields import OneOf, not_over
from growthring.commitments.models import Promise
from growthring.commitments.queries.choices import Choices
from growthring.core.access import Actor
from growthring.core.forms import BaseForm
from growthring.core.mistakes import asked
from growthring.people.models import Post


class WordsForm(BaseForm):
    """What is promised, and why: two things, for different readers."""

    ids: ClassVar[str] = "id_promise_%s"

    kind = forms.ChoiceField(label=_("Kind"), choices=Promise.Kind.choices)
    what = forms.CharField(
        label=_("What is promised"),
        max_length=200,
        help_text=_("As in: cover for period 3 on Tuesdays."),
        error_messages=asked(_("Say what is promised.")),
    )
    why = forms.CharField(label=_("Why"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, actor: Actor, post: Post, is_shared: bool = False, **words: Any) -> None:
        super().__init__(*args, **words)
        self.readers["what"] = readers.of_what(actor, post, is_shared=is_shared)
        self.readers["why"] = readers.of_the_pair(actor, post)


class ChangeWordsForm(WordsForm):
    """`seen`: `words_seen` of what stood there when these words were written over it, also days ago."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class PromiseForm(WordsForm):
    """Support that somebody will give. `with_school` is on the learner's own form alone."""

    owed_by = OneOf(
        label=_("Who owes it"),
        empty_label=_("Choose one"),
        help_text=_("What the head or the PD lead owes is not seen by them until it is shared with the school."),
        error_messages=asked(_("Choose who owes it.")),
    )
    due_on = forms.DateField(
        label=pgettext_lazy("a deadline", "By"), error_messages=asked(_("Choose the day by which it is given."))
    )
    with_school = forms.BooleanField(
        label=_("The school may see it"),
        required=False,
        help_text=_(
            "The head and the PD lead then see what, the kind, by when, who owes it and your name; never why."
            " You can take it back."
        ),
    )
    field_order = ("kind", "what", "owed_by", "due_on", "why", "with_school")

    def __init__(self, *args: Any, actor: Actor, post: Post, choices: Choices, **words: Any) -> None:
        super().__init__(*args, actor=actor, post=post, **words)
        self.from_day = actor.on
        self.fields["owed_by"].offer(choices.owers)  # type: ignore[attr-defined]
        if post.person_id != actor.person_id:
            del self.fields["with_school"]

    def clean_due_on(self) -> date | None:
        return not_over(self.cleaned_data["due_on"], self.from_day)


class WordForm(BaseForm):
    """A sentence to the other side."""

    word = forms.CharField(label=_("A word to go with it"), max_length=300, required=False)

    def __init__(self, *args: Any, who: str, **words: Any) -> None:
        super().__init__(*args, **words)
        self.readers["word"] = who


class KeptForm(WordForm):
    ids: ClassVar[str] = "id_kept_%s"


class NotKeptForm(WordForm):
    ids: ClassVar[str] = "id_not_kept_%s"


class AnswerForm(WordForm):
    ids: ClassVar[str] = "id_answer_%s"
    AGREES, KEEPS = "agrees", "keeps"

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[(AGREES, _("I agree to the other day")), (KEEPS, _("I keep to the day that was promised"))],
        widget=forms.RadioSelect,
        error_messages=asked(_("Say whether you agree to the other day.")),
    )
    field_order = ("answer", "word")


class OtherDayForm(WordForm):
    ids: ClassVar[str] = "id_day_%s"

    due_on = forms.DateField(label=_("The day you can keep"), error_messages=asked(_("Choose the day you can keep.")))
    field_order = ("due_on", "word")


class DeclineForm(WordForm):
    ids: ClassVar[str] = "id_decline_%s"

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.fields["word"].required = True
        self.fields["word"].error_messages |= asked(_("Say why it cannot be given."))
        self.fields["word"].label = _("Why it cannot be given")
