"""Long lists in pages, where the rows come from questions worded beforehand and not from a queryset."""

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

from django.db.models import Count, QuerySet

Row = TypeVar("Row")


class Stretches(Generic[Row]):
    """What a paginator asks of a list: how many there are, and one stretch of them. Each is asked when it is needed."""

    def __init__(self, number: Callable[[], int], stretch: Callable[[range], list[Row]]) -> None:
        self._number, self._stretch = number, stretch

    def count(self) -> int:
        return self._number()

    def __len__(self) -> int:
        return self._number()

    def __iter__(self) -> Iterator[Row]:
        return iter(self._stretch(range(self._number())))

    def __getitem__(self, part: slice) -> list[Row]:
        return self._stretch(range(part.start or 0, part.stop))


def counted(rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """How many, as a question that gives rows: one, or none where there is nothing. All rows are of one trust."""
    numbers: Any = rows.order_by().values("trust_id").annotate(number=Count("pk"))
    found: QuerySet[Any, Any] = numbers.values_list("number", flat=True)
    return found


def number_of(answer: list[int]) -> int:
    return sum(answer)
