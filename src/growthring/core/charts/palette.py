"""Fills and patterns. Stages run light to deep, every second one hatched, so that grey print tells them apart."""

from dataclasses import dataclass
from typing import Literal

Pattern = Literal["", "rising", "falling", "upright", "dots", "cross"]

INK, SOFT, LINE, PAPER = "#23211c", "#5a564c", "#d9d3c4", "#fffdf9"


@dataclass(frozen=True, slots=True)
class Style:
    """`fill` under a pattern of `stroke`; `ink` is what can be read on it."""

    fill: str
    pattern: Pattern = ""
    stroke: str = INK
    ink: str = INK

    @property
    def name(self) -> str:
        return f"{self.pattern or 'plain'}-{self.fill.lstrip('#')}"


STAGES = (
    Style("#efe7c8"),
    Style("#c6cd8b", "rising", "#8c9158"),
    Style("#93b06f"),
    Style("#639460", "falling", "#8dbb87"),
    Style("#33694e", ink="#ffffff"),
    Style("#163f38", "upright", "#3d6a62", "#ffffff"),
)
NOT_PLACED = Style("#fffdf9", "dots", "#8c8677")
PROPOSED = Style("#fffdf9", "rising", "#8c8677")
CONTESTED = Style("#fffdf9", "cross", "#8c8677")
JOINED = Style("#e4e0d6")
LEFT = Style("#c9c3b4", "falling", "#a39c8b")
OTHER = Style("#ded8ca", "dots", "#a39c8b")


def stage_style(position: int, stages: int = 6) -> Style:
    """The style of a stage counted from one, spread over the palette when a scale has fewer or more than six."""
    last = len(STAGES) - 1
    place = round((position - 1) * last / max(1, stages - 1))
    return STAGES[max(0, min(last, place))]


def phase_style(phase: int, phases: int = 3) -> Style:
    """A phase bears the colour of its upper stage."""
    return stage_style(2 * phase, 2 * phases)
