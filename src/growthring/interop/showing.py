"""What the pages and the command show of a batch: a plan in words, kept as JSON with the batch for a day."""

from collections.abc import Sequence
from typing import Any, TypedDict

from growthring.interop.planning import Detail, Entry, Plan
from growthring.interop.reading.shapes import Problem, Roster
from growthring.people.models import Person


class ShownEntry(TypedDict):
    """Somebody who joins or changes; `facts` are (label, before, after) in words."""

    name: str
    email: str
    line: int
    facts: list[tuple[str, str, str]]


class ShownLeaver(TypedDict):
    key: str  # of the person
    name: str
    why: str  # missing, inactive


class ShownProblem(TypedDict):
    file: str
    line: int | None
    column: str
    value: str
    message: str
    remedy: str
    severity: str  # row, field, file, note


class Shown(TypedDict):
    joins: list[ShownEntry]
    changes: list[ShownEntry]
    leavers: list[ShownLeaver]
    problems: list[ShownProblem]
    problems_left_out: int
    schools: list[str]  # new ones
    not_staff: dict[str, int]  # by role: numbers are all that is kept of them
    files_read: list[str]
    ignored_files: list[str]
    other_files: int


class Unread(TypedDict):
    """Why a file is not previewed; with `table`, the key of one whose columns somebody has to explain."""

    problem: ShownProblem | None
    table: str
    likely: list[str]
    missing: list[str]


NOTHING: Shown = {
    "joins": [], "changes": [], "leavers": [], "problems": [], "problems_left_out": 0, "schools": [], "not_staff": {},
    "files_read": [], "ignored_files": [], "other_files": 0,
}  # fmt: skip


def shown(plan: Plan, roster: Roster) -> Shown:
    return {
        "joins": [_entry(entry) for entry in plan.joins],
        "changes": [_entry(entry) for entry in plan.changes],
        "leavers": [
            {"key": leaver.person.key, "name": _name(leaver.person), "why": leaver.why} for leaver in plan.leavers
        ],
        "problems": [_problem(problem) for problem in sorted(plan.problems, key=_in_file_order)],
        "problems_left_out": roster.problems_left_out,
        "schools": [school.name for school in plan.schools],
        "not_staff": dict(roster.not_staff),
        "files_read": list(roster.files_read),
        "ignored_files": list(roster.ignored_files),
        "other_files": roster.other_files,
    }


def what_stays(before: dict[str, Any] | None) -> dict[str, Any] | None:
    """After applying: the rows that were not taken, so that somebody can still correct them."""
    if before is None:
        return None
    return before | {"joins": [], "changes": [], "leavers": []}


def _entry(entry: Entry) -> ShownEntry:
    return {
        "name": _name(entry.person),
        "email": entry.person.email,
        "line": entry.line,
        "facts": [_fact(detail) for detail in entry.details],
    }


def _fact(detail: Detail) -> tuple[str, str, str]:
    return str(detail.label), detail.before, detail.after


def _name(person: Person) -> str:
    return f"{person.given_name} {person.family_name}".strip()


def _in_file_order(problem: Problem) -> tuple[str, int]:
    return problem.file, problem.line or 0


def _problem(problem: Problem) -> ShownProblem:
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column or "",
        "value": problem.value,
        "message": str(problem.message),
        "remedy": str(problem.remedy),
        "severity": problem.severity,
    }


def unread(problem: Problem | None, table: str = "", likely: Sequence[str] = (), missing: Sequence[str] = ()) -> Unread:
    told = _problem(problem) if problem else None
    return {"problem": told, "table": table, "likely": list(likely), "missing": list(missing)}
