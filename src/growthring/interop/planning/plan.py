"""The plan of an import: unsaved rows to add, changes to make, leavers to propose, and what was refused."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Model

from growthring.interop.planning.register import Register, load
from growthring.interop.reading.shapes import Problem, Roster, StaffRow
from growthring.people.models import Contract, Partnership, Person, Post, School, Team, Trust


@dataclass(frozen=True, slots=True)
class Detail:
    """One fact that changes, for the preview: `label` is the field's name in words."""

    label: str
    before: str
    after: str


@dataclass(slots=True)
class Entry:
    """One person in the preview: who joins or changes, and in what."""

    person: Person
    line: int
    joins: bool
    details: list[Detail] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Leaver:
    person: Person
    why: str  # missing, inactive


@dataclass(slots=True)
class Changed:
    """A stored row and the fields that change: name of field -> (before, after), as Python values."""

    row: Model
    fields: dict[str, tuple[Any, Any]]


@dataclass(slots=True)
class Plan:
    trust: Trust
    on: date
    schools: list[School] = field(default_factory=list)
    teams: list[Team] = field(default_factory=list)
    persons: list[Person] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    contracts: list[Contract] = field(default_factory=list)
    partnerships: list[Partnership] = field(default_factory=list)
    changes_of: dict[int, Changed] = field(default_factory=dict)  # by id() of the instance
    entries: dict[str, Entry] = field(default_factory=dict)  # by StaffRow.person
    leavers: list[Leaver] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unchanged: int = 0

    @property
    def changed(self) -> list[Changed]:
        return list(self.changes_of.values())

    @property
    def joins(self) -> list[Entry]:
        return [entry for entry in self.entries.values() if entry.joins]

    @property
    def changes(self) -> list[Entry]:
        return [entry for entry in self.entries.values() if not entry.joins and entry.details]

    @property
    def refused(self) -> int:
        return sum(problem.severity == "row" for problem in self.problems)

    @property
    def is_empty(self) -> bool:
        added = (self.schools, self.teams, self.persons, self.posts, self.contracts, self.partnerships)
        return not any(added) and not self.changed

    def entry(self, row: StaffRow, person: Person) -> Entry:
        return self.entries.setdefault(row.person, Entry(person, row.line, joins=person.pk is None))

    def change(self, row: Model, name: str, after: Any) -> None:
        """Set the field on the instance and remember what it was."""
        known = self.changes_of.setdefault(id(row), Changed(row, {}))
        before = known.fields.get(name, (getattr(row, name), None))[0]
        known.fields[name] = (before, after)
        setattr(row, name, after)

    def digest(self) -> str:
        """The same for the same consequences: an applied plan must be the one that was previewed."""
        said = [
            sorted((e.person.pk or 0, str(e.person), [(d.label, d.before, d.after) for d in e.details]) for e in part)
            for part in (self.joins, self.changes)
        ]
        counts = [school.name for school in self.schools], sorted(leaver.person.pk for leaver in self.leavers)
        return hashlib.sha256(json.dumps([said, counts], default=str).encode()).hexdigest()

    def summary(self) -> dict[str, int]:
        return {
            "joins": len(self.joins),
            "changes": len(self.changes),
            "unchanged": self.unchanged,
            "leavers": len(self.leavers),
            "refused": self.refused,
            "schools": len(self.schools),
            "teams": len(self.teams),
            "partnerships": len(self.partnerships),
        }


def make_plan(trust: Trust, roster: Roster, *, on: date, schools: frozenset[int] | None = None) -> Plan:
    """What applying the roster on the day would do. `schools` limits it to those (primary keys); None is all."""
    from growthring.interop.planning.leavers import propose_leavers
    from growthring.interop.planning.partners import plan_partners
    from growthring.interop.planning.staff import plan_schools, plan_staff

    register: Register = load(trust, on)
    plan = Plan(trust, on, problems=list(roster.problems))
    plan_schools(plan, register, roster, allowed=schools)
    taken = plan_staff(plan, register, roster, allowed=schools)
    plan_partners(plan, register, taken)
    propose_leavers(plan, register, roster)
    plan.unchanged = len({row.person for row, _post in taken}) - len(plan.joins) - len(plan.changes)
    return plan
