"""A ring a year, as a tree has them: oldest inside, each mark at its day; a year begins at the top and goes round.

What it tells at a look and a list does not: in which part of a year things happen, and whether next year is like it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from django.utils.safestring import SafeString

from growthring.core.charts.palette import INK, LINE, PAPER, SOFT
from growthring.core.charts.svg import Picture, breadth, drawing, fitted, in_one_direction, join, mirrored, tag, text

CORE, OUTER = 26.0, 144.0  # radii of the innermost ring's inner edge, and of the outermost ring
MIDDLE = 186.0
GREEN, LEAF = "#33694e", "#93b06f"


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of mark, told apart by form and not by colour alone: `form` is dot, square or diamond."""

    label: str
    form: str


@dataclass(frozen=True, slots=True)
class Ring:
    """A year: `marks` are the part of the year gone by, from 0 to 1, each with its shape."""

    label: str
    marks: Sequence[tuple[float, Shape]]


@in_one_direction
def rings(
    years: Sequence[Ring], shapes: Sequence[Shape], *, quarters: Sequence[str], title: str, description: str, ident: str
) -> Picture:
    """`years` from the oldest; `quarters`: four words for the beginning of each quarter of a year, from the top."""
    drawn = [_around(quarters), *_years(years)]
    told = {"title": title, "description": description}
    wide = join([*drawn, _legend(shapes, MIDDLE * 2 + 24, MIDDLE - 24.0 * len(shapes) / 2, 640)])
    narrow = join([*drawn, _legend(shapes, 12, MIDDLE * 2 + 16, MIDDLE * 2)])
    return Picture(
        drawing(640, MIDDLE * 2, [wide], **told, ident=f"{ident}-wide"),
        drawing(MIDDLE * 2, MIDDLE * 2 + 24 + 26 * len(shapes), [narrow], **told, ident=f"{ident}-narrow"),
    )


def _years(years: Sequence[Ring]) -> list[SafeString]:
    apart = (OUTER - CORE) / max(1, len(years))
    found = []
    for place, year in enumerate(years, start=1):
        radius = CORE + apart * place
        found.append(tag("circle", cx=MIDDLE, cy=MIDDLE, r=radius, fill="none", stroke=SOFT, stroke_width=1))
        found.append(_name(year.label, MIDDLE - radius, min(11.0, apart - 3)))
        found += [_mark(shape, *_at(radius, turn)) for turn, shape in year.marks]
    return found


def _name(label: str, y: float, size: float) -> SafeString:
    """On its ring, before the top: over the last weeks of a year, in which the least happens."""
    width = breadth(label, size, bold=True) + 6
    left = MIDDLE - 4 - width
    paper = tag("rect", x=left, y=y - size / 2 - 1, width=width, height=size + 2, fill=PAPER)
    return join([paper, text(left + width / 2, y + size * 0.36, label, size=size, anchor="middle", weight=600)])


def _around(quarters: Sequence[str]) -> SafeString:
    """Two faint lines that quarter the years, and when each quarter begins."""
    edge = OUTER + 4
    ends = [_at(edge, turn / 4) for turn in range(4)]
    lines = [_line(*ends[0], *ends[2]), _line(*ends[1], *ends[3])]
    _top, right, bottom, left = quarters
    size = min(fitted(word, MIDDLE - edge - 3, 10)[1] for word in (left, right))
    words = [
        text(MIDDLE + edge + 2, MIDDLE + 3.5, right, size=size, anchor=_away("start"), fill=SOFT),
        text(MIDDLE, MIDDLE + edge + 13, bottom, size=size, anchor="middle", fill=SOFT),
        text(MIDDLE - edge - 2, MIDDLE + 3.5, left, size=size, anchor=_away("end"), fill=SOFT),
    ]
    return join([*lines, *words])


def _away(anchor: str) -> str:
    """A ring is not mirrored; where one reads from the right, a line of text begins there."""
    return anchor if mirrored(0, 1) == 0 else {"start": "end", "end": "start"}[anchor]


def _line(x: float, y: float, to_x: float, to_y: float) -> SafeString:
    return tag("line", x1=x, y1=y, x2=to_x, y2=to_y, stroke=LINE, stroke_width=1)


def _at(radius: float, turn: float) -> tuple[float, float]:
    angle = 2 * pi * turn
    return MIDDLE + radius * sin(angle), MIDDLE - radius * cos(angle)


def _mark(shape: Shape, x: float, y: float) -> SafeString:
    if shape.form == "dot":
        return tag("circle", cx=x, cy=y, r=5.5, fill=GREEN, stroke=PAPER, stroke_width=1)
    if shape.form == "square":
        return tag("rect", x=x - 3.5, y=y - 3.5, width=7, height=7, fill=PAPER, stroke=INK, stroke_width=1.4)
    points = f"{x:.2f},{y - 6:.2f} {x + 5:.2f},{y:.2f} {x:.2f},{y + 6:.2f} {x - 5:.2f},{y:.2f}"
    return tag("polygon", points=points, fill=LEAF, stroke=INK, stroke_width=1)


def _legend(shapes: Sequence[Shape], x: float, y: float, width: float) -> SafeString:
    rows = []
    for place, shape in enumerate(shapes):
        foot = y + 26 * place + 8
        rows.append(_mark(shape, mirrored(x + 8, width), foot))
        rows.append(text(mirrored(x + 24, width), foot + 4.5, shape.label, size=13))
    return join(rows)
