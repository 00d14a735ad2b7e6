"""The profile and its movement as CSV: each file begins with what it is of, how many, and what is left out."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from growthring.stages.profile import Movement, Tally, place_name
from growthring.stages.reports.files import to_csv
from growthring.stages.reports.words import column_names, day, left_out, movement_sentences, number, size

Lines = list[list[Any]]


def profile_sheet(
    heading: list[str], points: Iterable[tuple[str, str, str, Tally]], stages: list[str], basis: str
) -> str:
    """`points`: label, day, how it was counted, and the counts. The last one is told in words above the table."""
    rows = list(points)
    names = column_names(stages)
    head: Lines = [[line] for line in heading]
    for label, on, _how, counted in rows[-1:]:
        head += [[f"{label} ({on}): {size(counted)}. {left_out(counted)}"], [basis], []]
    columns = [names[key] for key in (rows[-1][3].columns() if rows else {})]
    more = ["n", _("People"), _("Middle stage"), _("At stage four or above"), _("Of those placed")]
    head.append([_("Point"), _("Day"), _("Counted"), *columns, *more])
    return to_csv([*head, *(_line(*row) for row in rows)])


def _line(label: str, on: str, how: str, counted: Tally) -> list[Any]:
    numbers = [*counted.columns().values(), counted.n, counted.persons]
    return [label, on, how, *numbers, number(counted.median), counted.at_four_or_above, counted.placed]


def movement_sheet(
    heading: list[str], moved: Movement, first: tuple[str, Any], second: tuple[str, Any], stages: list[str]
) -> str:
    """The split, the matrix of moves, and the posts on both days beside everybody."""
    names = column_names(stages)
    told = [[line] for line in movement_sentences(moved, first[1], second[1])]
    out = [f"{label} ({day(on)}): n = {counted.n}. {left_out(counted)}" for (label, on), counted in
           ((first, moved.before), (second, moved.after))]  # fmt: skip
    lines: Lines = [[line] for line in [*heading, *out]] + told + [[]]
    lines += [[_("Movement"), _("Posts")], *([name, n] for name, n in split(moved)), []]
    lines.append([_("From"), _("To"), _("Posts")])
    flows = sorted((place_name(origin), place_name(goal), n) for (origin, goal), n in moved.flows.items())
    lines += [[names[origin], names[goal], n] for origin, goal, n in flows]
    lines += [[], [_("Who"), _("When"), *(names[key] for key in moved.before.columns()), "n"]]
    for who, when, counted in beside(moved, first[0], second[0]):
        lines.append([who, when, *counted.columns().values(), counted.n])
    return to_csv(lines)


def split(moved: Movement) -> list[tuple[str, int]]:
    """Every post of either day once."""
    return [
        (_("Joined"), moved.joined),
        (_("Left"), moved.left),
        (_("Moved up"), moved.moved_up),
        (_("Moved down"), moved.moved_down),
        (_("Stayed"), moved.stayed),
        (_("First stage"), moved.first_placed),
        (_("No longer at a stage"), moved.no_longer_placed),
        (_("Still without a stage"), moved.still_without),
    ]


def beside(moved: Movement, first: str, second: str) -> list[tuple[str, str, Tally]]:
    """The posts on both days, and everybody."""
    cohort, everybody = _("Posts on both days"), _("All posts")
    return [
        (cohort, first, moved.cohort_before),
        (cohort, second, moved.cohort_after),
        (everybody, first, moved.before),
        (everybody, second, moved.after),
    ]
