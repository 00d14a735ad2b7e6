"""A flow picture between two days: where posts stood, where they stand, who joined and who left."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from growthring.core.charts.palette import JOINED, LEFT, OTHER, SOFT, Style
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
)

Side = Sequence[tuple[str, Style]]
GAP, BAR = 9.0, 16.0


@dataclass(frozen=True, slots=True)
class Move:
    source: str
    target: str
    count: int


@dataclass(frozen=True, slots=True)
class Layout:
    width: float
    label: float  # room for the labels on either side
    top: float
    unit: float  # height of one post


@in_one_direction
def flow(moves: Sequence[Move], *, sources: Side, targets: Side, heads: tuple[str, str], title: str, description: str,
         ident: str = "flow", merge_below: int = 0) -> Picture:  # fmt: skip
    """`sources` and `targets` in order from the top.

    Ribbons under `merge_below` become "other moves", but for those who joined or left; 0 draws all.
    """
    ends = {name for name, style in [*sources, *targets] if style in (JOINED, LEFT)}
    kept = _merged(moves, merge_below, ends)
    if any(move.source == _other() for move in kept) and (_other(), OTHER) not in sources:
        sources, targets = [*sources, (_other(), OTHER)], [*targets, (_other(), OTHER)]
    drawn = [_draw(kept, sources, targets, heads, title, description, f"{ident}-{name}", width, label)
             for name, width, label in (("wide", 760.0, 190.0), ("narrow", 340.0, 108.0))]  # fmt: skip
    return Picture(*drawn)


def _other() -> str:
    return _("Other moves")


def _merged(moves: Sequence[Move], below: int, ends: set[str]) -> list[Move]:
    drawn = [move for move in moves if move.count]
    kept = [move for move in drawn if move.count >= below or {move.source, move.target} & ends]
    small = sum(move.count for move in drawn) - sum(move.count for move in kept)
    return [*kept, Move(_other(), _other(), small)] if small else kept


def _draw(
    moves: Sequence[Move],
    sources: Side,
    targets: Side,
    heads: tuple[str, str],
    title: str,
    description: str,
    ident: str,
    width: float,
    label: float,
) -> SafeString:
    out, into = _sums(moves, "source"), _sums(moves, "target")
    total = max(1, sum(out.values()))
    layout = Layout(width, label, 44, 300 / total)
    left = _places(sources, out, layout)
    right = _places(targets, into, layout)
    foot = max(_foot(left, out, layout), _foot(right, into, layout))
    styles = dict(sources)
    parts = [patterns([style for _name, style in [*sources, *targets]], ident), _heads(heads, layout)]
    parts += _ribbons(moves, left, right, styles, sources, targets, layout)
    parts += _ends(sources, out, left, label - BAR, layout, ident, before=True)
    parts += _ends(targets, into, right, width - label, layout, ident, before=False)
    return drawing(width, foot + 16, parts, title=title, description=description, ident=ident)


def _sums(moves: Sequence[Move], side: str) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for move in moves:
        found[getattr(move, side)] += move.count
    return found


def _places(side: Side, sums: dict[str, int], layout: Layout) -> dict[str, tuple[float, float]]:
    """Top and height of each end that counts; at least a line of text apart."""
    places, y = {}, layout.top
    for name, _style in side:
        if sums.get(name):
            height = sums[name] * layout.unit
            lines, size = _label(name, sums, layout)
            places[name] = (y, height)
            y += max(height + GAP, 19, 1.2 * size * len(lines) + 4)
    return places


def _foot(places: dict[str, tuple[float, float]], sums: dict[str, int], layout: Layout) -> float:
    """Where the last end stops, with its label."""
    return max(
        (y + max(height, 18 * len(_label(name, sums, layout)[0])) for name, (y, height) in places.items()), default=60
    )


def _label(name: str, sums: dict[str, int], layout: Layout) -> tuple[list[str], float]:
    return fitted(f"{name} {sums[name]}", layout.label - BAR - 10, 12, lines=2)


def _ribbons(
    moves: Sequence[Move],
    left: dict[str, tuple[float, float]],
    right: dict[str, tuple[float, float]],
    styles: dict[str, Style],
    sources: Side,
    targets: Side,
    layout: Layout,
) -> list[SafeString]:
    order = {name: i for i, (name, _s) in enumerate(sources)}, {name: i for i, (name, _s) in enumerate(targets)}
    out = {name: y for name, (y, _h) in left.items()}
    into = {name: y for name, (y, _h) in right.items()}
    drawn = []
    for move in sorted(moves, key=lambda m: (order[0][m.source], order[1][m.target])):
        height = move.count * layout.unit
        fill = styles[move.source].fill
        drawn.append(_ribbon(out[move.source], into[move.target], height, fill, layout, _words(move)))
        out[move.source] += height
        into[move.target] += height
    return drawn


def _words(move: Move) -> str:
    return _("%(source)s to %(target)s: %(count)d") % {
        "source": move.source,
        "target": move.target,
        "count": move.count,
    }


def _ribbon(y1: float, y2: float, height: float, fill: str, layout: Layout, words: str) -> SafeString:
    x1, x2 = mirrored(layout.label, layout.width), mirrored(layout.width - layout.label, layout.width)
    bend = (x1 + x2) / 2
    path = (
        f"M{x1:.1f} {y1:.1f}C{bend:.1f} {y1:.1f} {bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}V{y2 + height:.1f}"
        f"C{bend:.1f} {y2 + height:.1f} {bend:.1f} {y1 + height:.1f} {x1:.1f} {y1 + height:.1f}Z"
    )
    return tag("path", tag("title", words), d=path, fill=fill, fill_opacity=0.62, stroke="#5a564c", stroke_width=0.4)


def _heads(heads: tuple[str, str], layout: Layout) -> SafeString:
    """At the outer edges, so that each has half of the width."""
    first, second = (fitted(words, layout.width / 2 - 16, 13, lines=2, bold=True) for words in heads)
    return join(
        [
            paragraph(mirrored(8, layout.width), 18, first, weight=600),
            paragraph(mirrored(layout.width - 8, layout.width), 18, second, anchor="end", weight=600),
        ]
    )


def _ends(
    side: Side,
    sums: dict[str, int],
    places: dict[str, tuple[float, float]],
    x: float,
    layout: Layout,
    ident: str,
    *,
    before: bool,
) -> list[SafeString]:
    parts = []
    for name, style in side:
        if name not in places:
            continue
        y, height = places[name]
        label = _label(name, sums, layout)
        rise = 0.6 * label[1] * (len(label[0]) - 1)  # half of what stands under the first line
        middle = max(y + 9, y + max(height, 8) / 2 + 4.5 - rise)
        parts.append(rect(mirrored(x, layout.width, BAR), y, BAR, max(1.5, height), style, ident))
        edge = mirrored(x - 6 if before else x + BAR + 6, layout.width)
        anchor = "end" if before else "start"
        parts.append(paragraph(edge, middle, label, anchor=anchor, fill=SOFT if not height else None))
    return parts
