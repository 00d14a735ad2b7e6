"""Writing SVG: elements, text, patterns and the picture round them."""

import re
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, wraps
from html import escape
from typing import ParamSpec

from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi

from growthring.core.charts.palette import PAPER, SOFT, Style

FONT = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif"
SMALLEST = 7.5
LINES = {
    "rising": "M-2 2 L2 -2 M0 8 L8 0 M6 10 L10 6",
    "falling": "M-2 6 L2 10 M0 0 L8 8 M6 -2 L10 2",
    "upright": "M2 0 V8 M6 0 V8",
    "dots": "M1.5 2 h1.4 M5.5 6 h1.4",
    "cross": "M0 0 L8 8 M0 8 L8 0",
}


P = ParamSpec("P")
_from_the_right: ContextVar[bool | None] = ContextVar("from_the_right", default=None)


@dataclass(frozen=True, slots=True)
class Picture:
    """Two drawings of one thing, for wide and for narrow places."""

    wide: SafeString
    narrow: SafeString

    def download(self) -> bytes:
        """The wide drawing as a file of its own."""
        return ('<?xml version="1.0" encoding="UTF-8"?>\n' + self.wide).encode()


def tag(name: str, content: object = "", **attributes: object) -> SafeString:
    """One element; underscores in attribute names become hyphens, None leaves one out, numbers are kept short."""
    written = [f' {_hyphened(key)}="{_told(value)}"' for key, value in attributes.items() if value is not None]
    return SafeString(f"<{name}{''.join(written)}>{_escaped(content)}</{name}>")


@cache
def _hyphened(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _told(value: object) -> str:
    """A page has thousands of these: numbers need no escaping."""
    return _short(value) if isinstance(value, int | float) else _escaped(value)


def _escaped(value: object) -> str:
    """As `conditional_escape`, without its look for what is translated later: pictures are drawn from plain words."""
    return value if isinstance(value, SafeString) else escape(str(value))


def join(parts: Iterable[SafeString]) -> SafeString:
    return SafeString("".join([_escaped(part) for part in parts]))


def text(x: float, y: float, words: object, *, size: float = 13, anchor: str = "start", fill: str | None = None,
         weight: int | None = None) -> SafeString:  # fmt: skip
    return tag(
        "text", words, x=x, y=y, font_size=size, text_anchor=anchor, fill=fill, font_weight=weight,
    )  # fmt: skip


def rect(x: float, y: float, width: float, height: float, style: Style, scope: str) -> SafeString:
    """A filled box with a hair of paper round it, so that neighbours part; a patterned one is two boxes."""
    size = f'width="{_short(max(0.0, width))}" height="{_short(max(0.0, height))}"'
    box = f'<rect x="{_short(x)}" y="{_short(y)}" {size}'
    drawn = f'{box} fill="{style.fill}" stroke="{SOFT if style.fill == PAPER else PAPER}" stroke-width="0.75"></rect>'
    pattern = f'{box} fill="url(#{_escaped(scope)}-{style.name})"></rect>' if style.pattern else ""
    return SafeString(drawn + pattern)


def patterns(styles: Iterable[Style], scope: str) -> SafeString:
    """Definitions of the patterns in use; `scope` keeps ids of two pictures on one page apart."""
    used = {style.name: style for style in styles if style.pattern}
    return tag("defs", join(_pattern(style, f"{scope}-{name}") for name, style in sorted(used.items())))


def _pattern(style: Style, ident: str) -> SafeString:
    return tag("pattern", _line(style), id=ident, width=8, height=8, patternUnits="userSpaceOnUse")


@cache
def _line(style: Style) -> SafeString:
    return tag("path", d=LINES[style.pattern], fill="none", stroke=style.stroke, stroke_width=1.3)


def drawing(
    width: float, height: float, parts: Iterable[SafeString], *, title: str, description: str, ident: str
) -> SafeString:
    """The whole picture on its own paper; read right to left where the language is."""
    content = join(
        [
            tag("title", title, id=f"{ident}-title"),
            tag("desc", description, id=f"{ident}-desc"),
            tag("rect", width=width, height=height, fill=PAPER),
            *parts,
        ]
    )
    return tag(
        "svg",
        content,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_short(width)} {_short(height)}",
        role="img",
        aria_labelledby=f"{ident}-title",
        aria_describedby=f"{ident}-desc",
        font_family=FONT,
        fill="#23211c",
        direction="rtl" if _is_from_the_right() else None,
    )


def in_one_direction(draw: Callable[P, Picture]) -> Callable[P, Picture]:
    """The reader's direction is asked for once a picture, and not for each of its parts."""

    @wraps(draw)
    def drawing_it(*args: P.args, **kwargs: P.kwargs) -> Picture:
        token = _from_the_right.set(get_language_bidi())
        try:
            return draw(*args, **kwargs)
        finally:
            _from_the_right.reset(token)

    return drawing_it


def mirrored(x: float, width: float, span: float = 0) -> float:
    """Where something of the given span lies when the picture is read from the right."""
    return width - x - span if _is_from_the_right() else x


def _is_from_the_right() -> bool:
    asked = _from_the_right.get()
    return get_language_bidi() if asked is None else asked


def _short(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def breadth(words: str, size: float, *, bold: bool = False) -> float:
    """About how wide a line of text is: rather too wide, since each reader's machine has letters of its own."""
    return len(words) * size * (0.68 if bold else 0.61)


def fitted(words: str, room: float, size: float, *, lines: int = 1, bold: bool = False) -> tuple[list[str], float]:
    """The text in so many lines at most and the size at which nothing of it is lost: smaller where it has to be."""
    while True:
        told = _broken(words, room, size, bold)
        if size <= SMALLEST or (len(told) <= lines and all(breadth(line, size, bold=bold) <= room for line in told)):
            return told, size
        size -= 0.5


def _broken(words: str, room: float, size: float, bold: bool) -> list[str]:
    lines = [""]
    for word in re.split(r"(?<=-)|\s+", words):
        gap = "" if not lines[-1] or lines[-1].endswith("-") else " "
        longer = f"{lines[-1]}{gap}{word}"
        if lines[-1] and breadth(longer, size, bold=bold) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def paragraph(x: float, y: float, told: tuple[list[str], float], *, anchor: str = "start", fill: str | None = None,
              weight: int | None = None) -> SafeString:  # fmt: skip
    """Lines one under the other, what `fitted` gave; `y` is the foot of the first."""
    lines, size = told
    return join(
        text(x, y + 1.2 * size * index, line, size=size, anchor=anchor, fill=fill, weight=weight)
        for index, line in enumerate(lines)
    )
