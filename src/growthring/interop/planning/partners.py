"""Line managers, coaches and mentors of a roster. A blank says nothing; a name nobody bears is told at its row."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from growthring.core.bulk import fresh
from growthring.core.periods import Period
from growthring.interop.planning.plan import Plan
from growthring.interop.planning.register import Register, periods_of
from growthring.interop.planning.staff import Taken
from growthring.interop.reading.shapes import Problem, StaffRow
from growthring.people.models import PartnerKind, Partnership, Person, Post, SupportMode
from growthring.people.rules import Book, Held, Id, Outcome, PersonFacts, PostFacts, Proposal, check_all

KINDS = (PartnerKind.LINE_MANAGER, PartnerKind.COACH, PartnerKind.MENTOR)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A partnership a row asks for, and the running one of its kind that it would take the place of."""

    row: StaffRow
    post: Post
    partner: Person
    kind: PartnerKind
    before: Partnership | None
    proposal: Proposal


def plan_partners(plan: Plan, register: Register, taken: Taken) -> None:
    wanted = [
        found
        for row, post in taken
        for kind in KINDS
        if (reference := getattr(row, kind.value)) and (found := _wanted(plan, register, row, post, kind, reference))
    ]
    if not wanted:
        return
    outcomes = check_all(_book(plan, register, taken), [one.proposal for one in wanted])
    for one, outcome in zip(wanted, outcomes, strict=True):
        if outcome.ok:
            _take(plan, one, outcome)
        else:
            plan.problems.append(_fault(one, outcome.problems[0].message))


def _wanted(
    plan: Plan, register: Register, row: StaffRow, post: Post, kind: PartnerKind, reference: str
) -> Wanted | None:
    """What the row asks for; None when it runs already or nobody is meant."""
    partner = register.referred(reference)
    if partner is None:
        message = _("Nobody in this trust or this file is meant by “%(name)s”.") % {"name": reference[:80]}
        remedy = _("Write their work e-mail or staff number; the row is taken without this partner.")
        plan.problems.append(Problem(row.file, row.line, kind.value, reference[:80], message, remedy, "field"))
        return None
    running = [p for p in register.partnerships_of(post) if p.kind == kind]
    same = next((p for p in running if p.partner_id == partner.pk), None)
    if same is not None:
        _shift(plan, row, same)
        return None
    before = running[0] if running else None
    starts_on = max(plan.on, post.starts_on)
    if before is not None:  # one that began this very day is kept as a day long, for the record
        starts_on = max(starts_on, before.starts_on + timedelta(days=1))
    proposal = Proposal(
        post=_id(post),
        partner=_id(partner),
        kind=kind,
        period=Period(starts_on, None),
        mode=_mode(row, kind),
        replaces=before.pk if before else None,
    )
    return Wanted(row, post, partner, kind, before, proposal)


def _shift(plan: Plan, row: StaffRow, held: Partnership) -> None:
    """Mentoring turns into coaching on the day; the way back is not in a list to take."""
    if row.mode == SupportMode.COACHING and held.mode == SupportMode.MENTORING and held.starts_on <= plan.on:
        modes = dict(SupportMode.choices)
        label = str(PartnerKind(held.kind).label)
        plan.note(row, held.post.person, label, str(modes[held.mode]), str(modes[SupportMode.COACHING]))
        plan.change(held, "mode", SupportMode.COACHING.value)
        plan.change(held, "coaching_since", plan.on)


def _book(plan: Plan, register: Register, taken: Taken) -> Book:
    """The trust as it will be: stored people, posts and partnerships, and those the roster adds."""
    book, stored = Book(), register.stored
    book.one_for_both = {school.pk for school in register.schools if school.one_partner_for_both}
    for person in (*stored.people.now(), *plan.persons):
        name = f"{person.preferred_name or person.given_name} {person.family_name}"
        book.add_person(PersonFacts(_id(person), name, person.is_guest))
    for post in (*stored.posts.now(), *(post for _row, post in taken if post.pk is None)):
        person_id = post.person_id or _id(post.person)
        book.add_post(PostFacts(_id(post), person_id, post.school_id, _period(post), post.early_career))
    for held in stored.partnerships.now():
        if held.post_id in book.posts:
            book.add(Held(held.id, held.post_id, held.partner_id, held.kind, _period(held)))
    for person_id, grants in register.roles.items():
        book.runs[person_id] += periods_of(grants)
    return book


def _period(row: Any) -> Period:
    return Period(row.starts_on, row.ends_on)


def _take(plan: Plan, one: Wanted, outcome: Outcome) -> None:
    period = outcome.proposal.period
    for ending in outcome.ends:
        if one.before is not None and ending.held.id == one.before.pk:
            plan.change(one.before, "ends_on", ending.on or period.starts_on)
    plan.partnerships.append(
        fresh(
            Partnership,
            trust=plan.trust,
            post=one.post,
            partner=one.partner,
            kind=one.kind,
            mode=one.proposal.mode,
            coaching_since=period.starts_on if one.proposal.mode == SupportMode.COACHING else None,
            starts_on=period.starts_on,
            entered_on=plan.on if period.starts_on < plan.on else None,
            ends_on=period.ends_on,
        )
    )
    was = str(one.before.partner) if one.before else ""
    plan.note(one.row, one.post.person, str(one.kind.label), was, str(one.partner))


def _mode(row: StaffRow, kind: PartnerKind) -> str:
    if kind == PartnerKind.LINE_MANAGER:
        return ""
    return row.mode or {PartnerKind.COACH: SupportMode.COACHING}.get(kind, SupportMode.MENTORING)


def _fault(one: Wanted, message: str) -> Problem:
    remedy = _("The row is taken without this partner. Correct it here, or later on the gap list.")
    return Problem(
        one.row.file, one.row.line, one.kind.value, getattr(one.row, one.kind.value)[:80], message, remedy, "field"
    )


def _id(row: Any) -> Id:
    """Of an instance or a bare row."""
    return row.id or ("new", id(row))
