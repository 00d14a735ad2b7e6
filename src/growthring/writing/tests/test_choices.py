"""Days, lists and ticks of a form are kept with its words, where they differ from what its page began with."""

from datetime import date, time
from typing import Any

import pytest
from django import forms
from django.http import QueryDict

from growthring.core.forms import BaseForm
from growthring.writing.choices import Values, chosen, fill, offered
from growthring.writing.models import Draft
from growthring.writing.services.drafts import LARGEST, TooMuch, draft_of, drop_draft, save_draft, stamp_of
from growthring.writing.tests.conftest import Place

ONE_OR_TWO = [("1", "One"), ("2", "Two")]


class EveryKind(BaseForm):
    text = forms.CharField()
    day = forms.DateField(initial=date(2026, 12, 3))
    at = forms.TimeField(initial=time(15, 30), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
    number = forms.IntegerField(initial=45)
    listed = forms.ChoiceField(choices=ONE_OR_TWO)
    picked = forms.ChoiceField(choices=ONE_OR_TWO, widget=forms.RadioSelect)
    ticked = forms.BooleanField(initial=True)
    many = forms.MultipleChoiceField(choices=ONE_OR_TWO, widget=forms.CheckboxSelectMultiple, initial=["1", "2"])
    hidden = forms.CharField(widget=forms.HiddenInput, initial="x")
    secret = forms.CharField(widget=forms.PasswordInput)


BEGINS = {
    "day": ["2026-12-03"],
    "at": ["15:30"],
    "number": ["45"],
    "listed": ["1"],
    "picked": [],
    "ticked": ["on"],
    "many": ["1", "2"],
}
CHANGED = {
    "day": ["2026-12-10"],
    "at": ["09:05"],
    "number": [],
    "listed": ["2"],
    "picked": ["1"],
    "ticked": [],
    "many": ["2"],
}


def sent(values: dict[str, Values]) -> QueryDict:
    found = QueryDict(mutable=True)
    for name, each in values.items():
        found.setlist(name, each)
    return found


def test_what_a_page_begins_with_is_what_it_sends_when_nothing_is_changed() -> None:
    assert offered([EveryKind()]) == BEGINS
    assert chosen(sent({**BEGINS, "text": ["Words"]}), BEGINS) == BEGINS


@pytest.mark.parametrize("name", BEGINS)
def test_each_kind_comes_back_as_it_was_chosen(name: str) -> None:
    form = EveryKind()
    assert fill([form], {name: CHANGED[name]})
    assert offered([form]) == BEGINS | {name: CHANGED[name]}


def test_what_the_page_begins_with_by_now_is_no_news() -> None:
    assert not fill([EveryKind()], BEGINS)


@pytest.mark.parametrize(
    ("name", "kept", "shown"),
    [
        ("listed", ["9"], ["1"]),
        ("picked", ["9"], ["2"]),
        ("many", ["9"], ["1", "2"]),
        ("many", ["1", "9"], ["1"]),
    ],
)
def test_what_is_no_longer_offered_is_left_out(name: str, kept: Values, shown: Values) -> None:
    form = EveryKind(initial={"picked": "2"})
    assert fill([form], {name: kept}) is (kept == ["1", "9"])
    assert offered([form])[name] == shown


def test_rows_of_a_table_are_told_apart() -> None:
    rows = [EveryKind(prefix="a"), EveryKind(prefix="b")]
    assert fill(rows, {"b-listed": ["2"]})
    assert [offered(rows)[f"{row}-listed"] for row in "ab"] == [["1"], ["2"]]


def keep(here: Place, text: str = "", **facts: Any) -> Draft | None:
    given = {"offered": BEGINS, "choices": BEGINS} | facts
    return save_draft(actor=here.actor(), place=here.name, fields={"text": text}, **given)


def test_a_choice_alone_is_a_draft_and_taken_back_it_is_none(here: Place) -> None:
    draft = keep(here, choices=BEGINS | {"day": ["2026-12-10"]})
    assert draft is not None
    assert (draft.choices, draft.words(), draft.told()) == (
        {"day": ["2026-12-10"]},
        "",
        "A day or a choice, without words yet",
    )
    assert keep(here) is None
    assert here.drafts() == []


def test_a_choice_made_on_another_device_is_not_lost(here: Place) -> None:
    first = keep(here, choices=BEGINS | {"day": ["2026-12-10"]}, stamp="")
    keep(here, choices=BEGINS | {"day": ["2026-12-11"]}, stamp="")
    assert first is not None
    first.refresh_from_db()
    assert first.binned_at is not None


@pytest.mark.parametrize(("day", "is_binned"), [("2026-12-10", False), ("2026-12-11", True)])
def test_sent_from_one_device_the_other_choice_goes_into_the_bin(here: Place, day: str, is_binned: bool) -> None:
    keep(here, choices=BEGINS | {"day": ["2026-12-10"]})
    drop_draft(actor=here.actor(), place=here.name, stamp="", choices=BEGINS | {"day": [day]})
    assert [each.binned_at is not None for each in Draft.objects.unscoped(reason="test")] == [True] * is_binned


def test_choices_count_as_words_do(here: Place) -> None:
    with pytest.raises(TooMuch):
        keep(here, choices={"many": ["x" * 1000] * (LARGEST // 1000 + 1)})
    draft = keep(here, choices={"many": ["a\0b"]})
    assert (draft and draft.choices, stamp_of(draft)) == (
        {"many": ["ab"]},
        stamp_of(draft_of(actor=here.actor(), place=here.name)),
    )
