"""What a roster is once it has been read: nothing here knows of Django's models."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

Severity = Literal["row", "field", "file", "note"]
Status = Literal["active", "inactive", "tobedeleted"]

VALUE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Problem:
    """
    Something a person should know about a file.

    `severity`: "row" (the row is not taken), "field" (the row is taken, this field is not), "file" (about the whole
    file) or "note" (taken; worth knowing). `line` is the physical line, or the sheet's row; `column` is the heading as
    written. `value` comes from rows about staff only, cut to 80 characters.
    """

    file: str
    line: int | None
    column: str | None
    value: str
    message: str
    remedy: str
    severity: Severity

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class RosterError(Exception):
    """Nothing could be read at all. `problem` says why, and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class Unmapped(RosterError):
    """A table of which nobody can tell what its columns are until somebody says so."""


@dataclass(frozen=True, slots=True)
class Progress:
    """`bytes_total` is None where it is not known (a workbook); `staff` counts the rows about staff so far."""

    file: str
    rows: int
    bytes_read: int
    bytes_total: int | None
    staff: int


@dataclass(frozen=True, slots=True)
class Limits:
    """What is refused rather than read. Sizes in bytes, `max_book` of a workbook unpacked; `max_line` in characters."""

    max_bytes: int = 256 * 1024 * 1024
    max_unpacked: int = 512 * 1024 * 1024
    max_ratio: int = 200
    max_members: int = 2_000
    max_book: int = 160 * 1024 * 1024
    max_sheet_rows: int = 60_000
    max_columns: int = 300
    max_line: int = 65_536
    max_record_lines: int = 60
    max_staff: int = 60_000
    max_problems: int = 1_000


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """`source_id` is the roster's own id, in our own format the school as first written; `code` a URN or the like."""

    source_id: str
    name: str
    code: str
    parent: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class StaffRow:
    """
    One post of one person. A person with several posts has several rows, whose facts about the person agree.

    `school` is as written and `school_id` the `SchoolRow.source_id` it means; both are empty for a post in the whole
    trust. `kind` is a post kind of ours. `ends_on` is the last day in post, as people write it; `until` is the day
    after, for periods [from, to). Texts that are not known are empty, other facts None. `line_manager`, `coach` and
    `mentor` are an e-mail address, a staff id or, where the file itself does not say who is meant, a name.
    """

    file: str
    line: int
    source_id: str
    email: str
    given_name: str
    family_name: str
    preferred_name: str = ""
    school: str = ""
    school_id: str = ""
    team: str = ""
    kind: str = "other"
    title: str = ""
    part_time: bool | None = None
    fte: Decimal | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    line_manager: str = ""
    coach: str = ""
    mentor: str = ""
    mode: str = ""
    early_career: bool | None = None
    status: Status = "active"

    @property
    def person(self) -> str:
        """The same for every row of one person in one file."""
        return self.source_id or self.email

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def until(self) -> date | None:
        return self.ends_on + timedelta(days=1) if self.ends_on else None


@dataclass(slots=True)
class Roster:
    """
    What a file says, and what of it could not be taken.

    `complete` means that the file lists everybody, so that whoever is missing may be proposed as a leaver; people in
    `mentioned` (staff ids and e-mail addresses of rows that were not taken) are in the file all the same. `columns`
    names the fields of `StaffRow` that the file carries at all: a field it does not carry says nothing.
    `not_staff` counts rows by role and is all that is kept of them. `signature` is that of the headings, where somebody
    has said which column is what.
    """

    format: str
    schools: list[SchoolRow] = field(default_factory=list)
    staff: list[StaffRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    problems_left_out: int = 0
    not_staff: Counter[str] = field(default_factory=Counter)
    files_read: list[str] = field(default_factory=list)
    ignored_files: list[str] = field(default_factory=list)
    other_files: int = 0
    complete: bool = True
    columns: frozenset[str] = frozenset()
    mentioned: frozenset[str] = frozenset()
    signature: str = ""


Listener = Callable[[Progress], None]
