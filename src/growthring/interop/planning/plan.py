"""The plan of an import: unsaved rows to add, changes to make, leavers to propose, and what was refused."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Model

from growthring.core import statistics
from growthring.interop.planning.register import register_of
from growthring.interop.planning.stored import Moment, Stored, load
from growthring.interop.reading.shapes import Problem, Roster, StaffRow
from growthring.people.models import Contract, Partnership, Person, Post, School, Team, Trust

SoFar = Callable[[int, int], None]  # how many people of the file have been looked at, of how many


def nobody(_done: int, _total: int) -> None:
    """Nobody wants to know."""


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
    stored: Stored
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
    newcomers: list[Post] = field(default_factory=list)  # of the posts, those that may be somebody's first days
    unchanged: int = 0

    @property
    def changed(self) -> list[Changed]:
        """Only what is another value in the end."""
        found = []
        for one in self.changes_of.values():
            fields = {name: pair for name, pair in one.fields.items() if pair[0] != pair[1]}
            if fields and one.row.pk:
                found.append(Changed(one.row, fields))
        return found

    @property
    def joins(self) -> list[Entry]:
        return [entry for entry in self.entries.values() if entry.joins]

    @property
    def changes(self) -> list[Entry]:
        return [entry for entry in self.entries.values() if not entry.joins and entry.details]

    @property
    def refused(self) -> int:
        return sum(problem.severity == "row" for problem in self.problems)

    def looked_again(self) -> Moment:
        """A moment in which it still stands, found out before anybody is held up for it; None where there is none."""
        moment = statistics.moment()
        return moment if moment is not None and self.still_stands() else None

    def still_stands(self, known: Moment = None) -> bool:
        """It would be the same if it were made again; it is known that at the moment `known` it was."""
        return self.stored.still_stands(self.trust, self.on, known)

    @property
    def is_empty(self) -> bool:
        added = (self.schools, self.teams, self.persons, self.posts, self.contracts, self.partnerships)
        return not any(added) and not self.changed

    def is_over(self, row: StaffRow) -> bool:
        return row.until is not None and row.until <= self.on

    def is_current(self, row: StaffRow) -> bool:
        """The row says that somebody works there now, or will."""
        return row.status == "active" and not self.is_over(row)

    def entry(self, row: StaffRow, person: Person) -> Entry:
        return self.entries.setdefault(row.person, Entry(person, row.line, joins=person.pk is None))

    def note(self, row: StaffRow, person: Person, label: str, before: str, after: str) -> None:
        self.entry(row, person).details.append(Detail(label, before, after))

    def refuse(self, row: StaffRow, column: str, value: str, message: str, remedy: str) -> None:
        self.problems.append(Problem(row.file, row.line, column, value[:80], message, remedy, "row"))

    def change(self, row: Model, name: str, after: Any) -> None:
        """Set the field on the instance and remember what it was."""
        known = self.changes_of.setdefault(id(row), Changed(row, {}))
        before = known.fields.get(name, (getattr(row, name), None))[0]
        known.fields[name] = (before, after)
        setattr(row, name, after)

    def digest(self) -> str:
        """The same for the same consequences: an applied plan must be the one that was previewed."""
        said: list[Iterable[tuple[Any, ...]]] = [
            ((school.name, school.urn, school.source_id) for school in self.schools),
            ((team.school.name, team.name) for team in self.teams),
            ((_who(p), p.given_name, p.family_name, p.preferred_name) for p in self.persons),
            ((_who(p.person), _where(p), p.kind, p.title, p.early_career, p.starts_on, p.ends_on) for p in self.posts),
            ((_who(c.post.person), c.part_time, c.fte) for c in self.contracts),
            ((c.row._meta.label, c.row.pk, name, *pair) for c in self.changed for name, pair in c.fields.items()),
            ((_who(p.post.person), _where(p.post), p.kind, p.mode, _who(p.partner)) for p in self.partnerships),
            ((leaver.person.pk, leaver.why) for leaver in self.leavers),
        ]
        digest = hashlib.sha256()
        for part in said:
            digest.update(json.dumps(sorted("\t".join(map(str, row)) for row in part)).encode())
        return digest.hexdigest()

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

    def by_school(self) -> dict[str, dict[str, int]]:
        """How many join, change and are proposed as leavers in each school, by its key; asked when rows have keys."""
        keys = {row.id: row.key for row in self.stored.schools.bare.values()} | {s.pk: s.key for s in self.schools}
        places: dict[int, set[str]] = defaultdict(set)
        for post in (*self.stored.posts.now(), *self.posts):
            if post.school_id in keys:
                places[post.person_id].add(keys[post.school_id])
        found: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(("joins", "changes", "leavers"), 0))
        for what, entries in (("joins", self.joins), ("changes", self.changes), ("leavers", self.leavers)):
            for entry in entries:
                for school in places[entry.person.pk]:
                    found[school][what] += 1
        return dict(found)


def _who(person: Person) -> str:
    return str(person.pk or f"{person.staff_id} {person.email}")


def _where(post: Post) -> str:
    return str(post.school_id or (post.school.name if post.school else ""))


def make_plan(
    trust: Trust, roster: Roster, *, on: date, schools: frozenset[int] | None = None, so_far: SoFar = nobody
) -> Plan:
    """What applying the roster on the day would do. `schools` limits it to those (primary keys); None is all."""
    from growthring.interop.planning.leavers import propose_leavers
    from growthring.interop.planning.partners import plan_partners
    from growthring.interop.planning.schools import plan_schools
    from growthring.interop.planning.staff import plan_staff

    stored = load(trust, on)
    register = register_of(trust, stored, on, allowed=schools)
    plan = Plan(trust, on, stored, problems=list(roster.problems))
    plan_schools(plan, register, roster)
    taken = plan_staff(plan, register, roster, so_far)
    plan_partners(plan, register, taken)
    propose_leavers(plan, register, roster)
    plan.unchanged = len({row.person for row, _post in taken}) - len(plan.joins) - len(plan.changes)
    return plan
