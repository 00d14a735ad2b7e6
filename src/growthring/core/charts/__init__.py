"""Pictures drawn on the server: from numbers to self-standing SVG, with presentation attributes alone."""

from growthring.core.charts.flowing import Move, flow
from growthring.core.charts.opened import Part, open_picture
from growthring.core.charts.palette import (
    CONTESTED,
    JOINED,
    LEFT,
    NOT_PLACED,
    OTHER,
    PROPOSED,
    Style,
    phase_style,
    stage_style,
)
from growthring.core.charts.ringed import Ring, Shape, rings
from growthring.core.charts.stacked import Column, Segment, profile
from growthring.core.charts.svg import Picture

__all__ = [
    "CONTESTED",
    "JOINED",
    "LEFT",
    "NOT_PLACED",
    "OTHER",
    "PROPOSED",
    "Column",
    "Move",
    "Part",
    "Picture",
    "Ring",
    "Segment",
    "Shape",
    "Style",
    "flow",
    "open_picture",
    "phase_style",
    "profile",
    "rings",
    "stage_style",
]
