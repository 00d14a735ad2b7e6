"""Measuring works: one small school, every page once, and a report that says what it should."""

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.measuring import Result, Times
from benchmarks.pages import PAGES
from benchmarks.report import Measured, write
from benchmarks.worlds import LARGE, SMALL, Made


def test_every_page_is_measured_against_the_floor(tmp_path: Path) -> None:
    report = tmp_path / "performance.md"
    told = ["--tiny", "--engines", "sqlite", "--requests", "1", "--clients", "2", "--report", str(report)]

    main(told)

    text = report.read_text(encoding="utf-8")
    assert [page.name for page in PAGES if f"| {page.name} | " not in text] == []
    assert "not measured" not in text
    assert "| *Floor page* | " in text


def result(place: int, ms: float) -> Result:
    return Result(PAGES[place], 1, Times(ms, ms - 1, ms + 1), Times(10, 9, 11), 7, 5, 2048)


def measured(*results: Result) -> list[Measured]:
    worlds = (SMALL, LARGE)[: len(results)]
    rates = {"export_rows": 10.0, "export_seconds": 2.0, "select_seconds": 1.0}
    return [
        Measured("sqlite", world, Made(100, 4.0), rates, [90, 91], [each])
        for world, each in zip(worlds, results, strict=True)
    ]


@pytest.mark.parametrize(
    ("small", "large", "row", "is_over"),
    [
        (20, 24, "| 20 (19–21) | 2.0 | 24 (23–25) | 2.4 | 1.20 | 7 | 2 |", False),
        (20, 26, "| 20 (19–21) | 2.0 | 26 (25–27) | **2.6** | **1.30** | 7 | 2 |", True),
        (8, 16, "| 8 (7–9) | 0.8 | 16 (15–17) | 1.6 | **2.00** | 7 | 2 |", True),
    ],
)
def test_what_is_over_a_bar_stands_out_and_is_listed(small: float, large: float, row: str, is_over: bool) -> None:
    found = measured(result(0, small), result(0, large))

    text = write(found, command="make bench", day="2026-11-22", minutes=3, schools=(30, 120))

    name = PAGES[0].name
    assert f"| {name} {row}" in text
    assert (text.split("## Pages over a bar")[1].count(f"| {name} |") == 1) is is_over
    assert "SQLite, 2,400 staff in 30 schools, 10 years | 100 | 25 |" in text
    assert "| 5 | 10 | 90, 91 |" in text


def test_what_is_over_a_bar_only_with_many_at_a_time_is_listed_too() -> None:
    found = measured(result(0, 20), result(0, 22))
    for each, ms in zip(found, (24, 31), strict=True):
        each.results.append(replace(result(0, ms), clients=8))

    text = write(found, command="make bench", day="2026-11-22", minutes=3, schools=(30, 120))

    listed = text.split("## Pages over a bar")[1]
    heads = "one at a time: × floor | larger ÷ smaller | 8 at a time: × floor | larger ÷ smaller"
    assert f"| Page | {heads} | Why |" in listed
    assert f"| {PAGES[0].name} | 2.2 | 1.10 | **3.1** | **1.29** | " in listed


def test_imports_stand_beside_a_bare_insert_of_the_same_rows() -> None:
    found = measured(result(0, 20))
    parts = {"reading": 1.0, "planning": 2.0, "writing": 2.0, "locked": 0.5, "undo": 1.5}
    found[0].imports = [{"staff": 5_000, "newcomers": True, "rows": 20_000, "bare": 4.0, "barest": 2.0, **parts}]

    text = write(found, command="make bench", day="2026-11-22", minutes=3, schools=(30, 120))

    row = "| SQLite, 5,000 newcomers into 2,400 staff in 30 schools, 10 years | 20,000 | 4,000"
    assert f"{row} | 0.80 | 0.40 | 1.0 | 2.0 | 2.0 | 0.5 | 1.5 |" in text
