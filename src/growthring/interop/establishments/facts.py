"""What one row says of a school, a group, a membership or a link. About places only: no person is in it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from sys import intern

from django.utils.translation import gettext as _

from growthring.interop.establishments.tables import Problem, Table, Told
from growthring.interop.establishments.values import NotADay, day, number, words
from growthring.people.models import School, Trust

CLOSED, PROPOSED = "closed", "proposed"
PHASES = {
    "1": School.Phase.NURSERY,
    "2": School.Phase.PRIMARY,
    "3": School.Phase.PRIMARY,  # middle deemed primary
    "4": School.Phase.SECONDARY,
    "5": School.Phase.SECONDARY,  # middle deemed secondary
    "6": School.Phase.COLLEGE,
    "7": School.Phase.ALL_THROUGH,
}
PHASE_NAMES = {
    "nursery": "1",
    "primary": "2",
    "middle deemed primary": "3",
    "secondary": "4",
    "middle deemed secondary": "5",
    "16 plus": "6",
    "all-through": "7",
    "all through": "7",
}
NURSERY_TYPE = "15"
SPECIAL_TYPES = {"7", "8", "10", "12", "33", "36", "44"}
ALTERNATIVE_TYPES = {"14", "38", "42", "43"}
COLLEGE_TYPES = {"18", "31", "39", "45", "46"}
ACADEMY_WORDS = ("academy", "free school", "technical college", "studio school")


@dataclass(frozen=True, slots=True)
class Body:
    """A trust or federation as a school's row or membership names it. No uid: a school on its own."""

    uid: str
    name: str
    kind: str  # of Trust.Kind; empty for a foundation trust, which does not run its schools


@dataclass(frozen=True, slots=True)
class Establishment:
    """`said` are the fields the file has a column for: of the others nothing is known."""

    urn: str
    name: str
    phase: str
    status: str  # "", open, closed, proposed
    opened_on: date | None
    closed_on: date | None
    authority_code: str
    details: dict[str, str]  # town, authority, number, ukprn: as kept in School.register
    bodies: tuple[Body, ...]
    joined_on: date | None
    said: frozenset[str]
    file: str = ""
    line: int = 0

    def is_open(self, on: date) -> bool:
        return self.status not in (CLOSED, PROPOSED) and (self.closed_on is None or self.closed_on > on)


@dataclass(frozen=True, slots=True)
class Group:
    uid: str
    name: str
    kind: str
    is_closed: bool
    closed_on: date | None
    details: dict[str, str]


@dataclass(frozen=True, slots=True)
class Membership:
    urn: str
    body: Body
    joined_on: date | None


@dataclass(frozen=True, slots=True)
class Link:
    """`urn` leads to `other`: forward to a successor, back to a predecessor; `plain` when neither merged nor split."""

    urn: str
    other: str
    forward: bool
    plain: bool
    on: date | None


@dataclass
class Reader:
    """Rows of one table into facts; what cannot be read is a problem, with its line."""

    table: Table
    problems: list[Problem] = field(default_factory=list)

    def establishments(self, told: Told | None = None) -> Iterator[Establishment]:
        said = frozenset(self.table.headings.places)
        for line, cells in self.table.rows(told):
            urn = self._key(line, cells["urn"], "URN")
            name = words(cells["name"])
            if urn and not name:
                self._problem(line, urn, _("This school has no name."), _("Look it up in GIAS."))
            elif urn:
                yield self._establishment(line, urn, name, cells, said)

    def groups(self, told: Told | None = None) -> Iterator[Group]:
        for line, cells in self.table.rows(told):
            uid, name = self._key(line, cells["uid"], "Group UID"), words(cells["name"])
            if uid and name:
                closed = self._day(line, cells, "closed")
                details = {
                    field: value
                    for field in ("companies", "ukprn", "group_id")
                    if (value := number(cells.get(field, "")))
                }
                kind = body_kind(cells.get("kind_code", ""), cells.get("kind", ""))
                status = _status(cells.get("status", ""))
                yield Group(uid, name, kind, status == CLOSED or closed is not None, closed, details)

    def memberships(self, told: Told | None = None) -> Iterator[Membership]:
        for line, cells in self.table.rows(told):
            urn, uid = self._key(line, cells["urn"], "URN"), self._key(line, cells["uid"], "Group UID")
            over = _status(cells.get("group_status", "")) == CLOSED or bool(words(cells.get("group_closed", "")))
            if urn and uid and not over:
                kind = body_kind(cells.get("kind_code", ""), cells.get("kind", ""))
                body = Body(uid, intern(words(cells.get("name", ""))), kind)
                yield Membership(urn, body, self._day(line, cells, "joined"))

    def links(self, told: Told | None = None) -> Iterator[Link]:
        for line, cells in self.table.rows(told):
            kind = words(cells["kind"]).casefold()
            if not kind.startswith(("successor", "predecessor", "result of amalgamation")):
                continue
            urn, other = self._key(line, cells["urn"], "URN"), self._key(line, cells["other"], "LinkURN")
            if urn and other:
                plain = kind in ("successor", "predecessor")
                yield Link(urn, other, kind.startswith("successor"), plain, self._day(line, cells, "on"))

    def _establishment(
        self, line: int, urn: str, name: str, cells: dict[str, str], said: frozenset[str]
    ) -> Establishment:
        def cell(field: str) -> str:
            return words(cells.get(field, ""))

        return Establishment(
            urn=urn,
            name=name[:200],
            phase=phase_of(number(cell("phase_code")), cell("phase"), number(cell("type_code")), cell("type")),
            status=_status(cell("status"), number(cell("status_code"))),
            opened_on=self._day(line, cells, "opened"),
            closed_on=self._day(line, cells, "closed"),
            authority_code=intern(number(cell("authority_code"))),
            details=_details(cells),
            bodies=_bodies(cells, cell("type")),
            joined_on=self._day(line, cells, "trust_joined"),
            said=said,
            file=self.table.name,
            line=line,
        )

    def _key(self, line: int, text: str, what: str) -> str:
        found = number(text)
        if found.isascii() and found.isdigit() and len(found) <= 9:
            return found.lstrip("0") or "0"
        message = _("%(what)s is no number.") if found else _("%(what)s is empty.")
        self._problem(line, found[:40], message % {"what": what}, _("The row is left out: correct it, or leave it."))
        return ""

    def _day(self, line: int, cells: dict[str, str], name: str) -> date | None:
        try:
            return day(cells.get(name, ""))
        except NotADay as error:
            self._problem(line, str(error)[:40], _("This is no day."), _("Write it as 31-08-2026; it is passed over."))
            return None

    def _problem(self, line: int, value: str, message: str, remedy: str) -> None:
        self.problems.append(Problem(self.table.name, line, value, message, remedy))


def body_kind(code: str, name: str) -> str:
    """Who runs schools: trusts of academies, and federations. Sponsors, children's centres and foundations do not."""
    code, name = number(code), words(name).casefold()
    if code in ("6", "10", "11") or "academy trust" in name:
        return Trust.Kind.TRUST
    return Trust.Kind.FEDERATION if code == "1" or name == "federation" else ""


def phase_of(code: str, name: str, type_code: str, type_name: str) -> str:
    """Special and alternative provision are a type in GIAS, and a phase here."""
    kind = type_name.casefold()
    if type_code in SPECIAL_TYPES or "special" in kind:
        return School.Phase.SPECIAL
    if type_code in ALTERNATIVE_TYPES or "alternative provision" in kind or "pupil referral" in kind:
        return School.Phase.ALTERNATIVE
    if type_code == NURSERY_TYPE:
        return School.Phase.NURSERY
    found = PHASES.get(code) or PHASES.get(PHASE_NAMES.get(name.casefold(), ""))
    if found is None and (type_code in COLLEGE_TYPES or "college" in kind):
        return School.Phase.COLLEGE
    return found or ""


def _status(name: str, code: str = "") -> str:
    told = words(name).casefold()
    if code == "2" or told == "closed":
        return CLOSED
    if code == "4" or told == "proposed to open":
        return PROPOSED
    return "open" if told or code else ""


def _details(cells: dict[str, str]) -> dict[str, str]:
    found = {field: intern(words(cells.get(field, ""))) for field in ("town", "authority")}
    found["ukprn"] = number(cells.get("ukprn", ""))
    la, own = number(cells.get("authority_code", "")), number(cells.get("number", ""))
    found["number"] = f"{la}/{own}" if la and own else ""
    return {field: value for field, value in found.items() if value}


def _bodies(cells: dict[str, str], type_name: str) -> tuple[Body, ...]:
    found = []
    uid, name = number(cells.get("trust_uid", "")), words(cells.get("trust_name", ""))
    if uid.isdigit():
        flag = words(cells.get("trust_flag", "")).casefold() or type_name.casefold()
        runs = any(word in flag for word in ACADEMY_WORDS)
        found.append(Body(uid, intern(name), Trust.Kind.TRUST if runs else ""))
    uid, name = number(cells.get("federation_uid", "")), words(cells.get("federation_name", ""))
    if uid.isdigit():
        found.append(Body(uid, intern(name), Trust.Kind.FEDERATION))
    return tuple(found)


Keep = Callable[[Establishment], bool]
