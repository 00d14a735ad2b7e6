import re

import pytest
from django.utils.translation import override

from growthring.core.charts import Ring, Shape, rings
from growthring.core.charts.svg import breadth

MET, DONE = Shape("4 conversations", "dot"), Shape("1 action done", "square")
QUARTERS = ("Sep", "Dec", "Mar", "Jun")


def drawn(*years: Ring) -> str:
    told = {"title": "My years", "description": "Two years"}
    return rings(years, [MET, DONE], quarters=QUARTERS, ident="years", **told).wide


def test_a_ring_a_year_and_a_mark_at_its_day() -> None:
    picture = drawn(Ring("2024/25", [(0.0, MET), (0.5, MET)]), Ring("2025/26", [(0.25, DONE)]))

    assert re.findall(r'<circle cx="186" cy="186" r="([\d.]+)" fill="none"', picture) == ["85", "144"]
    # At the top of the inner ring, at its foot; and one more in the legend.
    assert re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="5.5"', picture)[:2] == [("186", "101"), ("186", "271")]
    assert re.findall(r'<rect x="([\d.]+)" y="([\d.]+)" width="7"', picture)[0] == ("326.5", "182.5")
    for words in ("2024/25", "2025/26", "4 conversations", "1 action done", "Dec", "Mar", "Jun", "My years"):
        assert words in picture


@pytest.mark.parametrize("number", [1, 12])
def test_rings_stay_on_their_paper(number: int) -> None:
    picture = drawn(*(Ring(f"{year}", [(0.99, MET)]) for year in range(number)))

    assert max(float(radius) for radius in re.findall(r' r="([\d.]+)" fill="none"', picture)) == 144
    assert picture.count('fill="none" stroke="#5a564c"') == number


def test_long_names_of_months_are_written_smaller_and_stay_on_the_paper() -> None:
    with override("ar"):
        told = {"title": "My years", "description": "One year", "ident": "years"}
        picture = rings([Ring("2025/26", [])], [MET], quarters=("Sep", "[Deec]", "Mar", "Jun"), **told).wide

    [(start, size)] = re.findall(r'<text x="([\d.]+)" y="[\d.]+" font-size="([\d.]+)"[^>]*>\[Deec\]', picture)
    assert float(start) + breadth("[Deec]", float(size)) <= 372


def test_the_legend_stands_on_the_other_side_where_one_reads_from_the_right() -> None:
    with override("ar"):
        assert ' x="220"' in drawn(Ring("2025/26", []))
    assert ' x="420"' in drawn(Ring("2025/26", []))
