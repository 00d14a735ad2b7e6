"""What bringing the files in would change, and what it leaves to somebody: plain facts, before anything is written."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from growthring.interop.establishments.facts import Body, Establishment
from growthring.people.models import School, Trust


@dataclass(frozen=True, slots=True)
class NewSchool:
    facts: Establishment
    slug: str
    joined_on: date | None = None


@dataclass
class NewTrust:
    name: str
    kind: str
    uid: str
    slug: str
    register: dict[str, str]
    schools: list[NewSchool] = field(default_factory=list)


@dataclass
class Change:
    """`to` are columns of the row; `said` what a reader is told, nothing for details the register keeps."""

    row: School | Trust
    to: dict[str, Any] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Renumbered:
    """The same school under a new URN, as when it becomes an academy."""

    school: School
    facts: Establishment
    on: date | None


@dataclass(frozen=True, slots=True)
class Match:
    """A school or trust without a number that bears the name of one in the register."""

    row: School | Trust
    number: str
    name: str
    place: str


@dataclass(frozen=True, slots=True)
class Moving:
    """The register has the school in another trust than we do; `there` is that trust, if we have it."""

    school: School
    body: Body
    there: Trust | None
    on: date | None


@dataclass(frozen=True, slots=True)
class Merging:
    """Several schools became one, or one became several: where the people are now is for somebody to say."""

    school: School
    into: tuple[str, ...]  # names with URNs
    others: tuple[str, ...]  # that ended in the same school
    on: date | None


@dataclass(frozen=True, slots=True)
class StillRunning:
    school: School
    closed_on: date
    posts: int


@dataclass
class Plan:
    new_trusts: list[NewTrust] = field(default_factory=list)
    new_schools: dict[int, list[NewSchool]] = field(default_factory=dict)  # by the pk of a trust that is there
    changes: list[Change] = field(default_factory=list)
    renumbered: list[Renumbered] = field(default_factory=list)
    matches: list[Match] = field(default_factory=list)  # to be decided
    moving: list[Moving] = field(default_factory=list)
    merging: list[Merging] = field(default_factory=list)
    running: list[StillRunning] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unchanged: int = 0  # schools of ours that the register has as we do
    not_in_file: list[School] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)  # chosen, and not brought in: why, how many
    trusts: dict[int, Trust] = field(default_factory=dict)

    def is_empty(self) -> bool:
        """Nothing would be written."""
        return not (self.new_trusts or self.new_schools or self.changes or self.renumbered)

    def count_new_schools(self) -> int:
        return sum(len(new.schools) for new in self.new_trusts) + sum(map(len, self.new_schools.values()))
