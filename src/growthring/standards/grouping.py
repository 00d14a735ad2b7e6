"""Items of the lists, grouped as a page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from growthring.standards.models import DueTime, Expectation, Gate

HEADINGS: dict[Gate, tuple[Promise, Promise]] = {
    Gate.MANDATORY: (_("Mandatory"), _("What the law and the contract ask of the post.")),
    Gate.NON_NEGOTIABLE: (_("Non-negotiables"), _("What we have agreed that everybody does.")),
}


@dataclass(frozen=True, slots=True)
class DueGroup:
    label: str
    items: list[Expectation] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ListGroup:
    gate: Gate
    title: Promise
    about: Promise
    dues: list[DueGroup]

    @property
    def count(self) -> int:
        return sum(len(due.items) for due in self.dues)


def by_list(rows: Iterable[Expectation]) -> list[ListGroup]:
    """Both lists, an empty one too; in each what is due when, empty times left out. Keeps the order of the rows."""
    listed = list(rows)
    return [ListGroup(gate, *HEADINGS[gate], dues=_by_due(row for row in listed if row.gate == gate)) for gate in Gate]


def _by_due(rows: Iterable[Expectation]) -> list[DueGroup]:
    groups = {due.value: DueGroup(str(due.label)) for due in DueTime}
    for row in rows:
        groups[row.due].items.append(row)
    return [group for group in groups.values() if group.items]
