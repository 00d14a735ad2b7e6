"""The open picture: three phases in one bar, with bands where numbers are small."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from growthring.core.charts.palette import PAPER, SOFT, Style
from growthring.core.charts.svg import (
    Picture,
    breadth,
    drawing,
    fitted,
    in_one_direction,
    join,
    mirrored,
    paragraph,
    patterns,
    rect,
    tag,
)


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


@in_one_direction
def open_picture(parts: Sequence[Part], *, title: str, description: str, ident: str = "open") -> Picture:
    """Each phase on a line of its own; a phase whose number is not told has an outline in place of a length."""
    return Picture(
        _draw(parts, 760, 210, title, description, f"{ident}-wide"),
        _draw(parts, 340, 0, title, description, f"{ident}-narrow"),
    )


def _draw(parts: Sequence[Part], width: float, gutter: float, title: str, description: str, ident: str) -> SafeString:
    """The label and what is told stand beside each bar where `gutter` gives them room, else above it."""
    top = max((part.most for part in parts), default=1) or 1
    beside = max((breadth(part.words, 14) for part in parts), default=0) // 1 + 20
    pitch, room = (52.0, max(120.0, width - gutter - beside)) if gutter else (88.0, width - 16)
    drawn = [patterns([part.style for part in parts], ident)]
    for index, part in enumerate(parts):
        y = 16 + pitch * index + (0 if gutter else 40)
        x = gutter if gutter else 8.0
        told = part.count is not None or part.between is not None
        span = room * part.most / top if told else 64.0
        drawn.append(_length(part, x, y, span, width, ident))
        drawn.append(_beside(part, y, x + max(span, 1.5) + 10, width, gutter) if gutter else _above(part, y, width))
    return drawing(width, 16 + pitch * len(parts) + 4, drawn, title=title, description=description, ident=ident)


def _beside(part: Part, y: float, end: float, width: float, gutter: float) -> SafeString:
    label = fitted(part.label, gutter - 20, 14, lines=2, bold=True)
    words = fitted(part.words, width - end - 4, 14)
    first = y + 20 if len(label[0]) == 1 else y + 12
    return join(
        [
            paragraph(mirrored(gutter - 10, width), first, label, anchor="end", weight=600),
            paragraph(mirrored(end, width), y + 20, words, fill=None if part.count else SOFT),
        ]
    )


def _above(part: Part, y: float, width: float) -> SafeString:
    label, words = fitted(part.label, width - 16, 14, bold=True), fitted(part.words, width - 16, 13)
    return join(
        [
            paragraph(mirrored(8.0, width), y - 25, label, weight=600),
            paragraph(mirrored(8.0, width), y - 7, words, fill=None if part.count else SOFT),
        ]
    )


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
