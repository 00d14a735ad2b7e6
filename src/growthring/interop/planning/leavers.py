"""Who a complete roster no longer names: proposed as leavers, never ended by the import."""

from growthring.interop.planning.plan import Leaver, Plan
from growthring.interop.planning.register import Register
from growthring.interop.reading.shapes import Roster
from growthring.people.models import Person


def propose_leavers(plan: Plan, register: Register, roster: Roster) -> None:
    """People the file marks as gone and, where it lists everybody, those of its schools whom it does not name."""
    persons = {id(p): p for p in [*register.by_staff_id.values(), *register.by_email.values()] if p.pk}
    gone = {key for row in roster.staff if row.status != "active" for key in (row.source_id, row.email) if key}
    named = {key for row in roster.staff if row.status == "active" for key in (row.source_id, row.email) if key}
    named |= roster.mentioned
    covered = {school.pk for school in register.school_of.values() if school.pk}
    for person in persons.values():
        keys = {person.staff_id, person.email} - {""}
        if not register.posts.get(person.pk) or keys & named:
            continue
        if keys & gone:
            plan.leavers.append(Leaver(person, "inactive"))
        elif roster.complete and _works_in(register, person, covered):
            plan.leavers.append(Leaver(person, "missing"))
    plan.leavers.sort(key=lambda leaver: (leaver.person.family_name, leaver.person.given_name, leaver.person.pk))


def _works_in(register: Register, person: Person, covered: set[int]) -> bool:
    """All of the person's posts are in schools the file covers: a file of one school says nothing about another."""
    posts = register.posts[person.pk]
    whole_trust = {school.pk for school in register.schools if school.pk} <= covered
    return all(post.school_id in covered or (post.school_id is None and whole_trust) for post in posts)
