"""What was promised to staff, for those who lead the school: what, by when, to whom, who owes it. Never why.

Reasons and what was said about a promise are in tables of their own, which nothing here asks.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Window

from growthring.commitments.models import Promise
from growthring.commitments.queries.names import name_of
from growthring.commitments.queries.post import OPEN
from growthring.core.access import Actor
from growthring.core.gathered import day, line
from growthring.core.wordings import worded
from growthring.people.models import School
from growthring.writing.models import IN_USE

OWED = "owed"
FOR_TRUST = "how many promises are open and kept in each school, for those who lead the trust: nobody reads a row"


@dataclass(frozen=True, slots=True)
class Line:
    """One promise as the school sees it."""

    key: str
    what: str
    kind: Promise.Kind
    due_on: date
    state: Promise.State
    to: str
    owes: str
    is_mine: bool  # the reader owes it
    settled_on: date | None = None
    on: date | None = None

    @property
    def days_over(self) -> int:
        """Since the day that was promised; nothing for one whose day has not gone by."""
        return max((self.on - self.due_on).days, 0) if self.on else 0


COLUMNS = ("key", "what", "kind", "due_on", "state", "to", "owes", "owed_by_id", "settled_on")


def owed_in(actor: Actor, school: School) -> list[Line]:
    """Not yet done, oldest first. One query."""
    return [_line(actor, row) for row in _owed(actor, school=school.pk)]


def owed_lines(actor: Actor, school: int) -> Any:
    """The same, for a page that asks other things in the same query; `read_owed` makes lines of it."""
    rows = shared_in(actor).filter(post__school=school, state__in=OPEN)
    return line(
        OWED, rows.annotate(to=name_of("post__person"), owes=name_of("owed_by")), **{name: name for name in COLUMNS}
    )


def read_owed(actor: Actor, says: list[dict[str, Any]]) -> list[Line]:
    """Oldest first."""
    rows = [row | {"due_on": day(row["due_on"]), "settled_on": None} for row in says]
    return [_line(actor, row) for row in sorted(rows, key=lambda row: (row["due_on"], row["key"]))]


def kept_in(actor: Actor, school: School) -> tuple[list[Line], int]:
    """The last hundred that were kept, newest first, and the number of all. One query."""
    rows = _kept(actor, school=school.pk)
    return [_line(actor, row) for row in rows], rows[0]["of_all"] if rows else 0


def line_of(actor: Actor, promise: Any) -> Line:
    """What the school would see of a promise: the same line, for its learner to look at before they share it."""
    values = {"to": str(promise.post.person)} | {name: getattr(promise, name) for name in COLUMNS if name != "to"}
    return _line(actor, values)


def numbers_by_school(actor: Actor, schools: list[int]) -> dict[int, tuple[int, int]]:
    """For the trust's figures. One query."""
    return {school: (waiting, kept) for school, waiting, kept in _by_school(actor, schools=schools)}


def shared_in(actor: Actor) -> QuerySet[Promise]:
    """What learners let their schools see, in the schools that the actor leads."""
    return Promise.objects.visible_to(actor).filter(IN_USE, shared_at__isnull=False)


@worded
def _owed(actor: Actor, *, school: int) -> Any:
    return _columns(shared_in(actor).filter(post__school=school, state__in=OPEN).order_by("due_on", "pk"))


@worded
def _kept(actor: Actor, *, school: int) -> Any:
    rows = shared_in(actor).filter(post__school=school, state=Promise.State.KEPT)
    return _columns(rows.order_by("-settled_on", "-pk")).annotate(of_all=Window(Count("pk")))[:100]


@worded
def _by_school(actor: Actor, *, schools: list[int]) -> Any:
    rows = Promise.objects.unscoped(reason=FOR_TRUST).filter(
        IN_USE, trust_id=actor.trust_id, shared_at__isnull=False, post__school__in=schools
    )
    by_school = rows.order_by().values(school=F("post__school"))
    return by_school.annotate(waiting=OPEN_ONES, kept=KEPT_ONES).values_list("school", "waiting", "kept")


OPEN_ONES = Count("pk", filter=Q(state__in=OPEN))
KEPT_ONES = Count("pk", filter=Q(state=Promise.State.KEPT))


def _columns(rows: QuerySet[Promise]) -> Any:
    return rows.annotate(to=name_of("post__person"), owes=name_of("owed_by")).values(*COLUMNS)


def _line(actor: Actor, row: dict[str, Any]) -> Line:
    mine = row["owed_by_id"] == actor.person_id
    facts = {name: row[name] for name in COLUMNS if name != "owed_by_id"}
    facts |= {"kind": Promise.Kind(row["kind"]), "state": Promise.State(row["state"])}
    return Line(**facts, is_mine=mine, on=actor.on)
