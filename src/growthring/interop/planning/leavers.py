"""Who a complete roster no longer names: proposed as leavers, never ended by the import."""

from typing import Any

from django.utils.translation import gettext as _

from growthring.interop.planning.plan import Leaver, Plan
from growthring.interop.planning.register import Register
from growthring.interop.reading.shapes import Problem, Roster, StaffRow

MANY = 10  # from so many proposed on, and more than a third of those who stay, the file may be a part of the list


def propose_leavers(plan: Plan, register: Register, roster: Roster) -> None:
    """People the file marks as gone and, where it lists everybody, those of its schools whom it does not name."""
    named = roster.mentioned | {key for row in roster.staff if plan.is_current(row) for key in _keys(row)}
    gone = {key for row in roster.staff if not plan.is_current(row) for key in _keys(row)}
    needed = {row.school_id for row in roster.staff if plan.is_current(row)}
    covered = {school.pk for key, school in register.school_of.items() if school.pk and key in needed}
    people = register.stored.people
    for person in people.now():
        keys = {person.staff_id, person.email.casefold()} - {""}
        if person.is_guest or not keys or keys & named or not register.places_of(person):
            continue
        if keys & gone and _is_ours(register, person):
            plan.leavers.append(Leaver(people.get(person.id), "inactive"))
        elif roster.complete and _works_in(register, person, covered) and _is_ours(register, person):
            plan.leavers.append(Leaver(people.get(person.id), "missing"))
    plan.leavers.sort(key=lambda leaver: (leaver.person.family_name, leaver.person.given_name, leaver.person.pk))
    _warn(plan, register, roster, covered)


def _keys(row: StaffRow) -> set[str]:
    return {row.source_id, row.email} - {""}


def _works_in(register: Register, person: Any, covered: set[int]) -> bool:
    """All of the person's posts are in schools the file covers: a file of one school says nothing about another."""
    return all(place in covered if place else _covers_all(register, covered) for place in register.places_of(person))


def _covers_all(register: Register, covered: set[int]) -> bool:
    return register.stored.schools.bare.keys() <= covered


def _is_ours(register: Register, person: Any) -> bool:
    """Somebody who brings in one school hears of its people only."""
    allowed = register.allowed
    return allowed is None or all(place in allowed for place in register.places_of(person))


def _warn(plan: Plan, register: Register, roster: Roster, covered: set[int]) -> None:
    missing = sum(leaver.why == "missing" for leaver in plan.leavers)
    if missing < MANY:
        return
    there = {post.person_id for post in register.stored.posts.bare.values() if post.school_id in covered}
    if missing > len(there) / 3:
        message = _(
            "The file does not name %(missing)s of %(all)s people of its schools: perhaps it is not the whole list."
        )
        told = message % {"missing": missing, "all": len(there)}
        remedy = _(
            "Nobody is taken out by the import; each is proposed to you. If the list is a part, drop the proposals."
        )
        file = roster.files_read[0] if roster.files_read else ""
        plan.problems.append(Problem(file, None, None, "", told, remedy, "note"))
