"""Who a complete roster no longer names: proposed as leavers, never ended by the import."""

from django.utils.translation import gettext as _

from growthring.interop.planning.plan import Leaver, Plan
from growthring.interop.planning.register import Register
from growthring.interop.reading.shapes import Problem, Roster, StaffRow
from growthring.people.models import Person

MANY = 10  # from so many proposed on, and more than a third of those who stay, the file may be a part of the list


def propose_leavers(plan: Plan, register: Register, roster: Roster) -> None:
    """People the file marks as gone and, where it lists everybody, those of its schools whom it does not name."""
    named = roster.mentioned | {key for row in roster.staff if plan.is_current(row) for key in _keys(row)}
    gone = {key for row in roster.staff if not plan.is_current(row) for key in _keys(row)}
    needed = {row.school_id for row in roster.staff if plan.is_current(row)}
    covered = {school.pk for key, school in register.school_of.items() if school.pk and key in needed}
    for person in (person for persons in register.by_name.values() for person in persons):
        keys = {person.staff_id, person.email.casefold()} - {""}
        if not person.pk or not keys or not register.posts.get(person.pk) or keys & named:
            continue
        if keys & gone and _is_ours(register, person):
            plan.leavers.append(Leaver(person, "inactive"))
        elif roster.complete and _works_in(register, person, covered) and _is_ours(register, person):
            plan.leavers.append(Leaver(person, "missing"))
    plan.leavers.sort(key=lambda leaver: (leaver.person.family_name, leaver.person.given_name, leaver.person.pk))
    _warn(plan, register, roster, covered)


def _keys(row: StaffRow) -> set[str]:
    return {row.source_id, row.email} - {""}


def _works_in(register: Register, person: Person, covered: set[int]) -> bool:
    """All of the person's posts are in schools the file covers: a file of one school says nothing about another."""
    posts = register.posts[person.pk]
    whole_trust = {school.pk for school in register.schools if school.pk} <= covered
    return all(post.school_id in covered or (post.school_id is None and whole_trust) for post in posts)


def _is_ours(register: Register, person: Person) -> bool:
    """Somebody who brings in one school hears of its people only."""
    posts = register.posts[person.pk]
    return register.allowed is None or all(post.school_id in register.allowed for post in posts)


def _warn(plan: Plan, register: Register, roster: Roster, covered: set[int]) -> None:
    there = [posts for posts in register.posts.values() if any(post.school_id in covered for post in posts)]
    missing = sum(leaver.why == "missing" for leaver in plan.leavers)
    if missing >= MANY and missing > len(there) / 3:
        message = _(
            "The file does not name %(missing)s of %(all)s people of its schools: perhaps it is not the whole list."
        )
        told = message % {"missing": missing, "all": len(there)}
        remedy = _(
            "Nobody is taken out by the import; each is proposed to you. If the list is a part, drop the proposals."
        )
        file = roster.files_read[0] if roster.files_read else ""
        plan.problems.append(Problem(file, None, None, "", told, remedy, "note"))
