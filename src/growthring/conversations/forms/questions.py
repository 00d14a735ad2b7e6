"""A whole set of questions on one form, and how a school meets."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from growthring.conversations.models import MeetingRules, Question
from growthring.conversations.models.questions import SET_UP
from growthring.conversations.services.questions import QuestionText, SetText
from growthring.core.forms import BaseForm, BaseModelForm
from growthring.core.mistakes import spoken
from growthring.core.permissions import who_reads

MORE = 2  # empty questions under those that are there
TEXTS = {
    "purpose": _("What it is for"),
    "learner_prompt": _("For the learner: what to think of beforehand"),
    "partner_prompt": _("For the partner: what to listen for, what to bring"),
}


class QuestionsForm(BaseForm):
    """A question goes when its words are taken out; those that stand for a part of the record of the five stay."""

    name = forms.CharField(label=_("Name"), max_length=80)
    introduction = forms.CharField(
        label=_("What to say beforehand"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    in_force_from = forms.DateField(
        label=_("In force from"), help_text=_("Conversations planned before keep the words they were planned with.")
    )
    note = forms.CharField(label=_("What changed and why"), required=False, max_length=300)
    based_on = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, words: SetText, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.readers["note"] = who_reads(SET_UP)
        self.questions = [*words.questions, *([QuestionText("")] * MORE)]
        for position, question in enumerate(self.questions, start=1):
            self._add(position, question)

    def _add(self, position: int, question: QuestionText) -> None:
        label = gettext("Question %(position)d") % {"position": position}
        self.fields[f"text_{position}"] = forms.CharField(
            label=label, required=False, max_length=300, initial=question.text
        )
        for name, text in TEXTS.items():
            self.fields[f"{name}_{position}"] = forms.CharField(
                label=text,
                required=False,
                max_length=1000,
                initial=getattr(question, name),
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def called(self, name: str) -> Any:
        """With its question, whose heading does not stand in a list of what is wrong."""
        words, _between, number = name.rpartition("_")
        if words in TEXTS:
            return gettext("Question %(position)s, “%(words)s”") % {"position": number, "words": TEXTS[words]}
        return super().called(name)

    def clean(self) -> dict[str, Any] | None:
        """Words for a question that is not asked would be lost without being said."""
        for position in range(1, len(self.questions) + 1):
            left = any(self.cleaned_data.get(f"{name}_{position}") for name in TEXTS)
            if left and not self.cleaned_data.get(f"text_{position}"):
                why = _("Question %(position)d: say what is asked, or take out the words under it as well.")
                self.add_error(f"text_{position}", why % {"position": position})
        return self.cleaned_data

    def blocks(self) -> Iterator[tuple[int, str, list[BoundField]]]:
        """Each question's number, what it stands for in the record, and its boxes."""
        codes = dict(Question.Code.choices)
        for position, question in enumerate(self.questions, start=1):
            boxes = [self[f"{name}_{position}"] for name in ("text", *TEXTS)]
            yield position, str(codes.get(question.code, "")), boxes

    def words(self) -> SetText:
        said = self.cleaned_data
        asked = [
            QuestionText(
                text=said[f"text_{position}"],
                code=question.code,
                **{name: said[f"{name}_{position}"].replace("\r\n", "\n") for name in TEXTS},
            )
            for position, question in enumerate(self.questions, start=1)
            if said[f"text_{position}"]
        ]
        return SetText(said["name"], said["introduction"].replace("\r\n", "\n"), tuple(asked))


class RulesForm(BaseModelForm):
    class Meta:
        model = MeetingRules
        fields: ClassVar[list[str]] = ["weeks", "minutes", "sent_before", "wellbeing", "wellbeing_prompt"]
        help_texts: ClassVar[dict[str, Any]] = {
            "weeks": _("A pair may agree on another rhythm."),
            "wellbeing": _("Only the learner and the line manager see what is written there, until the summer."),
        }

    def clean_weeks(self) -> int:
        return self._between("weeks", 1, 52)

    def clean_minutes(self) -> int:
        return self._between("minutes", 5, 240)

    def clean_sent_before(self) -> int:
        return self._between("sent_before", 0, 60)

    def _between(self, name: str, least: int, most: int) -> int:
        number: int = self.cleaned_data[name]
        if not least <= number <= most:
            told = {"label": spoken(self.called(name)), "least": least, "most": most}
            raise forms.ValidationError(_("%(label)s: between %(least)d and %(most)d."), params=told)
        return number
