"""What a form says is wrong makes sense above it, where no label stands beside the words."""

from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.http import Http404, HttpRequest
from django.test import RequestFactory
from django.utils import translation

from growthring.core.access import Forbidden
from growthring.core.errors import forbidden, not_found
from growthring.core.forms import BaseForm, BaseModelForm, SaysWhich
from growthring.core.mistakes import asked


def told(field: forms.Field, value: Any = None, name: str = "on") -> list[str]:
    form = type("One", (BaseForm,), {name: field})({} if value is None else {name: value}, {})
    return [str(each) for errors in form.errors.values() for each in errors]


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (forms.CharField(label="What"), "What: fill this in."),
        (forms.DateField(label="Day"), "Day: choose a day."),
        (forms.TimeField(label="Time"), "Time: choose a time."),
        (forms.ChoiceField(label="Kind"), "Kind: choose one."),
        (forms.TypedChoiceField(label="Kind"), "Kind: choose one."),
        (forms.MultipleChoiceField(label="Who is here"), "Who is here: tick at least one."),
        (forms.FileField(label="Staff list"), "Staff list: choose a file."),
        (forms.CharField(label="How are you?"), "“How are you?”: fill this in."),
        (forms.CharField(label="100 % of what:"), "100 % of what: fill this in."),
        (forms.CharField(), "On: fill this in."),
        (
            forms.CharField(label="Day", widget=forms.TextInput({"aria-label": "Day for Imara"})),
            "Day for Imara: fill this in.",
        ),
    ],
)
def test_an_empty_box_is_named(field: forms.Field, words: str) -> None:
    assert told(field) == [words]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        (forms.DateField(label="Day"), "soon", "Day: write the day as in 24/11/2026."),
        (forms.TimeField(label="Time"), "noon", "Time: write the time as in 14:30."),
        (forms.IntegerField(label="Weeks"), "few", "Weeks: write a whole number, as in 12."),
        (forms.IntegerField(label="Weeks", max_value=52), "53", "Weeks: at most 52."),
        (forms.IntegerField(label="Weeks", min_value=1), "0", "Weeks: at least 1."),
        (forms.ChoiceField(label="Kind"), "zz", "Kind: choose one of those offered."),
        (forms.EmailField(label="E-mail"), "me", "E-mail: write the whole address, as in name@school.example."),
        (
            forms.CharField(label="Why", max_length=3),
            "long",
            "Why: at most 3 characters; there are 4. Please shorten it.",
        ),
        (forms.CharField(label="Why", max_length=1), "lo", "Why: at most 1 character; there are 2. Please shorten it."),
        (forms.DecimalField(label="Share", max_digits=3), "1.234", "Share: at most 3 figures in all."),
    ],
)
def test_what_cannot_be_taken_is_named(field: forms.Field, value: str, words: str) -> None:
    assert told(field, value) == [words]


@pytest.mark.parametrize("day", ["24/11/2026", "2026-11-24"])
@pytest.mark.parametrize("language", ["en-gb", "cy"])
def test_a_day_may_be_written_as_we_say(day: str, language: str) -> None:
    with translation.override(language):
        assert told(forms.DateField(), day) == []


def test_words_of_its_own_stay() -> None:
    own = "Say when you meet."
    same_words = str(MaxLengthValidator.message) % {"limit_value": 3, "show_value": 4}
    assert told(forms.DateField(label="Day", error_messages={"required": own})) == [own]

    def refuses(value: str) -> None:
        raise ValidationError(same_words, code="max_length")

    assert told(forms.CharField(label="Day", validators=[refuses]), "long") == [same_words]


def test_a_field_s_own_sentence_is_for_being_left_empty_alone() -> None:
    def day() -> forms.DateField:
        return forms.DateField(label="Day", error_messages=asked("Say on which day you meet."))

    assert told(day()) == ["Say on which day you meet."]
    assert told(day(), "soon") == ["Day: write the day as in 24/11/2026."]
    assert told(forms.DateField(label="Day", error_messages=asked(""))) == ["Day: choose a day."]


def test_what_nobody_sees_is_not_named() -> None:
    [words] = told(forms.UUIDField(widget=forms.HiddenInput))
    assert (
        words
        == "Something that belongs to this page did not come with it. Open the page again, then send it once more."
    )


def test_a_service_s_refusal_is_named_by_the_form() -> None:
    class Model(BaseForm):
        text = forms.CharField(label="What", required=False)

    form = Model({"text": "long"})
    refused = ValidationError(
        {"text": [ValidationError(MaxLengthValidator.message, "max_length", {"limit_value": 3, "show_value": 4})]}
    )
    form.add_error(None, refused)
    form.add_error(None, "Of the whole.")
    assert form.errors == {
        "text": ["What: at most 3 characters; there are 4. Please shorten it."],
        "__all__": ["Of the whole."],
    }


@pytest.mark.parametrize(
    ("field", "line"),
    [
        (forms.CharField(max_length=300, widget=forms.Textarea), "At most 300 characters."),
        (forms.CharField(max_length=4000, widget=forms.Textarea), "hidden>At most 4000 characters."),
        (forms.CharField(max_length=300), "hidden>At most 300 characters."),
        (forms.CharField(max_length=80), 'maxlength="80"'),
        (forms.URLField(max_length=500, assume_scheme="https"), 'maxlength="500"'),
        (forms.CharField(widget=forms.Textarea), "<textarea"),
    ],
)
def test_no_browser_cuts_off_a_long_text_and_the_page_says_how_long_it_may_be(field: forms.Field, line: str) -> None:
    """What is pasted into a box with `maxlength` is cut at the limit, and nobody is told."""
    page = str(type("One", (BaseForm,), {"text": field})())
    is_told = "characters." in line
    assert line in page
    assert ("maxlength" in page) is ("maxlength" in line)
    assert ("id_text_limit" in page, 'aria-describedby="id_text_limit"' in page) == (is_told, is_told)


def test_what_is_asked_of_every_stage_or_question_says_of_which() -> None:
    from growthring.conversations.forms.questions import QuestionsForm
    from growthring.conversations.services.questions import QuestionText, SetText
    from growthring.standards.forms.scale import ScaleForm
    from growthring.standards.services import StageText

    scale = ScaleForm({"support_2": "x" * 1001}, stages=[StageText(1, "", "One"), StageText(1, "", "Two")])
    questions = QuestionsForm({"purpose_1": "x" * 1001}, words=SetText("Five", "", (QuestionText("Where?"),)))

    too_long = "at most 1000 characters; there are 1001. Please shorten it."
    assert scale.errors["support_2"] == [f"Stage 2, “Support: what we give”: {too_long}"]
    assert scale.errors["phase_1"] == ["Name of phase 1: fill this in."]
    assert questions.errors["purpose_1"] == [f"Question 1, “What it is for”: {too_long}"]


def _made(kind: type) -> set[type]:
    return {each for below in kind.__subclasses__() for each in (below, *_made(below))}


def test_every_form_of_ours_says_which(client: object) -> None:
    import growthring.config.urls  # noqa: F401  (every form there is)

    ours = {each for each in _made(forms.BaseForm) if each.__module__.startswith("growthring.")}
    assert {each.__name__ for each in ours if not issubclass(each, SaysWhich)} == {"RepeatKeyMixin"}
    assert len(ours) > 50
    assert issubclass(BaseModelForm, SaysWhich)


WORDS = {
    "csrfmiddlewaretoken": "a" * 64,
    "kind": "learn",
    "text": "Two words",
    "why": "For <all>",
    "password": "my secret",
}
REFUSALS = pytest.mark.parametrize(("answers", "refused"), [(forbidden, Forbidden("Not now.")), (not_found, Http404())])


def sent_to_us(**words: str) -> HttpRequest:
    request = RequestFactory().post("/here/", words)
    request.csrf_processing_done = True  # type: ignore[attr-defined]
    return request


@REFUSALS
def test_a_page_that_refuses_hands_back_what_was_written(answers: Any, refused: Exception) -> None:
    page = answers(sent_to_us(**WORDS), refused).content.decode()
    for said in ("What you wrote, box 1", "Two words", "What you wrote, box 2", "For &lt;all&gt;"):
        assert said in page
    assert "my secret" not in page


@REFUSALS
def test_a_page_that_refuses_says_nothing_of_what_another_site_sent(answers: Any, refused: Exception) -> None:
    elsewhere = RequestFactory().post("/here/", WORDS)
    for request in (elsewhere, RequestFactory().get("/here/", WORDS), sent_to_us(kind="learn")):
        assert "What you wrote" not in answers(request, refused).content.decode()
