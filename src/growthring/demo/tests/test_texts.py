"""The library of conversations: enough of them, each written once, and fit for the boxes they go into."""

import re
from collections import Counter

from growthring.commitments.models import Action as ActionRow
from growthring.commitments.models import Promise as PromiseRow
from growthring.conversations.models import Conversation, Purpose
from growthring.conversations.starting import SETS
from growthring.demo.conversations.choosing import SINGLES
from growthring.demo.texts import notes
from growthring.demo.texts.conversations import Talk, themes, threads

CODES = {purpose: {str(asked.code) for asked in words.questions} for purpose, words in SETS.items()}


def talks() -> list[Talk]:
    return [talk for theme in themes() for talk in theme.talks] + [talk for told in threads().values() for talk in told]


def test_there_are_stories_years_and_single_talks() -> None:
    assert len(threads()) >= 14
    assert sum(len(told) >= 5 for told in threads().values()) >= 12
    assert sum(len(theme.talks) for theme in themes()) >= 200
    assert {talk.purpose for talk in talks()} == set(Purpose.values)
    assert {theme.module for theme in themes()} > set(SINGLES)


def test_nothing_is_written_twice() -> None:
    told = Counter(text for talk in talks() for text in talk.texts())

    assert [text for text, times in told.items() if times > 1] == []
    assert len(told) > 2400


def test_answers_belong_to_questions() -> None:
    asked = [(talk.purpose, code) for talk in talks() for code in [*talk.lines, *(code for code, _part in talk.words)]]

    assert [(purpose, code) for purpose, code in asked if code not in CODES[Purpose(purpose)]] == []


def test_everything_fits_its_box() -> None:
    for talk in talks():
        assert talk.degree in {"", *Conversation.Degree.values}
        for action in talk.actions:
            assert action.kind in ActionRow.Kind.values
            assert max(len(action.text), len(action.note)) <= 300
        for promise in talk.promises:
            assert promise.kind in PromiseRow.Kind.values
            assert len(promise.what) <= 200 < 1000
            assert promise.fate in ("kept", "late", "open", "asked") or promise.fate.startswith("declined: ")
    assert max(map(len, [*notes.MOVED, *notes.CALLED_OFF])) <= 300


def test_gaps_are_the_known_one() -> None:
    gaps = {gap for talk in talks() for text in talk.texts() for gap in re.findall(r"\{.*?\}", text)}

    assert gaps == {"{topic}"}


def test_people_write_unevenly() -> None:
    lengths = [len(text) for talk in talks() for text in talk.words.values()]

    assert sum(length < 40 for length in lengths) > 300
    assert sum(length > 240 for length in lengths) > 15
    assert max(lengths) < 1000
