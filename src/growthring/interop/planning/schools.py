"""Schools of a roster, against those the trust has."""

from django.utils.text import slugify
from django.utils.translation import gettext as _

from growthring.interop.planning.plan import Plan
from growthring.interop.planning.register import ID_LENGTH, Register, has_own_id
from growthring.interop.reading.shapes import Roster, SchoolRow, StaffRow
from growthring.people.models import School


def plan_schools(plan: Plan, register: Register, roster: Roster) -> None:
    """Find each school of the roster; make those that staff refer to and the trust lacks, unless it looks misspelt."""
    needed = {row.school_id for row in roster.staff if row.school_id and plan.is_current(row)}
    slugs = {school.slug for school in register.schools}
    claimed: set[int] = set()
    for row in roster.schools:
        school = register.school_for(row, claimed)
        if school is None and row.source_id in needed and register.allowed is None and not register.misspelt(row.name):
            school = _new_school(plan, row, slugs)
            register.schools.append(school)
        if school is None:
            continue
        register.school_of[row.source_id] = school
        if has_own_id(row):
            claimed.add(id(school))
            if register.allowed is None or school.pk in register.allowed:
                _know_id(plan, school, row)


def _know_id(plan: Plan, school: School, row: SchoolRow) -> None:
    """The next roster of the same system finds the school even under another name."""
    if school.pk and school.source_id != row.source_id[:ID_LENGTH] and _may(plan, school, row):
        plan.change(school, "source_id", row.source_id[:ID_LENGTH])


def _may(plan: Plan, school: School, row: SchoolRow) -> bool:
    taken = {other.source_id for other in plan.schools if other is not school}
    return row.source_id[:ID_LENGTH] not in taken


def _new_school(plan: Plan, row: SchoolRow, slugs: set[str]) -> School:
    base = slugify(row.name)[:44] or "school"
    slug = next(s for n in range(1, 10_000) if (s := base if n == 1 else f"{base}-{n}") not in slugs)
    slugs.add(slug)
    source = row.source_id[:ID_LENGTH] if has_own_id(row) else ""
    school = School(trust=plan.trust, name=row.name[:200], slug=slug, urn=row.code[:20], source_id=source)
    plan.schools.append(school)
    return school


def place_of(plan: Plan, register: Register, row: StaffRow) -> tuple[bool, School | None]:
    """Whether the row can be taken, and the school of its post; no school is the trust itself."""
    school = register.school_of.get(row.school_id) if row.school_id else _only_school(register)
    if row.school_id and school is None:
        _refuse(plan, register, row)
        return False, None
    if register.allowed is not None and (school is None or school.pk not in register.allowed):
        message = _("You can bring staff into your own school only.")
        plan.refuse(row, "school", row.school, message, _("Ask the trust's office to bring this row in."))
        return False, None
    return True, school


def _only_school(register: Register) -> School | None:
    """A school on its own needs no column for the school; nor does somebody who may bring in one school only."""
    if register.allowed is not None:
        own = [school for school in register.schools if school.pk in register.allowed]
        return own[0] if len(own) == 1 else None
    return register.schools[0] if len(register.schools) == 1 and register.trust.kind == "lone" else None


def _refuse(plan: Plan, register: Register, row: StaffRow) -> None:
    close = register.misspelt(row.school)
    if close:
        remedy = _("Did you mean “%(school)s”? Write it like that, or add the new school first.") % {"school": close}
    elif register.allowed is not None:
        remedy = _("Write the school as it stands in Growthring, or ask the trust's office.")
    else:
        remedy = _("Add the school first, or correct the name.")
    plan.refuse(row, "school", row.school, _("There is no such school in this trust."), remedy)
