"""Whom a row is about: somebody the trust knows, or somebody new. In doubt the row is refused, never guessed."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as say

from growthring.core.bulk import fresh
from growthring.interop.planning.plan import Plan
from growthring.interop.planning.register import Register, staff_number, tidy
from growthring.interop.reading.shapes import Problem, Roster, StaffRow
from growthring.people.models import Person

FIELDS = {
    "given_name": say("given name"),
    "family_name": say("family name"),
    "preferred_name": say("known as"),
    "email": say("e-mail"),
}
NAME_LENGTH = 80


def renumbered(register: Register, roster: Roster) -> bool:
    """Another system numbers people otherwise: more of the file are known by their address alone than by number."""
    known = otherwise = 0
    for row in roster.staff:
        by_number, by_email = register.person_of(row)
        known += by_number is not None
        otherwise += bool(by_number is None and row.source_id and by_email and by_email.staff_id)
    return otherwise > known


def person_for(plan: Plan, register: Register, roster: Roster, row: StaffRow) -> Person | None:
    """The person of the row, new or known, with what changes; None when the row had to be refused."""
    by_number, by_email = register.person_of(row)
    person = by_number or by_email
    trouble = _trouble(register, row, by_number, by_email)
    if trouble:
        column, value, message, remedy = trouble
        plan.refuse(row, column, value, message, remedy)
        return None
    if person is None:
        return _new_person(plan, register, row)
    if person.pk is not None:
        _change_person(plan, register, roster, row, person)
    return person


def _trouble(
    register: Register, row: StaffRow, by_number: Person | None, by_email: Person | None
) -> tuple[str, str, str, str] | None:
    """Why nobody can tell whom the row means: column, value, message, remedy."""
    if row.email in register.guest_emails:
        return "email", row.email, _("This address is that of a guest from elsewhere."), _own_address()
    if not all(register.may_touch(each) for each in (by_number, by_email) if each):
        message = _("This person belongs to another school of the trust.")
        return "staff_id", row.source_id, message, _("Ask the trust's office to bring this row in.")
    if by_number and by_email and by_number is not by_email:
        message = _("The staff number and the e-mail address belong to two different people.")
        return "staff_id", row.source_id, message, _("Correct one of them in the file, or the entry in Growthring.")
    person = by_number or by_email
    if person is None or person.pk is None:
        return None
    other_number = by_number is None and person.staff_id and row.source_id and not register.renumbered
    if other_number:
        message = _("The address belongs to %(name)s, who has another staff number here.") % {"name": person}
        return "staff_id", row.source_id, message, _same_or_not()
    if not alike(person, row) and not (by_number and by_email):
        message = _("The number or address belongs to %(name)s, whose name is quite another.") % {"name": person}
        return "family_name", row.name, message, _same_or_not()
    return None


def _own_address() -> str:
    return _("Give the person a work address of their own.")


def _same_or_not() -> str:
    return _("If it is the same person, correct the entry in Growthring first; if not, correct the file.")


def alike(person: Person, row: StaffRow) -> bool:
    """One of the two names at least is the same: people marry, and are known by other first names."""
    given = {tidy(name) for name in (person.given_name, person.preferred_name) if name}
    rows = {tidy(name) for name in (row.given_name, row.preferred_name) if name}
    return tidy(person.family_name) == tidy(row.family_name) or bool(given & rows)


def _new_person(plan: Plan, register: Register, row: StaffRow) -> Person:
    namesakes = [p for p in register.called(row.name) if p.pk and register.may_touch(p)]
    person = fresh(
        Person,
        trust=plan.trust,
        staff_id=staff_number(row),
        joined_on=row.starts_on or plan.on,
        given_name=row.given_name[:NAME_LENGTH],
        family_name=row.family_name[:NAME_LENGTH],
        preferred_name=row.preferred_name[:NAME_LENGTH],
        email=row.email,
    )
    plan.persons.append(person)
    register.add_person(person, person)
    plan.entry(row, person)
    if namesakes:
        message = _("Somebody called %(name)s is here already, under another number or address.") % {"name": person}
        remedy = _("If it is the same person, correct their entry in Growthring before you apply this.")
        plan.problems.append(Problem(row.file, row.line, "family_name", row.name[:80], message, remedy, "note"))
    return person


def _change_person(plan: Plan, register: Register, roster: Roster, row: StaffRow, person: Person) -> None:
    for name, label in FIELDS.items():
        value = _fitting(name, getattr(row, name))
        before = getattr(person, name)
        if value and name in roster.columns and value != before and (name != "email" or value != before.casefold()):
            plan.note(row, person, str(label), before, value)
            plan.change(person, name, value)
    number = staff_number(row)
    if number and number != person.staff_id and (not person.staff_id or register.renumbered):
        plan.note(row, person, _("staff number"), person.staff_id, number)
        plan.change(person, "staff_id", number)
        register.by_staff_id[number] = person.pk
    if person.left_on is not None:
        plan.note(row, person, _("comes back"), str(person.left_on), "")
        plan.change(person, "left_on", None)
    if person.email:
        register.by_email.setdefault(person.email.casefold(), person.pk)


def _fitting(name: str, value: str) -> str:
    return value if name == "email" else value[:NAME_LENGTH]
