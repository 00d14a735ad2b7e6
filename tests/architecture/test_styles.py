"""Right-to-left for nothing: styles say start and end, never left and right."""

import re
from pathlib import Path

import pytest

from tests.architecture import source

SHEETS = [pytest.param(path, id=source.name(path)) for path in source.files(".css")]
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)[\w-]*"
    r"|border-(?:top|bottom)-(?:left|right)-radius|(?:min-|max-)?(?:width|height)|left|right|top|bottom)\s*:(?!\w)(?=[^)]*;)"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)\b"
)
QUERY = re.compile(r"@(?:media|container)[^{]*\{")
FAR = re.compile(r"@import|url\(\s*[\"']?(?:https?:|//|data:)")


def declarations(css: str) -> str:
    """The sheet without comments and without the conditions of its queries."""
    for pattern in (COMMENT, QUERY):
        css = pattern.sub(lambda found: "\n" * found[0].count("\n") + "{", css)
    return css


@pytest.mark.parametrize("path", SHEETS)
def test_directions_are_logical(path: Path) -> None:
    assert source.places(PHYSICAL, path, declarations(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", SHEETS)
def test_nothing_is_loaded_from_elsewhere(path: Path) -> None:
    assert source.places(FAR, path, declarations(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("line", ["margin-left: 1rem;", "left: 0;", "text-align: right;", "max-width: 3rem;"])
def test_the_search_for_directions_finds_them(line: str) -> None:
    assert PHYSICAL.search(f"p {{ {line} }}")


@pytest.mark.parametrize(
    "line", ["margin-inline-start: 1rem;", "inset-inline: 0;", "max-inline-size: 3rem;", "--left: 1px;"]
)
def test_the_search_for_directions_leaves_the_rest_alone(line: str) -> None:
    assert not PHYSICAL.search(declarations(f"@media (min-width: 40rem) {{ p {{ {line} }} }}"))
