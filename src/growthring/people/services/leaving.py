"""Somebody leaves: posts, roles and partnerships end, and with them all access. Nothing of theirs is deleted."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from growthring.core import clock
from growthring.core.access import Actor, Role
from growthring.core.periods import running_on
from growthring.people.models import (
    BulkChange,
    Invitation,
    Partnership,
    Person,
    Post,
    RoleGrant,
    School,
    Team,
)
from growthring.people.rules.words import day
from growthring.people.services import permits
from growthring.people.services.changes import close
from growthring.people.services.events import DIRECTORY, Verb, happened
from growthring.people.services.ledger import Ledger
from growthring.people.services.posts import add_post, stop_partnerships, stop_post

LOOK_AFTER = (Role.OFF, Role.HD, Role.TPD, Role.CEO)
WHY = "somebody leaves: everything of theirs ends, whoever may see it"


@transaction.atomic
def leave(*, actor: Actor | None, person: Person, on: date) -> BulkChange:
    """`on` is the first day away: today ends access with the next request. Undone as one change."""
    permits.ending_access(actor, person)
    posts = list(Post.objects.unscoped(reason=WHY).filter(person=person))
    _check(person, posts, on)
    if actor is not None and actor.person_id == person.pk:
        _check_others_are_left(person, on)
    ledger = Ledger()
    for post in posts:
        stop_post(post, on, ledger)
    held = Partnership.objects.unscoped(reason=WHY).filter(partner=person).select_related("post")
    for partnership in held:
        stop_partnerships([partnership], on, ledger, partnership.post.person_id)
    _end_roles(person, on, ledger)
    for invitation in Invitation.objects.unscoped(reason=WHY).filter(
        person=person, used_at__isnull=True, withdrawn_at__isnull=True
    ):
        ledger.change(invitation, person.pk, withdrawn_at=clock.now())
    ledger.change(person, person.pk, left_on=on)
    happened(actor, Verb.ENDED, DIRECTORY, "leaving", trust=person.trust_id, person=person.pk)
    return close(
        actor,
        ledger,
        what=BulkChange.What.LEFT,
        title=_("%s leaves") % person,
        trust_id=person.trust_id,
        school=_school_of(posts),
    )


@transaction.atomic
def rejoin(
    *,
    actor: Actor | None,
    person: Person,
    school: School | None,
    kind: str,
    starts_on: date,
    title: str = "",
    team: Team | None = None,
    early_career: bool = False,
    part_time: bool = False,
    fte: Decimal | None = None,
) -> Post:
    """The same person with a new post; what ended stays ended."""
    if person.left_on is None:
        raise ValidationError(_("%s has not left.") % person)
    if starts_on < person.left_on:
        raise ValidationError({"starts_on": _("%(name)s left on %(day)s.") % _told(person, person.left_on)})
    person.left_on = None
    person.save(update_fields=["left_on"])
    return add_post(
        actor=actor,
        person=person,
        school=school,
        kind=kind,
        starts_on=starts_on,
        title=title,
        team=team,
        early_career=early_career,
        part_time=part_time,
        fte=fte,
    )


def _check(person: Person, posts: list[Post], on: date) -> None:
    if person.left_on is not None:
        raise ValidationError(_("%(name)s left on %(day)s.") % _told(person, person.left_on))
    begun = [post.starts_on for post in posts if on <= post.starts_on <= clock.today()]
    if begun:
        raise ValidationError(
            {"on": _("A post of theirs began on %s: choose that day or a later one.") % day(max(begun))}
        )


def _check_others_are_left(person: Person, on: date) -> None:
    """Whoever ends their own access leaves somebody behind who can bring people in or give roles."""
    kept = RoleGrant.objects.unscoped(reason=WHY).filter(trust_id=person.trust_id, role__in=LOOK_AFTER)
    if not kept.filter(running_on(on)).exclude(person=person).exists():
        raise ValidationError(_("You are the only one who looks after the staff list: somebody else has to, first."))


def _end_roles(person: Person, on: date, ledger: Ledger) -> None:
    for grant in RoleGrant.objects.unscoped(reason=WHY).filter(person=person):
        if grant.starts_on >= on:
            ledger.remove(grant, person.pk)
        elif grant.ends_on is None or grant.ends_on > on:
            ledger.change(grant, person.pk, ends_on=on)


def _school_of(posts: list[Post]) -> School | None:
    """The one school they worked at; with several, the change belongs to the trust."""
    schools = {post.school_id: post.school for post in posts}
    return next(iter(schools.values())) if len(schools) == 1 else None


def _told(person: Person, on: date) -> dict[str, str]:
    return {"name": str(person), "day": day(on)}
