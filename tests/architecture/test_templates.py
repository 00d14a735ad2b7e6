"""What a strict Content-Security-Policy, a translator and a right-to-left reader need of the templates."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.architecture import source
from tests.architecture.allowed import allowed

TEMPLATES = [pytest.param(path, id=source.name(path)) for path in source.templates()]
PAGES = [parameter for parameter in TEMPLATES if str(parameter.values[0]).endswith(".html")]

INLINE = re.compile(
    r"<style\b|<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")|\s(?:on[a-z]+|style|hx-on[:\w-]*)="
)
CHECKED_BY_BROWSER = re.compile(r'<form\b(?=[^>]*method="post")(?![^>]*\bnovalidate\b)[^>]*>')
ELSEWHERE = re.compile(r"\b(?:src|href|action)=[\"'](?:https?:)?//")
UNSAFE = re.compile(r"\|\s*safe\b|\{% autoescape off %\}")

TRANSLATED = re.compile(r"\{% blocktrans(?:late)?\b.*?\{% endblocktrans(?:late)? %\}", re.DOTALL)
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
# A sentence handed to a tag as it stands: it begins with a capital or has a space in it. `_("…")` is translated.
LITERAL = re.compile(r"(?<!_\()(?<![\w])\"(?:[A-Z][a-z]+|[A-Za-z]+ [^\"%/{}]*)\"")
NOT_FOR_READERS = re.compile(
    r"\{% (?:translate|trans|load|url|static|who_reads|if|elif|with|for|extends|ifchanged|now|get_\w+)\b"
)
WORDS = re.compile(r"[^\W\d_]{2,}")
READ_ALOUD = {"alt", "aria-label", "aria-description", "aria-roledescription", "placeholder", "title"}
SILENT = {"script", "style", "code", "kbd"}
OUR_NAME = {"Growthring"}


class Text(HTMLParser):
    """Collects what a reader would read or hear, outside `translate="no"`."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [f"{key}={value}" for key, value in attrs if key in READ_ALOUD and WORDS.search(value or "")]
        if tag in SILENT or ("translate", "no") in attrs:
            self.silent.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.silent and self.silent[-1] == tag:
            self.silent.pop()

    def handle_data(self, data: str) -> None:
        if not self.silent and set(WORDS.findall(data)) - OUR_NAME:
            self.found.append(" ".join(data.split()))


def untranslated(markup: str) -> list[str]:
    text = Text()
    text.feed(TAG.sub(" ", TRANSLATED.sub(" ", markup)))
    tags = (tag for tag in TAG.findall(TRANSLATED.sub(" ", markup)) if not NOT_FOR_READERS.match(tag))
    return text.found + [literal for tag in tags for literal in LITERAL.findall(tag)]


@pytest.mark.parametrize("path", TEMPLATES)
def test_nothing_is_inline(path: Path) -> None:
    assert source.places(INLINE, path, source.markup(path)) == []


@pytest.mark.parametrize("path", PAGES)
def test_what_is_wrong_is_said_by_the_page_and_not_by_the_browser(path: Path) -> None:
    """`<form method="post" novalidate>`: else the browser holds the form back, in words and in a place of its own."""
    assert source.places(CHECKED_BY_BROWSER, path, source.markup(path)) == []


@pytest.mark.parametrize("path", TEMPLATES)
def test_nothing_comes_from_another_host(path: Path) -> None:
    found = source.places(ELSEWHERE, path, source.markup(path))

    assert (found == []) != (source.name(path) in allowed("link to another host")), found


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_trusted_unescaped(path: Path) -> None:
    assert source.places(UNSAFE, path, source.markup(path)) == []


@pytest.mark.parametrize("path", PAGES)
def test_every_word_can_be_translated(path: Path) -> None:
    found = untranslated(source.markup(path))

    assert (found == []) != (source.name(path) in allowed("untranslated")), found


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<p>{% translate 'Save' %}</p>", []),
        ("<p>{% blocktranslate %}Save {{ name }}{% endblocktranslate %}</p>", []),
        ("<p>Save</p>", ["Save"]),
        ('<a title="Save it">{{ name }}</a>', ["title=Save it"]),
        ('<a title="{% translate "Save it" %}">×</a>', []),
        ('{% empty _("Nothing yet") icon="circle-plus" %}', []),
        ('{% empty "Nothing yet" %}', ['"Nothing yet"']),
        ('<p translate="no">GR-0001 Growth</p><code>make demo</code>', []),
        ("<h1>Growthring</h1>", []),
    ],
)
def test_the_search_for_words_finds_them(markup: str, found: list[str]) -> None:
    assert untranslated(markup) == found


@pytest.mark.parametrize(
    "markup", ['<a onclick="go()">', "<p style='x'>", "<script>go()</script>", "<style>", '<b hx-on:click="x">']
)
def test_the_search_for_inline_code_finds_it(markup: str) -> None:
    assert INLINE.search(markup)


def test_the_search_for_inline_code_leaves_the_rest_alone() -> None:
    assert not INLINE.search('<script src="/static/app.js" defer></script><option value="one"><p data-style="x">')
