"""The posts of one person in a roster, against those they hold."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from growthring.core.bulk import fresh
from growthring.interop.planning.plan import Plan
from growthring.interop.planning.register import Register, tidy
from growthring.interop.reading.kinds import LEADER, OTHER, PASTORAL, TEACHER, TEACHING_ASSISTANT, TECHNICIAN
from growthring.interop.reading.shapes import Roster, StaffRow
from growthring.people.models import Contract, Person, Post, PostKind, School, Team

# What a role of OneRoster or School Data Sync leaves open: its teacher may be our pastoral lead, its administrator
# anybody but a teacher. A kind that fits stays as it is.
FITS = {
    TEACHER: {TEACHER, LEADER, PASTORAL},
    LEADER: {kind for kind in PostKind.values if kind not in (TEACHER, TEACHING_ASSISTANT)},
    TEACHING_ASSISTANT: {TEACHING_ASSISTANT, PASTORAL, TECHNICIAN},
}
Found = Iterable[tuple[StaffRow, Person, School | None]]


@dataclass(slots=True)
class Matching:
    """Which stored post each row of one person means: the likest pairs first, so that no row takes another's."""

    posts: dict[int, Post] = field(default_factory=dict)  # by id() of the row

    @classmethod
    def of(cls, found: Found, register: Register, roster: Roster) -> "Matching":
        pairs = [
            (_likeness(roster, row, post), -order, row, post)
            for order, (row, person, school) in enumerate(found)
            for post in register.posts_of(person)
            if _same_place(post, school) and not _begins_after(row, post)
        ]
        pairs.sort(key=lambda pair: pair[:2], reverse=True)
        matching = cls()
        used: set[int] = set()
        for likeness, _order, row, post in pairs:
            if id(row) in matching.posts or post.pk in used:
                continue
            free = [p for _l, _o, r, p in pairs if r is row and p.pk not in used]
            if likeness[0] or likeness[1] or len(free) == 1:  # other work is the same post where there is no second
                matching.posts[id(row)] = post
                used.add(post.pk)
        return matching

    def post(self, row: StaffRow) -> Post | None:
        return self.posts.get(id(row))


def _same_place(post: Post, school: School | None) -> bool:
    if school is None:
        return post.school_id is None
    return school.pk is not None and post.school_id == school.pk


def _begins_after(row: StaffRow, post: Post) -> bool:
    return row.starts_on is not None and post.ends_on is not None and row.starts_on >= post.ends_on


def _likeness(roster: Roster, row: StaffRow, post: Post) -> tuple[bool, ...]:
    team = tidy(post.team.name) if post.team else ""
    return (
        row.kind == post.kind,
        not _other_kind(roster, row, post),
        bool(row.title) and row.title[:120] == post.title,
        bool(row.team) and tidy(row.team[:120]) == team,
        row.starts_on == post.starts_on,
        row.starts_on is None,
    )


def post_for(
    plan: Plan,
    register: Register,
    roster: Roster,
    row: StaffRow,
    person: Person,
    school: School | None,
    matching: Matching,
) -> Post:
    team = _team(plan, register, school, row.team[:120]) if row.team and school else None
    post = matching.post(row)
    if post is not None and _is_new_role(roster, row, post):
        assert row.starts_on is not None
        plan.note(row, person, _("post ends"), str(post), str(row.starts_on))
        end_post(plan, register, post, row.starts_on)
        post = None
    if post is None:
        return _new_post(plan, register, row, person, school, team)
    _change_post(plan, register, roster, row, post, team)
    return post


def _is_new_role(roster: Roster, row: StaffRow, post: Post) -> bool:
    """Another kind of work from a later day is a new post; another kind from the same day is a correction."""
    return _other_kind(roster, row, post) and row.starts_on is not None and row.starts_on > post.starts_on


def _other_kind(roster: Roster, row: StaffRow, post: Post) -> bool:
    """The file says plainly that it is another kind of work; "other" says nothing."""
    if row.kind in (post.kind, OTHER):
        return False
    is_coarse = roster.format.startswith(("oneroster", "sds"))
    return not (is_coarse and post.kind in FITS.get(row.kind, ()))


def _new_post(
    plan: Plan, register: Register, row: StaffRow, person: Person, school: School | None, team: Team | None
) -> Post:
    starts_on = row.starts_on or plan.on
    post = fresh(
        Post,
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
    part_time = bool(row.part_time)
    plan.contracts.append(fresh(Contract, trust=plan.trust, post=post, part_time=part_time, fte=_share(row)))
    if row.starts_on or _has_staff(register, school):
        plan.newcomers.append(post)
    where = school.name if school else plan.trust.name
    plan.note(row, person, _("post"), "", f"{post.title or PostKind(post.kind).label}, {where}")
    return post


def _has_staff(register: Register, school: School | None) -> bool:
    """Without a first day, somebody new to a school that has staff begins now; a school's first list says nothing."""
    is_new = school is not None and school.pk is None
    return not is_new and register.has_staff(school)


def _change_post(plan: Plan, register: Register, roster: Roster, row: StaffRow, post: Post, team: Team | None) -> None:
    wanted: list[tuple[str, str, Any]] = []
    if _other_kind(roster, row, post):
        wanted.append(("kind", _("kind of post"), row.kind))
    if row.title:
        wanted.append(("title", _("job title"), row.title[:120]))
    if team is not None:
        wanted.append(("team", _("team"), team))
    if row.starts_on:
        wanted.append(("starts_on", _("starts"), row.starts_on))
    if row.early_career is not None and "early_career" in roster.columns:
        wanted.append(("early_career", _("early career"), row.early_career))
    for name, label, value in wanted:
        _set(plan, row, post, name, label, value)
    if row.until and row.until > post.starts_on and row.until != post.ends_on:
        plan.note(row, post.person, _("ends"), _words(post.ends_on), _words(row.until))
        end_post(plan, register, post, row.until)
    _change_contract(plan, register, row, post)


def end_post(plan: Plan, register: Register, post: Post, on: date) -> None:
    """The post ends on the day, and what supports it not later; what ended with it before ends with it now."""
    was = post.ends_on
    for held in register.partnerships_of(post):
        is_longer = held.ends_on is None or held.ends_on > on
        if (is_longer or held.ends_on == was) and held.starts_on < on:
            plan.change(held, "ends_on", on)
    plan.change(post, "ends_on", on)


def _change_contract(plan: Plan, register: Register, row: StaffRow, post: Post) -> None:
    contract = register.contract_of(post)
    if contract is None:
        if row.part_time is not None:
            known = {"part_time": row.part_time, "fte": _share(row)}
            plan.contracts.append(fresh(Contract, trust=plan.trust, post=post, **known))
            plan.note(row, post.person, _("hours"), "", _("part time") if row.part_time else _("full time"))
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
        plan.note(row, person, label, _words(before, name), _words(value, name))
        plan.change(target, name, value)


def _share(row: StaffRow) -> Decimal | None:
    """The share of full time, to three places, where the file says a number."""
    known = row.fte is not None and 0 < row.fte <= 1
    return row.fte.quantize(Decimal("0.001")) if known and row.fte is not None else None


def _team(plan: Plan, register: Register, school: School, name: str) -> Team:
    key = register.team_key(school, name)
    if key not in register.teams:
        register.teams[key] = Team(trust=plan.trust, school=school, name=name)
        plan.teams.append(register.teams[key])
    return register.teams[key]


def _words(value: Any, name: str = "") -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if name == "kind":
        return str(PostKind(value).label)
    return value.isoformat() if isinstance(value, date) else str(value)
