"""Stacked columns or bars: the Professional Progression Profile."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from growthring.core.charts.palette import LINE, SOFT, Style
from growthring.core.charts.svg import (
    Picture,
    drawing,
    fitted,
    in_one_direction,
    join,
    mirrored,
    paragraph,
    patterns,
    rect,
    tag,
    text,
)

TALL = 17  # a count is written into a piece at least this high


@dataclass(frozen=True, slots=True)
class Segment:
    label: str
    count: int
    style: Style


@dataclass(frozen=True, slots=True)
class Column:
    """One column, its segments from the bottom (or the start). `note` stands under the label; n is their sum."""

    label: str
    segments: Sequence[Segment] = field(default_factory=tuple)
    note: str = ""
    href: str = ""

    @property
    def n(self) -> int:
        return sum(segment.count for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Frame:
    """Measures of one drawing, in its own units."""

    width: float
    start: float  # left of the axis
    end: float  # right of the last column
    top: float
    plot: float  # height of the columns


@in_one_direction
def profile(columns: Sequence[Column], *, title: str, description: str, share: bool = True, bars: bool = False,
            ident: str = "profile") -> Picture:  # fmt: skip
    """`share`: columns of 100 %; else people on one axis from 0. `bars`: one lying bar a column, for many of them."""
    if bars:
        return Picture(
            _bars(columns, 760, 190, share, title, description, f"{ident}-wide"),
            _bars(columns, 340, 0, share, title, description, f"{ident}-narrow"),
        )
    room = max(80.0, 560 / max(1, len(columns)))
    wide = Frame(760, 50, 50 + min(556.0, room * len(columns)), 40, 270)
    narrow = Frame(340, 42, 334, 34, 220)
    return Picture(
        _columns(columns, wide, share, title, description, f"{ident}-wide", beside=True),
        _columns(columns, narrow, share, title, description, f"{ident}-narrow", beside=False),
    )


def _columns(
    columns: Sequence[Column], frame: Frame, share: bool, title: str, description: str, ident: str, *, beside: bool
) -> SafeString:
    top = max((column.n for column in columns), default=1) or 1
    pitch = (frame.end - frame.start) / max(1, len(columns))
    thick = min(84.0, pitch * 0.68)
    parts = [patterns(_styles(columns), ident), _axis(frame, share, top)]
    for index, column in enumerate(columns):
        x = mirrored(frame.start + pitch * index + (pitch - thick) / 2, frame.width, thick)
        parts.append(_column(column, x, thick, frame, frame.plot / (max(1, column.n) if share else top), ident))
        parts.append(_foot(column, x + thick / 2, pitch - 6, frame))
    legend = (
        _legend_beside(columns, frame) if beside else _legend_below(columns, frame, frame.top + frame.plot + 62, ident)
    )
    height = frame.top + frame.plot + 62 + (0 if beside else 24 * len(_legend(columns)) + 8)
    if beside:
        parts.append(_legend_swatches(columns, frame, ident))
    return drawing(frame.width, height, [*parts, legend], title=title, description=description, ident=ident)


def _column(column: Column, x: float, thick: float, frame: Frame, unit: float, ident: str) -> SafeString:
    parts, base = [], frame.top + frame.plot
    for segment in column.segments:
        height = segment.count * unit
        base -= height
        if segment.count:
            parts.append(rect(x, base, thick, height, segment.style, ident))
        if segment.count and height >= TALL:
            parts.append(_count(x + thick / 2, base + height / 2 + 4.5, segment))
    parts.append(text(x + thick / 2, base - 8, _("n = %d") % column.n, size=12.5, anchor="middle", weight=600))
    return tag("a", join(parts), href=column.href) if column.href else join(parts)


def _foot(column: Column, middle: float, room: float, frame: Frame) -> SafeString:
    """The label under a column, and the note under that."""
    foot = frame.top + frame.plot
    label = paragraph(middle, foot + 18, fitted(column.label, room, 12.5, lines=2), anchor="middle")
    note = paragraph(middle, foot + 50, fitted(column.note, room, 11), anchor="middle", fill=SOFT)
    return join([label, note] if column.note else [label])


def _count(x: float, y: float, segment: Segment) -> SafeString:
    """The number on a plate of the segment's own colour, so that a pattern does not run through it."""
    wide = 8 * len(str(segment.count)) + 6
    plate = tag("rect", x=x - wide / 2, y=y - 12, width=wide, height=15, rx=3, fill=segment.style.fill)
    words = text(x, y, segment.count, size=13, anchor="middle", fill=segment.style.ink, weight=600)
    return join([plate, words] if segment.style.pattern else [words])


def _axis(frame: Frame, share: bool, top: int) -> SafeString:
    marks = [(0.0, "0"), (0.5, "50"), (1.0, "100 %")] if share else [(value / top, str(value)) for value in _ticks(top)]
    parts = []
    for part, words in marks:
        y = frame.top + frame.plot * (1 - part)
        first, last = mirrored(frame.start, frame.width), mirrored(frame.end, frame.width)
        parts.append(tag("line", x1=first, x2=last, y1=y, y2=y, stroke=LINE, stroke_width=1))
        parts.append(text(mirrored(frame.start - 6, frame.width), y + 4, words, size=11, anchor="end", fill=SOFT))
    return join(parts)


def _ticks(top: int) -> list[int]:
    step = next(size for size in (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 5000, 10**9) if top / size <= 5)
    return list(range(0, top + 1, step))


def _styles(columns: Sequence[Column]) -> list[Style]:
    return [segment.style for column in columns for segment in column.segments]


def _legend(columns: Sequence[Column]) -> list[Segment]:
    """Every segment that counts somewhere, once, the top of the columns first."""
    found = {segment.label: segment for column in columns for segment in column.segments if segment.count}
    order = [segment.label for column in columns[:1] for segment in column.segments]
    return sorted(found.values(), key=lambda s: -order.index(s.label) if s.label in order else 0)


def _legend_beside(columns: Sequence[Column], frame: Frame) -> SafeString:
    x, room = mirrored(frame.end + 34, frame.width), frame.width - frame.end - 38
    legend = _legend(columns)
    size = min((fitted(segment.label, room, 12.5)[1] for segment in legend), default=12.5)
    return join(paragraph(x, _line(frame, i) + 11, ([segment.label], size)) for i, segment in enumerate(legend))


def _legend_swatches(columns: Sequence[Column], frame: Frame, ident: str) -> SafeString:
    x = mirrored(frame.end + 12, frame.width, 14)
    return join(rect(x, _line(frame, i), 14, 14, s.style, ident) for i, s in enumerate(_legend(columns)))


def _line(frame: Frame, index: int) -> float:
    return frame.top + 4 + index * 24


def _legend_below(columns: Sequence[Column], frame: Frame, y: float, ident: str) -> SafeString:
    parts = []
    for index, segment in enumerate(_legend(columns)):
        parts.append(rect(mirrored(8, frame.width, 14), y + 24 * index, 14, 14, segment.style, ident))
        label = fitted(segment.label, frame.width - 34, 13)
        parts.append(paragraph(mirrored(30, frame.width), y + 24 * index + 11.5, label))
    return join(parts)


def _bars(
    columns: Sequence[Column], width: float, gutter: float, share: bool, title: str, description: str, ident: str
) -> SafeString:
    """Lying bars: the label beside each where `gutter` gives it room, else above it."""
    top = max((column.n for column in columns), default=1) or 1
    pitch, thick = (34.0, 24.0) if gutter else (50.0, 24.0)
    room = width - gutter - 70
    parts = [patterns(_styles(columns), ident)]
    for index, column in enumerate(columns):
        y = 10 + pitch * index + (0 if gutter else 18)
        parts.append(_bar(column, y, thick, width, gutter, room / (max(1, column.n) if share else top), ident))
    foot = 10 + pitch * len(columns) + 12
    frame = Frame(width, 0, 0, 0, 0)
    parts.append(_legend_below(columns, frame, foot, ident))
    height = foot + 24 * len(_legend(columns)) + 4
    return drawing(width, height, parts, title=title, description=description, ident=ident)


def _bar(column: Column, y: float, thick: float, width: float, gutter: float, unit: float, ident: str) -> SafeString:
    x, parts = gutter + 8, []
    label = fitted(column.label, gutter - 4 if gutter else width - 16, 12.5)
    place = (gutter, y + thick / 2 + 4.5, "end") if gutter else (8.0, y - 5, "start")
    parts.append(paragraph(mirrored(place[0], width), place[1], label, anchor=place[2]))
    for segment in column.segments:
        span = segment.count * unit
        if segment.count:
            left = mirrored(x, width, span)
            parts.append(rect(left, y, span, thick, segment.style, ident))
            if span >= 20:
                parts.append(_count(left + span / 2, y + thick / 2 + 4.5, segment))
        x += span
    parts.append(text(mirrored(x + 6, width), y + thick / 2 + 4.5, _("n = %d") % column.n, size=12, weight=600))
    return tag("a", join(parts), href=column.href) if column.href else join(parts)
