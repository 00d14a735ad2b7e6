import xml.etree.ElementTree as ET

import pytest
from django.utils import translation

from growthring.core.charts import (
    JOINED,
    LEFT,
    NOT_PLACED,
    Column,
    Move,
    Part,
    Picture,
    Segment,
    flow,
    open_picture,
    phase_style,
    profile,
    stage_style,
)

SVG = "{http://www.w3.org/2000/svg}"
NASTY = '<script>"&amp;'


def _profile(*, share: bool = True, bars: bool = False) -> Picture:
    first = [Segment(NASTY, 10, stage_style(1)), Segment("Two", 0, stage_style(2)), Segment("None", 5, NOT_PLACED)]
    second = [Segment(NASTY, 20, stage_style(1)), Segment("Two", 10, stage_style(2)), Segment("None", 0, NOT_PLACED)]
    columns = [Column("First six weeks", first), Column("Now", second, note="today", href="/x/")]
    return profile(columns, title="T", description="D", share=share, bars=bars)


def _flow(below: int = 0) -> Picture:
    moves = [Move("Joined", "A", 3), Move("A", "B", 8), Move("A", "Left", 2)]
    sources = [("Joined", JOINED), ("A", stage_style(1))]
    targets = [("A", stage_style(1)), ("B", stage_style(2)), ("Left", LEFT)]
    return flow(
        moves, sources=sources, targets=targets, heads=("Then", "Now"), title="T", description="D", merge_below=below
    )


def _open() -> Picture:
    parts = [
        Part("Phase one", None, "fewer than 5", phase_style(1)),
        Part("Phase two", 30, "30 people", phase_style(2)),
    ]
    return open_picture(parts, title="T", description="D")


PICTURES = {
    "profile": _profile(),
    "bars": _profile(bars=True),
    "people": _profile(share=False),
    "flow": _flow(),
    "open": _open(),
}


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
def test_a_picture_stands_by_itself(picture: Picture) -> None:
    for drawn in (picture.wide, picture.narrow):
        root = ET.fromstring(drawn)
        named = {element.tag.removeprefix(SVG) for element in root}
        attributes = {name for element in root.iter() for name in element.attrib}
        assert (root.get("role"), {"title", "desc"} <= named) == ("img", True)
        assert attributes & {"style", "class", "onload"} == set()


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
def test_ids_are_unique_on_a_page(picture: Picture) -> None:
    both = [ET.fromstring(drawn) for drawn in (picture.wide, picture.narrow)]
    ids = [element.get("id") for root in both for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def _filled(picture: Picture, fill: str, size: str) -> list[float]:
    root = ET.fromstring(picture.wide)
    return [
        round(float(e.get(size, 0)), 1) for e in root.iter(f"{SVG}rect") if e.get("fill") == fill and e.get("stroke")
    ]


def test_columns_of_shares_are_all_as_high_and_pieces_in_proportion() -> None:
    first, second, *_legend = _filled(_profile(), stage_style(1).fill, "height")
    assert (first, second) == (180.0, 180.0)  # 10 of 15 and 20 of 30, of 270


def test_columns_of_people_share_one_axis_from_zero() -> None:
    first, second, *_legend = _filled(_profile(share=False), stage_style(1).fill, "height")
    assert (first, second) == (90.0, 180.0)


def test_what_counts_nobody_takes_no_room_and_stands_in_no_legend() -> None:
    assert "Two" in _profile().wide
    only = profile([Column("Now", [Segment("Two", 0, stage_style(2))])], title="T", description="D")
    assert "Two" not in only.wide


def test_words_are_escaped() -> None:
    assert "<script>" not in _profile().wide


def test_both_ends_of_a_flow_are_as_high_as_those_they_count() -> None:
    heights = _filled(_flow(), stage_style(1).fill, "height")
    assert heights == [round(10 * 300 / 13, 1), round(3 * 300 / 13, 1)]


def test_small_ribbons_are_merged_when_asked_but_never_who_joined_or_left() -> None:
    assert ("Other moves" in _flow(9).wide, "Other moves" in _flow(5).wide) == (True, False)


def test_a_number_that_is_not_told_has_no_length_of_its_own() -> None:
    root = ET.fromstring(_open().wide)
    dashed = [e.get("width") for e in root.iter(f"{SVG}rect") if e.get("stroke-dasharray")]
    assert dashed == ["64"]


def test_a_range_is_solid_up_to_its_low_end_and_outlined_to_its_high_one() -> None:
    part = Part("Phase one", None, "between 10 and 40", phase_style(1), (10, 40))
    root = ET.fromstring(open_picture([part], title="T", description="D").wide)
    dashed = [float(e.get("width", 0)) for e in root.iter(f"{SVG}rect") if e.get("stroke-dasharray")]
    solid = [float(e.get("width", 0)) for e in root.iter(f"{SVG}rect") if e.get("fill") == phase_style(1).fill]
    assert [length * 4 for length in solid] == dashed


def test_a_picture_is_read_from_the_right_where_the_language_is() -> None:
    with translation.override("ar"):
        root = ET.fromstring(_profile().wide)
    assert root.get("direction") == "rtl"


def test_a_file_declares_itself() -> None:
    assert _profile().download().startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<svg')
