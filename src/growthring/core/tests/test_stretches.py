"""A list of stretches has the pages that a paginator would make of it."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.paginator import Paginator

from growthring.core.stretches import Stretches

SIZE = 3


def told(number: int, *, say_it: bool) -> tuple[Stretches[Any], list[str]]:
    rows = [SimpleNamespace(place=place, **({"of_all": number} if say_it else {})) for place in range(number)]
    asked: list[str] = []

    def count() -> int:
        asked.append("how many")
        return number

    def stretch(part: range) -> list[Any]:
        asked.append("rows")
        return rows[part.start : part.stop]

    return Stretches(count, stretch, says_number=say_it), asked


@pytest.mark.parametrize("say_it", [True, False])
@pytest.mark.parametrize("number", [0, 1, 3, 4, 9, 10])
@pytest.mark.parametrize("asked", [None, "", "1", "2", "4", "5", "0", "-1", "last", "²", "9" * 30, " 2"])
def test_a_page_is_as_a_paginators(number: int, asked: str | None, say_it: bool) -> None:
    rows, _asked = told(number, say_it=say_it)
    found, expected = rows.page(asked, SIZE), Paginator(range(number), SIZE).get_page(asked)

    assert [row.place for row in found] == list(expected)
    assert (found.number, found.has_next(), found.has_previous()) == (
        expected.number,
        expected.has_next(),
        expected.has_previous(),
    )
    assert (found.paginator.count, found.paginator.num_pages) == (number, expected.paginator.num_pages)


def test_rows_that_say_how_many_there_are_are_asked_for_once() -> None:
    rows, asked = told(7, say_it=True)
    page = rows.page("2", SIZE)
    assert (page.paginator.count, page.has_next(), asked) == (7, True, ["rows"])
