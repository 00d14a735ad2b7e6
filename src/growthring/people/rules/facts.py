"""What the rules know. An id is a database number, or anything else for what is not saved yet (a roster's rows)."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from growthring.core.periods import Period

Id = Any  # hashable


@dataclass(frozen=True, slots=True)
class PostFacts:
    id: Id
    person: Id
    school: Id | None
    period: Period
    early_career: bool = False


@dataclass(frozen=True, slots=True)
class PersonFacts:
    id: Id
    name: str
    is_guest: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """A partnership that is there, or that an earlier row of the same change makes (`row` is then its place)."""

    id: Id
    post: Id
    partner: Id
    kind: str
    period: Period
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A partnership somebody wants. `replaces` names one that ends on the day this starts."""

    post: Id
    partner: Id
    kind: str
    period: Period
    mode: str = ""
    replaces: Id | None = None


class Problem(NamedTuple):
    """Why a proposal cannot be, at the field that caused it."""

    field: str
    message: str
    code: str


class Ending(NamedTuple):
    """A partnership the proposal ends; `on` None takes it away, because it would not have held for a single day."""

    held: Held
    on: date | None


@dataclass(frozen=True, slots=True)
class Outcome:
    proposal: Proposal  # its end brought inside the post's
    problems: list[Problem] = field(default_factory=list)
    ends: list[Ending] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return not self.problems
