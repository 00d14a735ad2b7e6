"""What is written for a meeting, in it and under its record."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from growthring.conversations.models import Conversation, Question
from growthring.conversations.models.words import LONGEST
from growthring.conversations.services.parties import Holder
from growthring.core.carried import whole
from growthring.core.forms import BaseForm, RepeatKeyMixin
from growthring.core.mistakes import asked

Degree = Conversation.Degree
# When each fits: the less somebody can do it yet, the more direction they get.
FITS: dict[str, str | Promise] = {
    Degree.INSTRUCT: _("It is new to them: show it, say it step by step, do it together."),
    Degree.MENTOR: _("They have begun: give advice from your own practice, and look at it together afterwards."),
    Degree.COACH: _("They can do it on good days: ask, listen, and let them find their own next step."),
    Degree.SUPPORT: _("They can do it: clear the way, give time, be there when they ask."),
    Degree.DELEGATE: _("They do it well enough to lead others: hand it over, and learn from them."),
}

SHOWS = _("Say in a few words what it shows.")


def rows_for(text: str) -> int:
    return min(12, max(4, len(text) // 70 + text.count("\n") + 2))


class PrepareForm(RepeatKeyMixin, BaseForm):
    """A box a question, `q1` and on; and the section on wellbeing, for whom it is.

    `stood`: at which step the meeting was when the page was made: what is saved later may be open to others. `seen`:
    what stood in the boxes then, so that what was saved on another device since is not written over.
    """

    stood = forms.CharField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, questions: list[Question], is_learner: bool, wellbeing: str | None = None, **given: Any
    ) -> None:
        super().__init__(*args, **given)
        for question in questions:
            prompt = question.learner_prompt if is_learner else question.partner_prompt
            self.fields[f"q{question.position}"] = _box(question.text, prompt)
        if wellbeing is not None:
            self.fields["wellbeing"] = _box(_("How are you?"), wellbeing)
        self.questions = questions
        for name, field in self.fields.items():
            if not field.widget.is_hidden:
                field.widget.attrs["rows"] = rows_for(str(self.get_initial_for_field(field, name) or ""))

    def boxes(self) -> Iterable[tuple[Question, forms.BoundField]]:
        return [(question, self[f"q{question.position}"]) for question in self.questions]

    @property
    def texts(self) -> dict[int, str]:
        """What was written, by question: in those boxes that came."""
        boxes = {question.pk: f"q{question.position}" for question in self.questions}
        return {question: self.cleaned_data[box] for question, box in boxes.items() if box in self.data}

    @property
    def page_seen(self) -> str | None:
        return self.cleaned_data["seen"] if "seen" in self.data else None

    @property
    def wellbeing(self) -> str | None:
        return self.cleaned_data["wellbeing"] if "wellbeing" in self.fields and "wellbeing" in self.data else None

    @property
    def other_key(self) -> UUID:
        """For the form's other button: whoever saves and presses it before the page is there again sent two things."""
        return uuid4()


class LineForm(RepeatKeyMixin, BaseForm):
    text = forms.CharField(
        label=_("What we agree"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea,
        help_text=_("One line, in words you would both say."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_seen(self) -> int:
        """Which text one had before one; what no page of ours sends is none of them."""
        return whole(self.cleaned_data["seen"]) or 0


class EvidenceForm(RepeatKeyMixin, BaseForm):
    ids = "id_evidence_%s"

    note = forms.CharField(label=_("What it shows"), max_length=300, error_messages=asked(SHOWS))
    link = forms.URLField(
        label=_("Link"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("To something both of you can open. No pupil's name, please."),
    )

    def clean_link(self) -> str:
        link: str = self.cleaned_data["link"]
        if link and not link.startswith(("https://", "http://")):
            raise forms.ValidationError(_("A link begins with https://"))
        return link


class BeginForm(RepeatKeyMixin, BaseForm):
    ids = "id_begin_%s"

    present = forms.MultipleChoiceField(label=_("Who is here"), widget=forms.CheckboxSelectMultiple)
    held_on = forms.DateField(label=_("Held on"), error_messages=asked(_("Say on which day you met.")))

    def __init__(self, *args: Any, seats: list[Holder], day: date, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["present"].choices = [(each.person.key, str(each.person)) for each in seats]  # type: ignore[attr-defined]
        self.fields["present"].initial = [each.person.key for each in seats]
        self.fields["held_on"].initial = day
        self._seats = seats

    @property
    def persons(self) -> set[int]:
        return {each.person.pk for each in self._seats if each.person.key in self.cleaned_data["present"]}


class OutcomeForm(RepeatKeyMixin, BaseForm):
    ids = "id_outcome_%s"

    degree = forms.ChoiceField(
        label=_("How much direction next"),
        required=False,
        widget=forms.RadioSelect,
        choices=[("", _("Not said"))],
        help_text=_("The less somebody can do it yet, the more direction."),
    )
    next_on = forms.DateField(label=_("We meet again on"), required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        told = [
            (degree, _("%(name)s: %(fits)s") % {"name": label, "fits": FITS[degree]})
            for degree, label in Degree.choices
        ]
        self.fields["degree"].choices = [*told, ("", _("Not said"))]  # type: ignore[attr-defined]

    @property
    def page_seen(self) -> str | None:
        return self.cleaned_data["seen"] if "seen" in self.data else None


class SignForm(RepeatKeyMixin, BaseForm):
    ids = "id_sign_%s"

    disagreement = forms.CharField(
        label=_("Where I see it differently"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Leave it empty if you agree. What you write stands under the record in your words."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)


class WhyForm(RepeatKeyMixin, BaseForm):
    ids = "id_why_%s"

    reason = forms.CharField(
        label=_("What should be different, and why"),
        max_length=300,
        error_messages=asked(_("Say what should be different, and why.")),
    )


def _box(label: Any, prompt: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=prompt,
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea,
    )
