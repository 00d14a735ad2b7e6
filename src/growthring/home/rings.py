"""The picture of a journey: a ring a school year, with what was held, done and kept at its day."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from growthring.core.charts import Picture, Ring, Shape, rings
from growthring.core.permissions import listed
from growthring.home.story import Year

MOST = 8  # rings: more could not be told apart
FEWEST = 3  # marks: fewer are sooner read
YEAR = 366
FORMS = {"conversation": "dot", "action": "square", "promise_kept": "diamond"}


@dataclass(frozen=True, slots=True)
class Rings:
    """`rows`: a year with its three numbers, newest first, for the table beside the picture."""

    picture: Picture
    rows: list[tuple[str, int, int, int]]


def rings_of(years: list[Year]) -> Rings | None:
    """`years` newest first. Nothing to draw where there is little to see."""
    marked = [place for place, year in enumerate(years) if any(year.number(kind) for kind in FORMS)]
    shown = years[: marked[-1] + 1 if marked else 0][:MOST]
    numbers = {kind: sum(year.number(kind) for year in shown) for kind in FORMS}
    if sum(numbers.values()) < FEWEST:
        return None
    shapes = {kind: Shape(_labels(kind, number), FORMS[kind]) for kind, number in numbers.items()}
    drawn = rings(
        [_ring(year, shapes) for year in reversed(shown)],
        list(shapes.values()),
        quarters=_quarters(shown[0].begins),
        title=_("My years, a ring each"),
        description=listed([shape.label for shape in shapes.values()]) + ".",
        ident="rings",
    )
    return Rings(drawn, [(year.name, *(year.number(kind) for kind in FORMS)) for year in shown])  # type: ignore[misc]


def _ring(year: Year, shapes: dict[str, Shape]) -> Ring:
    marks = [((each.on - year.begins).days / YEAR, shapes[each.kind]) for each in year.entries if each.kind in shapes]
    return Ring(year.name, marks)


def _labels(kind: str, number: int) -> str:
    if kind == "conversation":
        words = ngettext("%(number)d conversation", "%(number)d conversations", number)
    elif kind == "action":
        words = ngettext("%(number)d action done", "%(number)d actions done", number)
    else:
        words = ngettext("%(number)d promise kept", "%(number)d promises kept", number)
    return words % {"number": number}


def _quarters(begins: date) -> list[str]:
    return [date_format(begins + timedelta(days=place * YEAR // 4 + 1), "M") for place in range(4)]
