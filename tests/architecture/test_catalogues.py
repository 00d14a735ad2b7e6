"""The catalogues hold what the pages say, whole and with the same gaps to fill."""

import ast
import io
import re
from collections import Counter
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tools import messages

# Languages in which every word has to be there. The others are shown in English where a word is missing.
COMPLETE = {messages.SOURCE, "cy"}
GAP = re.compile(r"%\(\w+\)[sdf]|%[sd]|\{\w*\}")
ASKS = re.compile(r"_|say|n?p?gettext(_lazy)?")
MARKUP = re.compile(r"</?[a-z]+[^>]*>")


def catalogue(locale: str) -> Catalog:
    return read_po(io.BytesIO(messages.po(locale).read_bytes()), locale=locale)


def said(word: Message) -> list[str]:
    """Every form of the translation."""
    return list(word.string) if isinstance(word.string, tuple | list) else [str(word.string)]


def translated(locale: str) -> list[Message]:
    return [word for word in catalogue(locale) if word.id and any(said(word))]


@pytest.fixture(scope="module")
def words() -> Catalog:
    return messages.extracted()


@pytest.mark.parametrize("locale", messages.PLURALS)
def test_the_catalogue_is_what_the_code_says(locale: str, words: Catalog) -> None:
    told, path = messages.updated(locale, words), messages.po(locale)
    known = {(word.id, word.context) for word in catalogue(locale)}
    new = [word.id for word in told if (word.id, word.context) not in known]

    assert new == [], "run `make messages` and commit src/growthring/locale"
    assert path.read_bytes() == messages.written(told), "run `make messages` and commit src/growthring/locale"
    assert path.with_suffix(".mo").read_bytes() == messages.compiled(told), "run `make messages`"


def words_within(source: str) -> list[str]:
    """Calls for a translation inside an f-string: what collects the words does not look in there."""
    strings = [each for each in ast.walk(ast.parse(source)) if isinstance(each, ast.JoinedStr)]
    calls = [call.func for each in strings for call in ast.walk(each) if isinstance(call, ast.Call)]
    return [call.id for call in calls if isinstance(call, ast.Name) and ASKS.fullmatch(call.id)]


def test_no_word_hides_in_an_f_string() -> None:
    found = {path.name: words_within(path.read_text("utf-8")) for path in messages.PACKAGE.rglob("*.py")}
    assert {name: calls for name, calls in found.items() if calls} == {}
    assert words_within("""told = f"{_('Hello')} {listed(names)}" + _("Bye")""") == ["_"]


@pytest.mark.parametrize("locale", sorted(COMPLETE))
def test_every_word_has_its_translation(locale: str) -> None:
    assert [word.id for word in catalogue(locale) if word.id and not all(said(word))] == []


@pytest.mark.parametrize("locale", messages.PLURALS)
def test_nothing_is_half_translated_or_guessed(locale: str) -> None:
    assert [word.id for word in translated(locale) if word.fuzzy or not all(said(word))] == []


@pytest.mark.parametrize("pattern", [GAP, MARKUP], ids=["placeholders", "markup"])
@pytest.mark.parametrize("locale", messages.PLURALS)
def test_a_translation_fills_the_same_gaps(locale: str, pattern: re.Pattern[str]) -> None:
    assert [word.id for word in translated(locale) if not fits(word, pattern)] == []


def fits(word: Message, pattern: re.Pattern[str]) -> bool:
    """One thing is counted without a number in some languages: "one person", "a person"; many have all gaps."""
    if not word.pluralizable:
        return gaps(str(word.string), pattern) == gaps(str(word.id), pattern)
    *_few, many = said(word)
    return gaps(many, pattern) == gaps(word.id[1], pattern) and all(
        gaps(form, pattern) <= gaps(word.id[1], pattern) for form in said(word)
    )


def gaps(text: str, pattern: re.Pattern[str]) -> Counter[str]:
    return Counter(pattern.findall(text.replace("%%", "")))


@pytest.mark.parametrize(
    ("said_in_welsh", "is_right"),
    [("%(n)d o bobl", True), ("rhai pobl", False), ("%(m)d o bobl", False)],
)
def test_a_lost_gap_is_found(said_in_welsh: str, is_right: bool) -> None:
    told: dict[str, Any] = {"id": ("%(n)d person", "%(n)d people"), "string": ("un person", said_in_welsh)}

    assert fits(Message(**told), GAP) is is_right
