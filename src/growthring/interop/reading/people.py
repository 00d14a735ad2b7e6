"""Puts the rows of one person together: facts that agree, no post twice, references that say who is meant."""

from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from growthring.interop.reading.ledger import Job
from growthring.interop.reading.shapes import StaffRow


@dataclass(frozen=True, slots=True)
class References:
    """The headings of each file as written, for saying in which column something stands."""

    written: dict[str, dict[str, str]]

    def column(self, row: StaffRow, name: str) -> str | None:
        return self.written.get(row.file, {}).get(name)


@dataclass(slots=True)
class _People:
    by_id: dict[str, StaffRow] = field(default_factory=dict)
    by_email: dict[str, StaffRow] = field(default_factory=dict)
    posts: dict[tuple[object, ...], int] = field(default_factory=dict)


def settle(rows: list[StaffRow], references: References, job: Job) -> list[StaffRow]:
    people = _People()
    kept = [settled for row in rows if (settled := _agree(row, people, references, job)) is not None]
    return _resolve(kept, references, job)


def _agree(row: StaffRow, people: _People, references: References, job: Job) -> StaffRow | None:
    """The row with the facts given first, or None where it is about somebody else or says nothing new."""
    first = people.by_id.get(row.source_id) if row.source_id else None
    if first is not None and row.email and first.email != row.email and not _same_name(first, row):
        _clash(row, "source_id", row.source_id, first, references, job)
        return None
    other = people.by_email.get(row.email) if row.email else None
    if other is not None and other is not first and not _same_name(other, row):
        _clash(row, "email", row.email, other, references, job)
        return None
    first = first or other
    if first is not None:
        row = _with_first_facts(row, first, references, job)
    key = (row.person, row.school_id, row.kind, row.team.casefold(), row.title.casefold(), row.starts_on)
    if key in people.posts:
        message = _("This post stands on line {line} already; that one was taken.").format(line=people.posts[key])
        job.ledger.row(row.file, row.line, message, _("Remove one of the two rows."), value=row.source_id or row.email)
        job.ledger.mentioned |= {k for k in (row.source_id, row.email) if k}
        return None
    people.posts[key] = row.line
    if row.source_id:
        people.by_id.setdefault(row.source_id, row)
    if row.email:
        people.by_email.setdefault(row.email, row)
    return row


def _same_name(one: StaffRow, other: StaffRow) -> bool:
    return one.name.casefold() == other.name.casefold()


def _clash(row: StaffRow, name: str, value: str, first: StaffRow, references: References, job: Job) -> None:
    named = {"source_id": _("staff number"), "email": _("e-mail address")}[name]
    job.ledger.row(
        row.file,
        row.line,
        _("This {what} belongs to somebody else on line {line}, who was taken.").format(what=named, line=first.line),
        _("Give each person their own, or correct the name if it is the same person."),
        column=references.column(row, "staff_id" if name == "source_id" else name),
        value=value,
    )


FACTS = ("source_id", "email", "given_name", "family_name", "preferred_name", "early_career")


def _with_first_facts(row: StaffRow, first: StaffRow, references: References, job: Job) -> StaffRow:
    for name in FACTS:
        here, there = getattr(row, name), getattr(first, name)
        if here in {"", None} or there in {"", None} or here == there:
            continue
        if isinstance(here, str) and here.casefold() == str(there).casefold():
            continue
        job.ledger.field(
            row.file,
            row.line,
            _("Line {line} says otherwise of the same person; what it says was taken.").format(line=first.line),
            _("Write the same on every row of one person."),
            column=references.column(row, {"source_id": "staff_id"}.get(name, name)),
            value=str(here),
        )
    return _completed(first, row, row)


def _completed(first: StaffRow, second: StaffRow, row: StaffRow) -> StaffRow:
    """`row` with the facts of `first`, and where that has none those of `second`."""
    facts = {name: (getattr(first, name), getattr(second, name)) for name in FACTS}
    return replace(row, **{name: b if a in {"", None} else a for name, (a, b) in facts.items()})


def _resolve(rows: list[StaffRow], references: References, job: Job) -> list[StaffRow]:
    rows = _filled(rows)
    named: dict[str, set[str]] = {}
    for row in rows:
        for given in {row.given_name, row.preferred_name} - {""}:
            for way in (f"{given} {row.family_name}", f"{row.family_name}, {given}"):
                named.setdefault(way.strip().casefold(), set()).add(row.email or row.source_id)
    ids = {row.source_id for row in rows}
    return [_referring(row, ids, named, references, job) for row in rows]


def _filled(rows: list[StaffRow]) -> list[StaffRow]:
    """A fact that only a later row of somebody gives holds for the earlier ones too."""
    later: dict[str, StaffRow] = {}
    for row in rows:
        for key in {row.source_id, f"@{row.email}"} - {"", "@"}:
            held = later.get(key)
            later[key] = row if held is None else _completed(held, row, held)
    found = []
    for row in rows:
        whole = later[row.source_id or f"@{row.email}"]
        found.append(row if whole is row else _completed(row, whole, row))
    return found


def _referring(row: StaffRow, ids: set[str], named: dict[str, set[str]], references: References, job: Job) -> StaffRow:
    changed: dict[str, str] = {}
    for name in ("line_manager", "coach", "mentor"):
        value = getattr(row, name)
        if not value:
            continue
        meant = value
        if "@" not in value and value not in ids:
            keys = named.get(value.casefold(), set())
            if len(keys) > 1:
                _tell(row, name, value, _("Several people in this list have that name."), references, job)
            meant = "" if len(keys) > 1 else next(iter(keys), value)
        if meant and meant in {row.source_id, row.email}:
            _tell(row, name, value, _("Nobody partners themself."), references, job)
            meant = ""
        if meant != value:
            changed[name] = meant
    return replace(row, **changed) if changed else row  # type: ignore[arg-type]


def _tell(row: StaffRow, name: str, value: str, message: str, references: References, job: Job) -> None:
    remedy = _("Write the e-mail address or the staff number of the person who is meant.")
    job.ledger.field(row.file, row.line, message, remedy, column=references.column(row, name), value=value)
