"""The stages can be told apart by everybody: neighbours differ by at least ten, whatever eyes or printer see them."""

from itertools import pairwise

import pytest

from growthring.core.charts.palette import STAGES, stage_style

Colour = tuple[float, float, float]
Matrix = tuple[Colour, Colour, Colour]

# Machado, Oliveira and Fernandes (2009), severity 1.0, for linear RGB.
EYES: dict[str, Matrix] = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
}


@pytest.mark.parametrize("eyes", EYES)
def test_neighbouring_stages_differ(eyes: str) -> None:
    seen = [_lab(_seen(style.fill, EYES[eyes])) for style in STAGES]
    apart = [sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 for one, other in pairwise(seen)]
    assert [round(distance, 1) for distance in apart if distance < 10] == []


def test_stages_run_from_light_to_deep() -> None:
    lightness = [_lab(_seen(style.fill, EYES["usual"]))[0] for style in STAGES]
    assert lightness == sorted(lightness, reverse=True)


def test_every_second_stage_has_a_pattern() -> None:
    assert [bool(style.pattern) for style in STAGES] == [False, True, False, True, False, True]


@pytest.mark.parametrize("style", STAGES, ids=lambda style: style.fill)
def test_a_number_can_be_read_on_its_stage(style: object) -> None:
    fill, ink = (_luminance(getattr(style, name)) for name in ("fill", "ink"))
    assert (max(fill, ink) + 0.05) / (min(fill, ink) + 0.05) >= 4.5


def test_a_scale_of_four_takes_both_ends_of_the_palette() -> None:
    assert [stage_style(n, 4) for n in (1, 4)] == [STAGES[0], STAGES[5]]


def _linear(fill: str) -> Colour:
    shares = [int(fill[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return red, green, blue


def _seen(fill: str, eyes: Matrix) -> Colour:
    return _times(eyes, _linear(fill))


def _times(matrix: Matrix, colour: Colour) -> Colour:
    first, second, third = (sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)
    return first, second, third


def _luminance(fill: str) -> float:
    return sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), _linear(fill), strict=True))


def _lab(colour: Colour) -> Colour:
    """CIE Lab of a linear sRGB colour, white D65."""
    xyz = _times(((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505)), colour)
    x, y, z = (_root(max(0.0, part) / white) for part, white in zip(xyz, (0.9505, 1.0, 1.089), strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(part: float) -> float:
    return float(part ** (1 / 3)) if part > 0.008856 else 7.787 * part + 16 / 116
