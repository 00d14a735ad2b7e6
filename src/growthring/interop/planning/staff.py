"""Schools, people and posts of a roster, against those the trust has."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from growthring.interop.planning.plan import Detail, Entry, Plan
from growthring.interop.planning.register import Register, tidy
from growthring.interop.reading.shapes import Problem, Roster, SchoolRow, StaffRow
from growthring.people.models import Contract, Person, Post, PostKind, School, Team

Taken = list[tuple[StaffRow, Post]]

PERSON_FIELDS = {
    "given_name": _("given name"),
    "family_name": _("family name"),
    "preferred_name": _("known as"),
    "email": _("e-mail"),
}


def plan_schools(plan: Plan, register: Register, roster: Roster, *, allowed: frozenset[int] | None) -> None:
    """Find each school of the roster; make those that staff refer to and the trust lacks, unless it looks misspelt."""
    needed = {row.school_id for row in roster.staff if row.school_id}
    slugs = {school.slug for school in register.schools}
    for row in roster.schools:
        school = register.school_for(row)
        if school is None and row.source_id in needed and allowed is None and not _misspelt(row, register):
            school = _new_school(plan, row, slugs)
            register.schools.append(school)
        if school is not None:
            register.school_of[row.source_id] = school
            if school.pk and not school.source_id and row.source_id not in (row.name, school.slug, school.urn):
                plan.change(school, "source_id", row.source_id)


def _misspelt(row: SchoolRow, register: Register) -> str:
    known = {tidy(school.name): school.name for school in register.schools if school.pk}
    close = get_close_matches(tidy(row.name), known, n=1, cutoff=0.87)
    return known[close[0]] if close else ""


def _new_school(plan: Plan, row: SchoolRow, slugs: set[str]) -> School:
    base = slugify(row.name)[:44] or "school"
    slug = next(s for n in range(1, 10_000) if (s := base if n == 1 else f"{base}-{n}") not in slugs)
    slugs.add(slug)
    source = "" if row.source_id == row.name else row.source_id
    school = School(trust=plan.trust, name=row.name[:200], slug=slug, urn=row.code[:20], source_id=source[:80])
    plan.schools.append(school)
    return school


def plan_staff(plan: Plan, register: Register, roster: Roster, *, allowed: frozenset[int] | None) -> Taken:
    """The rows that were taken, each with its post. Rows of people marked as gone are left to the leavers."""
    taken: Taken = []
    used: set[int] = set()  # id() of posts a row has claimed
    for row in roster.staff:
        if row.status != "active":
            continue
        place = _place(plan, register, row, allowed)
        if place is None:
            continue
        person = _person(plan, register, roster, row)
        if person is not None:
            post = _post(plan, register, roster, row, person, place.school, used)
            used.add(id(post))
            taken.append((row, post))
    return taken


@dataclass(frozen=True, slots=True)
class Place:
    school: School | None


def _place(plan: Plan, register: Register, row: StaffRow, allowed: frozenset[int] | None) -> Place | None:
    """The school of the row, or the trust itself; None when the row cannot be taken."""
    school = register.school_of.get(row.school_id) if row.school_id else _only_school(register)
    if row.school_id and school is None:
        _refuse_school(plan, register, row, allowed)
        return None
    if allowed is not None and (school is None or school.pk not in allowed):
        message = _("You can bring staff into your own school only.")
        plan.problems.append(
            _problem(row, "school", row.school, message, _("Ask the trust's office to bring this row in."))
        )
        return None
    return Place(school)


def _only_school(register: Register) -> School | None:
    """A school on its own needs no column for the school."""
    return register.schools[0] if len(register.schools) == 1 and register.trust.kind == "lone" else None


def _refuse_school(plan: Plan, register: Register, row: StaffRow, allowed: frozenset[int] | None) -> None:
    close = _misspelt(SchoolRow(row.school_id, row.school, "", "", row.file, row.line), register)
    if close:
        remedy = _("Did you mean “%(school)s”? Write it like that, or add the new school first.") % {"school": close}
    elif allowed is not None:
        remedy = _("Write the school as it stands in Growthring, or ask the trust's office.")
    else:
        remedy = _("Add the school first, or correct the name.")
    plan.problems.append(_problem(row, "school", row.school, _("There is no such school in this trust."), remedy))


def _person(plan: Plan, register: Register, roster: Roster, row: StaffRow) -> Person | None:
    try:
        person = register.person(row.source_id, row.email)
    except ValueError:
        message = _("The staff number and the e-mail address belong to two different people.")
        remedy = _("Correct one of them in the file, or the person's entry in Growthring.")
        plan.problems.append(_problem(row, "staff_id", row.source_id, message, remedy))
        return None
    if person is None:
        person = _new_person(plan, row)
        register.add_person(person)
        plan.entry(row, person)
    elif person.pk is not None:
        _change_person(plan, register, roster, row, person)
    return person


def _new_person(plan: Plan, row: StaffRow) -> Person:
    person = Person(
        trust=plan.trust,
        given_name=row.given_name[:80],
        family_name=row.family_name[:80],
        preferred_name=row.preferred_name[:80],
        email=row.email,
        staff_id=row.source_id[:80],
        joined_on=row.starts_on or plan.on,
    )
    plan.persons.append(person)
    return person


def _change_person(plan: Plan, register: Register, roster: Roster, row: StaffRow, person: Person) -> None:
    for name, label in PERSON_FIELDS.items():
        value = getattr(row, name)
        if value and name in roster.columns and value != getattr(person, name):
            _note(plan, row, person, label, getattr(person, name), value)
            plan.change(person, name, value)
    if row.source_id and not person.staff_id:
        plan.change(person, "staff_id", row.source_id)
        _note(plan, row, person, _("staff number"), "", row.source_id)
    if person.left_on is not None:
        _note(plan, row, person, _("comes back"), str(person.left_on), "")
        plan.change(person, "left_on", None)


def _post(
    plan: Plan,
    register: Register,
    roster: Roster,
    row: StaffRow,
    person: Person,
    school: School | None,
    used: set[int],
) -> Post:
    team = _team(plan, register, school, row.team) if row.team and school else None
    post = _same_post(register, row, person, school, used)
    if post is not None and _is_new_role(row, post):
        assert row.starts_on is not None
        _note(plan, row, person, _("post ends"), str(post), str(row.starts_on))
        plan.change(post, "ends_on", row.starts_on)
        post = None
    if post is None:
        return _new_post(plan, register, row, person, school, team)
    _change_post(plan, register, roster, row, post, team)
    return post


def _same_post(register: Register, row: StaffRow, person: Person, school: School | None, used: set[int]) -> Post | None:
    """The person's post in that school that the row means: of the same kind first, else the only one left."""
    if person.pk is None:
        return None
    free = [
        p for p in register.posts[person.pk] if id(p) not in used and p.school_id == (school.pk if school else None)
    ]
    same_kind = [p for p in free if p.kind == row.kind]
    same_title = [p for p in same_kind if row.title and p.title == row.title]
    return next(iter(same_title or same_kind or (free if len(free) == 1 else [])), None)


def _is_new_role(row: StaffRow, post: Post) -> bool:
    """Another kind of work from a later day is a new post; another kind from the same day is a correction."""
    return row.kind != post.kind and row.starts_on is not None and row.starts_on > post.starts_on


def _new_post(
    plan: Plan, register: Register, row: StaffRow, person: Person, school: School | None, team: Team | None
) -> Post:
    starts_on = row.starts_on or plan.on
    post = Post(
        trust=plan.trust,
        person=person,
        school=school,
        team=team,
        kind=row.kind,
        title=row.title[:120],
        early_career=bool(row.early_career),
        starts_on=starts_on,
        ends_on=row.until if row.until and row.until > starts_on else None,
    )
    plan.posts.append(post)
    plan.contracts.append(Contract(trust=plan.trust, post=post, part_time=bool(row.part_time), fte=_share(row)))
    where = school.name if school else plan.trust.name
    _note(plan, row, person, _("post"), "", f"{post.title or PostKind(post.kind).label}, {where}")
    return post


def _change_post(plan: Plan, register: Register, roster: Roster, row: StaffRow, post: Post, team: Team | None) -> None:
    wanted: list[tuple[str, str, Any]] = [("kind", _("kind of post"), row.kind)]
    if row.title:
        wanted.append(("title", _("job title"), row.title[:120]))
    if team is not None:
        wanted.append(("team", _("team"), team))
    if row.starts_on:
        wanted.append(("starts_on", _("starts"), row.starts_on))
    if row.until and row.until > (row.starts_on or post.starts_on):
        wanted.append(("ends_on", _("ends"), row.until))
    if row.early_career is not None and "early_career" in roster.columns:
        wanted.append(("early_career", _("early career"), row.early_career))
    for name, label, value in wanted:
        _set(plan, row, post, name, label, value)
    _change_contract(plan, register, row, post)


def _change_contract(plan: Plan, register: Register, row: StaffRow, post: Post) -> None:
    contract = register.contracts.get(post.pk)
    if contract is None:
        if row.part_time is not None:
            plan.contracts.append(Contract(trust=plan.trust, post=post, part_time=row.part_time, fte=_share(row)))
            _note(plan, row, post.person, _("hours"), "", _part_time(row.part_time))
        return
    contract.post = post
    if row.part_time is not None and row.part_time != contract.part_time:
        _set(plan, row, contract, "part_time", _("part time"), row.part_time)
    if _share(row) is not None:
        _set(plan, row, contract, "fte", _("share of full time"), _share(row))


def _set(plan: Plan, row: StaffRow, target: Post | Contract, name: str, label: str, value: Any) -> None:
    before = getattr(target, name)
    if before != value:
        person = target.post.person if isinstance(target, Contract) else target.person
        _note(plan, row, person, label, _words(before), _words(value))
        plan.change(target, name, value)


def _part_time(value: bool) -> str:
    return _("part time") if value else _("full time")


def _share(row: StaffRow) -> Decimal | None:
    """The share of full time, to three places, where the file says a number."""
    known = row.fte is not None and 0 < row.fte <= 1
    return row.fte.quantize(Decimal("0.001")) if known and row.fte is not None else None


def _team(plan: Plan, register: Register, school: School, name: str) -> Team:
    key = register.team_key(school, name)
    if key not in register.teams:
        register.teams[key] = Team(trust=plan.trust, school=school, name=name[:120])
        plan.teams.append(register.teams[key])
    return register.teams[key]


def _note(plan: Plan, row: StaffRow, person: Person, label: str, before: str, after: str) -> None:
    entry: Entry = plan.entry(row, person)
    entry.details.append(Detail(label, before, after))


def _problem(row: StaffRow, column: str, value: str, message: str, remedy: str) -> Problem:
    return Problem(row.file, row.line, column, value[:80], message, remedy, "row")


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return value.isoformat() if isinstance(value, date) else str(value)
