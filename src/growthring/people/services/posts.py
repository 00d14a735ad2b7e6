"""Posts begin, change and end."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from growthring.core.access import Actor
from growthring.people import beginnings
from growthring.people.models import BulkChange, Contract, PartnerKind, Partnership, Person, Post, School, Team
from growthring.people.rules.words import day
from growthring.people.services import permits
from growthring.people.services.changes import close
from growthring.people.services.events import DIRECTORY, Verb, happened
from growthring.people.services.ledger import Ledger

WHY = "keeping a post and its partnerships in step"
CONTRACT = {"part_time", "fte", "fixed_term_until", "absent_from", "absent_until"}
POST = {"kind", "title", "team", "early_career", "starts_on"}


@transaction.atomic
def add_post(
    *,
    actor: Actor | None,
    person: Person,
    school: School | None,
    kind: str,
    starts_on: date,
    ends_on: date | None = None,
    title: str = "",
    team: Team | None = None,
    early_career: bool = False,
    part_time: bool = False,
    fte: Decimal | None = None,
    fixed_term_until: date | None = None,
) -> Post:
    permits.editing_people(actor, school)
    problems = _wrong_team(team, school)
    if ends_on is not None and ends_on <= starts_on:
        problems["ends_on"] = _("The end must come after the start.")
    if person.is_guest:
        problems["person"] = _("A guest holds no post here.")
    if person.left_on is not None and (ends_on is None or ends_on > person.left_on):
        problems["starts_on"] = _("%(name)s left on %(day)s.") % {"name": person, "day": day(person.left_on)}
    if problems:
        raise ValidationError(problems)
    post = Post.objects.create(
        trust_id=person.trust_id,
        person=person,
        school=school,
        team=team,
        kind=kind,
        title=title,
        early_career=early_career,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    Contract.objects.create(
        trust_id=person.trust_id, post=post, part_time=part_time, fte=fte, fixed_term_until=fixed_term_until
    )
    _tell(actor, Verb.ADDED, post)
    beginnings.post_taken_up(post, actor)
    return post


@transaction.atomic
def change_post(*, actor: Actor | None, post: Post, **to: Any) -> Post:
    """Kind, title, team, early career, start, and the facts of the contract. Another school is another post."""
    permits.editing_people(actor, post.school)
    if unknown := set(to) - POST - CONTRACT:
        raise TypeError(f"no part of a post: {sorted(unknown)}")
    problems = (
        _wrong_team(to.get("team"), post.school)
        | _wrong_start(post, to.get("starts_on"))
        | _wrong_mentor(post, early_career=to.get("early_career", False))
    )
    if problems:
        raise ValidationError(problems)
    contract, _made = Contract.objects.unscoped(reason=WHY).get_or_create(
        post=post, defaults={"trust_id": post.trust_id}
    )
    for name, value in to.items():
        setattr(contract if name in CONTRACT else post, name, value)
    post.save()
    contract.save()
    _tell(actor, Verb.CHANGED, post)
    return post


@transaction.atomic
def end_post(*, actor: Actor | None, post: Post, on: date) -> BulkChange:
    """`on` is the first day without it. The partnerships that support the post end with it; undone as one."""
    permits.editing_people(actor, post.school)
    if on <= post.starts_on:
        raise ValidationError({"on": _("The post began on %s: it can end on the day after.") % day(post.starts_on)})
    ledger = Ledger()
    stop_post(post, on, ledger)
    _tell(actor, Verb.ENDED, post)
    title = _("%(name)s: %(post)s ends") % {"name": post.person, "post": post}
    return close(
        actor, ledger, what=BulkChange.What.POST_ENDED, title=title, trust_id=post.trust_id, school=post.school
    )


def stop_post(post: Post, on: date, ledger: Ledger) -> None:
    """End the post and what supports it; one that would never have begun goes."""
    if on <= post.starts_on:
        ledger.remove(post, post.person_id)
        return
    stop_partnerships(list(Partnership.objects.unscoped(reason=WHY).filter(post=post)), on, ledger, post.person_id)
    if post.ends_on is None or post.ends_on > on:
        ledger.change(post, post.person_id, ends_on=on)


def stop_partnerships(rows: list[Partnership], on: date, ledger: Ledger, person: int) -> None:
    for row in rows:
        if row.starts_on >= on:
            ledger.remove(row, person)
        elif row.ends_on is None or row.ends_on > on:
            ledger.change(row, person, ends_on=on)


def _wrong_team(team: Team | None, school: School | None) -> dict[str, str]:
    return {"team": _("This team belongs to another school.")} if team and team.school_id != _pk(school) else {}


def _wrong_start(post: Post, starts_on: date | None) -> dict[str, str]:
    if starts_on is None:
        return {}
    if post.ends_on is not None and starts_on >= post.ends_on:
        return {"starts_on": _("The post ends on %s.") % day(post.ends_on)}
    first = Partnership.objects.unscoped(reason=WHY).filter(post=post).order_by("starts_on").first()
    if first is not None and first.starts_on < starts_on:
        return {"starts_on": _("Somebody has supported this post since %s.") % day(first.starts_on)}
    return {}


def _wrong_mentor(post: Post, *, early_career: bool) -> dict[str, str]:
    """An early-career teacher's mentor is not the induction tutor."""
    kinds = (PartnerKind.MENTOR, PartnerKind.INDUCTION_TUTOR)
    rows = list(Partnership.objects.unscoped(reason=WHY).filter(post=post, kind__in=kinds)) if early_career else []
    both = any(
        one.partner_id == other.partner_id and one.kind != other.kind and one.period.overlaps(other.period)
        for one in rows
        for other in rows
    )
    return (
        {"early_career": _("The mentor of this post is its induction tutor: give it another mentor first.")}
        if both
        else {}
    )


def _pk(school: School | None) -> int | None:
    return school.pk if school else None


def _tell(actor: Actor | None, verb: Verb, post: Post) -> None:
    happened(actor, verb, DIRECTORY, "post", trust=post.trust_id, person=post.person_id, school=post.school_id)
