"""The open picture: three phases in one bar, with bands where numbers are small."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from growthring.core.charts.palette import PAPER, SOFT, Style
from growthring.core.charts.svg import Picture, drawing, join, mirrored, patterns, rect, tag, text


@dataclass(frozen=True, slots=True)
class Part:
    """A phase: `count` None where it is not told; `words` is what is told, such as "fewer than 5".

    `between` is the range that `words` leave open, both ends included: drawn solid up to the low end, in outline to the
    high one.
    """

    label: str
    count: int | None
    words: str
    style: Style
    between: tuple[int, int] | None = None

    @property
    def most(self) -> int:
        return self.count or (self.between[1] if self.between else 0)


def open_picture(parts: Sequence[Part], *, title: str, description: str, ident: str = "open") -> Picture:
    """Each phase on a line of its own; a phase whose number is not told has an outline in place of a length."""
    return Picture(
        _draw(parts, 760, 210, title, description, f"{ident}-wide"),
        _draw(parts, 340, 0, title, description, f"{ident}-narrow"),
    )


def _draw(parts: Sequence[Part], width: float, gutter: float, title: str, description: str, ident: str) -> SafeString:
    top = max((part.most for part in parts), default=1) or 1
    pitch, room = (
        (48.0 if gutter else 70.0),
        width - gutter - (170 if gutter else 172),
    )  # the words beside the longest bar
    drawn = [patterns([part.style for part in parts], ident)]
    for index, part in enumerate(parts):
        y = 16 + pitch * index + (0 if gutter else 18)
        place = (gutter - 10, y + 20, "end") if gutter else (8.0, y - 6, "start")
        drawn.append(text(mirrored(place[0], width), place[1], part.label, size=14, anchor=place[2], weight=600))
        x = gutter if gutter else 8.0
        told = part.count is not None or part.between is not None
        span = room * part.most / top if told else 64.0
        drawn.append(_length(part, x, y, span, width, ident))
        end = x + max(span, 1.5) + 10
        drawn.append(text(mirrored(end, width), y + 20, part.words, size=14, fill=None if part.count else SOFT))
    height = 16 + pitch * len(parts) + 4
    return drawing(width, height, drawn, title=title, description=description, ident=ident)


def _length(part: Part, x: float, y: float, span: float, width: float, ident: str) -> SafeString:
    if part.count is not None:
        return rect(mirrored(x, width, span), y, max(span, 1.5), 30, part.style, ident)
    sure = span * part.between[0] / max(1, part.between[1]) if part.between else 0.0
    outline = tag(
        "rect",
        x=mirrored(x, width, span),
        y=y,
        width=span,
        height=30,
        fill=PAPER,
        stroke=SOFT,
        stroke_width=1,
        stroke_dasharray="4 4",
    )
    return join([outline, rect(mirrored(x, width, sure), y, sure, 30, part.style, ident)] if sure else [outline])
