"""Long lists in pages, where the rows come from questions worded beforehand and not from a queryset."""

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet, Window

from growthring.core.carried import whole

Row = TypeVar("Row")


class Stretches(Generic[Row]):
    """What a paginator asks of a list: how many there are, and one stretch of them. Each is asked when it is needed."""

    def __init__(
        self, number: Callable[[], int], stretch: Callable[[range], list[Row]], *, says_number: bool = False
    ) -> None:
        """`says_number`: each row has how many there are with it, see `of_all`."""
        self._number, self._stretch, self._says_number = number, stretch, says_number

    def count(self) -> int:
        return self._number()

    def __len__(self) -> int:
        return self._number()

    def __iter__(self) -> Iterator[Row]:
        return iter(self._stretch(range(self._number())))

    def __getitem__(self, part: slice) -> list[Row]:
        return self._stretch(range(part.start or 0, part.stop))

    def page(self, asked: str | None, size: int) -> Page[Row]:
        """As a paginator's `get_page`; in one question where the rows say how many there are."""
        number = (whole(asked) or 0) if asked else 1
        rows: list[Row] = []
        if self._says_number and 0 < number < LAST:
            rows = self._stretch(range((number - 1) * size, number * size))
        if not rows:
            return _paginator(self, size).get_page(asked)
        known: int = getattr(rows[0], OF_ALL)
        return Page(rows, number, _paginator(Stretches(lambda: known, self._stretch), size))


OF_ALL = "of_all"
LAST = 1_000_000  # no list has as many pages


def _paginator(rows: Any, size: int) -> "Paginator[Any]":
    return Paginator(rows, size)


def of_all(rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """Each row with how many there are, also when only a stretch of them is read."""
    found: QuerySet[Any, Any] = rows.annotate(**{OF_ALL: Window(Count("pk"))})
    return found


def counted(rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """How many, as a question that gives rows: one, or none where there is nothing. All rows are of one trust."""
    numbers: Any = rows.order_by().values("trust_id").annotate(number=Count("pk"))
    found: QuerySet[Any, Any] = numbers.values_list("number", flat=True)
    return found


def number_of(answer: list[int]) -> int:
    return sum(answer)
