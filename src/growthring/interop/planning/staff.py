"""The rows of a roster one by one: where, who, in which post."""

from collections import defaultdict

from django.utils.translation import ngettext

from growthring.interop.planning.persons import person_for, renumbered
from growthring.interop.planning.plan import Plan, SoFar
from growthring.interop.planning.posts import Matching, post_for
from growthring.interop.planning.register import Register
from growthring.interop.planning.schools import place_of
from growthring.interop.reading.shapes import Problem, Roster, StaffRow
from growthring.people.models import Person, Post

A_WHILE = 500  # people between two words about how far it is
Taken = list[tuple[StaffRow, Post]]


def plan_staff(plan: Plan, register: Register, roster: Roster, so_far: SoFar) -> Taken:
    """The rows that were taken, each with its post. Rows of people marked as gone are left to the leavers."""
    register.renumbered = renumbered(register, roster)
    staying = {row.person for row in roster.staff if plan.is_current(row)}
    taken: Taken = []
    rows: dict[str, list[StaffRow]] = defaultdict(list)
    for row in roster.staff:
        if row.status == "active":
            rows[row.person].append(row)
    gone: list[StaffRow] = []
    for count, (key, theirs) in enumerate(rows.items()):
        if count % A_WHILE == 0:
            so_far(count, len(rows))
        if key not in staying and not any(register.person_of(row) != (None, None) for row in theirs):
            gone += theirs
        elif key in staying:
            taken += _person(plan, register, roster, theirs)
    if gone:
        _tell_gone(plan, gone)
    return taken


def _person(plan: Plan, register: Register, roster: Roster, rows: list[StaffRow]) -> Taken:
    places = [(row, *place_of(plan, register, row)) for row in rows]
    known: Person | None = None
    found = []
    for row, fits, school in places:
        if fits and (known := person_for(plan, register, roster, row)) is not None:
            found.append((row, known, school))
    matching = Matching.of(found, register, roster)
    taken: Taken = []
    for row, person, school in found:
        if plan.is_over(row) and matching.post(row) is None:
            continue
        taken.append((row, post_for(plan, register, roster, row, person, school, matching)))
    return taken


def _tell_gone(plan: Plan, gone: list[StaffRow]) -> None:
    message = ngettext(
        "%(count)s row is about a post that is over, of somebody Growthring does not know. It was passed over.",
        "%(count)s rows are about posts that are over, of people Growthring does not know. They were passed over.",
        len(gone),
    ) % {"count": len(gone)}
    plan.problems.append(Problem(gone[0].file, None, None, "", message, "", "note"))
