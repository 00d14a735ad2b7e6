"""Imports over time as a picture: what came in stands above the line, whom a list no longer named below it."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from growthring.core.charts import LEFT, Picture, Style, stage_style
from growthring.core.charts.palette import INK, SOFT
from growthring.core.charts.svg import drawing, join, mirrored, patterns, rect, tag, text
from growthring.interop.sources.queries import Came

JOIN, CHANGE, LEAVE = stage_style(5), stage_style(3), LEFT
UNDONE = Style("#fffdf9", "dots", "#8c8677")
LEGEND = 34.0
ABOVE, BELOW, MARGIN, AXIS = 150.0, 60.0, 24.0, 40.0
LEAST_DAYS = 60


def timeline(found: Sequence[Came], *, today: date) -> Picture:
    """Only what was applied, taken back or not; `found` in any order."""
    shown = sorted((one for one in found if one.is_done), key=lambda one: one.at)
    return Picture(_draw(shown, 760, today, "sources-wide"), _draw(shown, 340, today, "sources-narrow"))


def _draw(shown: Sequence[Came], width: float, today: date, ident: str) -> SafeString:
    first = min([localtime(one.at).date() for one in shown] + [today - timedelta(days=LEAST_DAYS)])
    days = max(1, (today - first).days)
    room = width - 2 * MARGIN - 12
    most = max([one.joins + one.changes for one in shown] + [1])
    least = max([one.leavers for one in shown] + [1])
    base = LEGEND * (2 if width < 500 else 1) + ABOVE
    parts = [patterns([JOIN, CHANGE, LEAVE, UNDONE], ident), *_legend(width, ident), *_axis(first, today, width, base)]
    for one in shown:
        x = MARGIN + room * (localtime(one.at).date() - first).days / days
        parts.append(_bar(one, mirrored(x, width, 10), base, most, least, ident))
    title = _("Imports over time")
    return drawing(width, base + BELOW + AXIS, parts, title=title, description=_words(shown, first), ident=ident)


def _bar(one: Came, x: float, base: float, most: int, least: int, ident: str) -> SafeString:
    """Each part at least a hair high where it is not nothing, so that a small import is seen beside a large one."""
    undone = one.state == "undone"
    joined, changed = (_height(n, most, ABOVE - 12) for n in (one.joins, one.changes))
    left = _height(one.leavers, least, BELOW - 22)
    return join(
        [
            rect(x, base - joined, 10, joined, UNDONE if undone else JOIN, ident),
            rect(x, base - joined - changed, 10, changed, UNDONE if undone else CHANGE, ident),
            rect(x, base, 10, left, UNDONE if undone else LEAVE, ident),
            tag("circle", cx=x + 5, cy=base, r=2.5, fill=INK),
        ]
    )


def _height(count: int, most: int, room: float) -> float:
    return max(3.0, room * count / most) if count else 0.0


def _axis(first: date, today: date, width: float, base: float) -> list[SafeString]:
    line = tag("line", x1=MARGIN, x2=width - MARGIN, y1=base, y2=base, stroke=SOFT, stroke_width=1)
    y = base + BELOW + 18
    ends = [(mirrored(MARGIN, width), first, "start"), (mirrored(width - MARGIN, width), today, "end")]
    return [line, *(text(x, y, date_format(day, "j M Y"), anchor=anchor, fill=SOFT) for x, day, anchor in ends)]


def _legend(width: float, ident: str) -> list[SafeString]:
    told = [(JOIN, _("join")), (CHANGE, _("change")), (LEAVE, _("proposed as leavers")), (UNDONE, _("taken back"))]
    each, across = (width - 2 * MARGIN) / (2 if width < 500 else 4), 2 if width < 500 else 4
    parts: list[SafeString] = []
    for at, (style, words) in enumerate(told):
        x, y = MARGIN + each * (at % across), 14.0 + LEGEND * (at // across)
        parts += [rect(mirrored(x, width, 14), y, 14, 14, style, ident), text(mirrored(x + 20, width), y + 12, words)]
    return parts


def _words(shown: Sequence[Came], first: date) -> str:
    return _("%(count)s imports since %(day)s. The table below has each with its numbers.") % {
        "count": len(shown),
        "day": date_format(first, "j F Y"),
    }
