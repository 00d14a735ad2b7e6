"""From the profile's numbers to the drawings of `core.charts`."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from growthring.core.charts import (
    CONTESTED,
    JOINED,
    LEFT,
    NOT_PLACED,
    OTHER,
    PROPOSED,
    Column,
    Move,
    Picture,
    Segment,
    Style,
    flow,
    profile,
    stage_style,
)
from growthring.stages.profile import Movement, Tally, place_name
from growthring.stages.reports.words import column_names

BESIDE = {"not_placed": NOT_PLACED, "proposed": PROPOSED, "contested": CONTESTED}
MERGE_BELOW = 5
MERGE_FROM = 40  # posts


def styles(size: int) -> dict[str, Style]:
    return {**{place_name(i): stage_style(i, size) for i in range(1, size + 1)}, **BESIDE}


def columns_picture(
    columns: Iterable[tuple[str, str, Tally]], stages: list[str], title: str, *, bars: bool = False, ident: str
) -> Picture:
    """One column a label, note and tally; the words of the description give every number."""
    rows = list(columns)
    names, looks = column_names(stages), styles(len(stages))
    drawn = [
        Column(label, segments=[Segment(names[key], n, looks[key]) for key, n in counted.columns().items()], note=note)
        for label, note, counted in rows
    ]
    told = "; ".join(f"{label}: {_in_words(counted, names)}" for label, _note, counted in rows)
    return profile(drawn, title=title, description=told, share=True, bars=bars, ident=ident)


def flow_picture(moved: Movement, stages: list[str], heads: tuple[str, str], title: str) -> Picture:
    names, looks = column_names(stages), styles(len(stages))
    every = [
        Move(names[place_name(origin)], names[place_name(goal)], n)
        for (origin, goal), n in sorted(
            moved.flows.items(), key=lambda each: (place_name(each[0][0]), place_name(each[0][1]))
        )
    ]
    moves = _small_ones_together(every, {names["joined"], names["left"]}, moved.on_both)
    here = [(names[key], look) for key, look in looks.items()]
    rest = (_("Other moves"), OTHER)
    sources = [(names["joined"], JOINED), *here, rest]
    targets = [*here, (names["left"], LEFT), rest]
    told = "; ".join(f"{move.source} – {move.target}: {move.count}" for move in every)
    return flow(
        moves,
        sources=_used(sources, {move.source for move in moves}),
        targets=_used(targets, {move.target for move in moves}),
        heads=heads,
        title=title,
        description=told or _("Nothing to show."),
        ident="flow",
    )


def _small_ones_together(moves: list[Move], ends: set[str], posts: int) -> list[Move]:
    """Ribbons under five become one, but for joiners and leavers; in a small school all are drawn."""
    if posts < MERGE_FROM:
        return moves
    small = [move for move in moves if move.count < MERGE_BELOW and not ends & {move.source, move.target}]
    kept = [move for move in moves if move not in small]
    together = Move(_("Other moves"), _("Other moves"), sum(move.count for move in small))
    return [*kept, together] if small else kept


def _used(ends: list[tuple[str, Style]], named: set[str]) -> list[tuple[str, Style]]:
    return [(name, look) for name, look in ends if name in named]


def _in_words(counted: Tally, names: dict[str, str]) -> str:
    parts = [f"{names[key]} {n}" for key, n in counted.columns().items() if n]
    return ", ".join([*parts, f"n = {counted.n}"])
