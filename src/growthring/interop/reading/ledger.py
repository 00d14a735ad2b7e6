"""Collects what is wrong with a file while it is read, never more than a person could look at."""

from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.translation import gettext as _

from growthring.interop.reading.shapes import (
    VALUE_LENGTH,
    Limits,
    Listener,
    Problem,
    Progress,
    RosterError,
    Severity,
    Unmapped,
)

STEP = 1_000  # rows between two reports of progress


def refuse(file: str, message: str, remedy: str, *, line: int | None = None) -> RosterError:
    return RosterError(Problem(file, line, None, "", message, remedy, "file"))


def unmapped(file: str, message: str, remedy: str, *, line: int | None = None) -> Unmapped:
    return Unmapped(Problem(file, line, None, "", message, remedy, "file"))


@dataclass(slots=True)
class Ledger:
    limit: int
    problems: list[Problem] = field(default_factory=list)
    left_out: int = 0
    # True once a row could not be read so far that nobody can tell whom it is about.
    lost_somebody: bool = False
    mentioned: set[str] = field(default_factory=set)

    def add(self, problem: Problem) -> None:
        if problem.severity in {"row", "field"} and len(self.problems) >= self.limit:
            self.left_out += 1
        else:
            self.problems.append(problem)

    def row(
        self, file: str, line: int, message: str, remedy: str, *, column: str | None = None, value: str = ""
    ) -> None:
        self.add(Problem(file, line, column, value[:VALUE_LENGTH], message, remedy, "row"))

    def field(
        self, file: str, line: int, message: str, remedy: str, *, column: str | None = None, value: str = ""
    ) -> None:
        self.add(Problem(file, line, column, value[:VALUE_LENGTH], message, remedy, "field"))

    def file(self, file: str, message: str, remedy: str, *, line: int | None = None, column: str | None = None) -> None:
        self.add(Problem(file, line, column, "", message, remedy, "file"))

    def note(
        self,
        file: str,
        message: str,
        remedy: str = "",
        *,
        line: int | None = None,
        column: str | None = None,
        value: str = "",
    ) -> None:
        self.add(Problem(file, line, column, value[:VALUE_LENGTH], message, remedy, "note"))

    def lost(self, file: str, line: int, message: str, remedy: str) -> None:
        """A row nobody can read: it may be about a pupil, so nothing of it is repeated."""
        self.lost_somebody = True
        self.row(file, line, message, remedy)

    def forget(self, file: str, lines: set[int]) -> None:
        """Takes out what was said of rows that turn out not to be about staff."""
        self.problems = [p for p in self.problems if p.file != file or p.line not in lines or p.severity == "file"]

    def sorted(self) -> list[Problem]:
        order: dict[Severity, int] = {"file": 0, "row": 1, "field": 1, "note": 2}
        return sorted(self.problems, key=lambda p: (order[p.severity], p.file, p.line or 0))


@dataclass(slots=True)
class Job:
    """One reading of one roster: the day it is read on, what is refused, who listens."""

    on: date
    limits: Limits
    ledger: Ledger
    listener: Listener | None = None
    known_ids: frozenset[str] = frozenset()
    staff: int = 0

    def tell(self, file: str, rows: int, bytes_read: int, bytes_total: int | None) -> None:
        if self.listener:
            self.listener(Progress(file, rows, bytes_read, bytes_total, self.staff))

    def unheard(self) -> "Job":
        """The same, for a look at a file before it is read: what is found is not said yet."""
        return replace(self, ledger=Ledger(self.limits.max_problems), listener=None)


def too_many_staff(file: str, job: Job) -> RosterError:
    return refuse(
        file,
        _("The list has more than {limit} rows about staff.").format(limit=job.limits.max_staff),
        _("Give one trust at a time, or one school at a time."),
    )
