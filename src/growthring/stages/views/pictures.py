"""From the profile's numbers to the drawings of `core.charts`."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from growthring.core.charts import (
    CONTESTED,
    JOINED,
    LEFT,
    NOT_PLACED,
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
    moves = [
        Move(names[place_name(origin)], names[place_name(goal)], n)
        for (origin, goal), n in sorted(
            moved.flows.items(), key=lambda each: (place_name(each[0][0]), place_name(each[0][1]))
        )
    ]
    here = [(names[key], look) for key, look in looks.items()]
    sources = [(names["joined"], JOINED), *here]
    targets = [*here, (names["left"], LEFT)]
    told = "; ".join(f"{move.source} – {move.target}: {move.count}" for move in moves)
    return flow(
        moves,
        sources=_used(sources, {move.source for move in moves}),
        targets=_used(targets, {move.target for move in moves}),
        heads=heads,
        title=title,
        description=told or _("Nothing to show."),
        ident="flow",
        merge_below=MERGE_BELOW,
    )


def _used(ends: list[tuple[str, Style]], named: set[str]) -> list[tuple[str, Style]]:
    return [(name, look) for name, look in ends if name in named]


def _in_words(counted: Tally, names: dict[str, str]) -> str:
    parts = [f"{names[key]} {n}" for key, n in counted.columns().items() if n]
    return ", ".join([*parts, f"n = {counted.n}"])
