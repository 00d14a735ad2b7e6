"""Schools with what is still to be arranged in them, counted in one query for one school or for all."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from growthring.core.access import Actor, Role
from growthring.core.periods import running_on
from growthring.core.scoping import ScopedQuerySet
from growthring.core.wordings import worded
from growthring.home.queries.invitations import may_be_invited
from growthring.people.models import Invitation, PartnerKind, Partnership, Person, Post, RoleGrant, School
from growthring.people.queries.gaps import COACHING
from growthring.stages.models import AssuranceItem, Placement, State
from growthring.standards.models import Calendar, Expectation, ScaleVersion, SchoolStages

LED_BY = (Role.HD, Role.PDL)
SET_UP_BY = (Role.OFF, Role.HD, Role.PDL, Role.TPD, Role.CEO, Role.DPO)

Counted = Any  # a school that came with its counts


def my_schools(actor: Actor) -> ScopedQuerySet[School]:
    """Schools the actor works in or holds a role for; the whole trust's when the role is for the trust."""
    seen = School.objects.visible_to(actor).select_related("stages")
    if actor.trust_wide(*SET_UP_BY, Role.GOV):
        return seen
    by_role = frozenset(grant.school_id for grant in actor.grants if grant.school_id is not None)
    return seen.filter(pk__in=actor.school_ids | by_role)


@worded
def _mine(actor: Actor, *, key: str) -> ScopedQuerySet[School]:
    return my_schools(actor).filter(key=key)


@worded
def _led(actor: Actor, *, key: str) -> Any:
    return with_waiting(with_newcomers(my_schools(actor), actor), actor).filter(key=key)


def my_school(actor: Actor, key: str) -> School | None:
    return next(iter(_mine(actor, key=key)), None)


def my_school_counted(actor: Actor, key: str) -> Counted | None:
    """With its newcomers and what waits."""
    return next(iter(_led(actor, key=key)), None)


def set_up_schools(actor: Actor) -> ScopedQuerySet[School]:
    """Schools whose set-up the actor looks after."""
    seen = School.objects.visible_to(actor).select_related("stages")
    return seen if actor.trust_wide(*SET_UP_BY) else seen.filter(pk__in=actor.schools_as(*SET_UP_BY))


def leads(actor: Actor, school: School) -> bool:
    return any(actor.holds(role, school.pk) for role in LED_BY)


def with_support(schools: ScopedQuerySet[Any], actor: Actor) -> Any:
    """Adds `no_line_manager` and `no_coach`: running posts of the school."""
    posts = Post.objects.filter(running_on(actor.on), school=OuterRef("pk"))
    return schools.annotate(
        no_line_manager=_number(posts.filter(~partner_of(actor, PartnerKind.LINE_MANAGER)), "school"),
        no_coach=_number(posts.filter(~partner_of(actor, *COACHING)), "school"),
    )


def with_newcomers(schools: ScopedQuerySet[Any], actor: Actor) -> Any:
    """Adds `newcomers` with open items, and `overdue` of these."""
    late = Q(due_on__lt=actor.on) & (Q(review_on__isnull=True) | Q(review_on__lt=actor.on))
    overdue = _number(_open_items(actor).filter(late), "assurance__post__school")
    return schools.annotate(newcomers=number_of_newcomers(actor), overdue=overdue)


def number_of_newcomers(actor: Actor) -> Any:
    """Of a school, as a column."""
    return _number(_open_items(actor), "assurance__post__school", "assurance")


def _open_items(actor: Actor) -> QuerySet[AssuranceItem]:
    return AssuranceItem.objects.filter(
        running_on(actor.on, path="assurance__post"), assurance__post__school=OuterRef("pk"), assured_on__isnull=True
    )


def with_waiting(schools: ScopedQuerySet[Any], actor: Actor) -> Any:
    """Adds `proposed` and `contested`: placements on the table in the school."""
    open_ones = Placement.objects.filter(
        running_on(actor.on, path="post"), voided_at__isnull=True, post__school=OuterRef("pk")
    )
    return schools.annotate(
        proposed=_number(open_ones.filter(state=State.PROPOSED), "post__school"),
        contested=_number(open_ones.filter(state=State.CONTESTED), "post__school"),
    )


@worded
def set_up_with_counts(actor: Actor, *, now: datetime) -> Any:
    """Schools whose set-up the actor looks after, with all that the checklist asks."""
    return _with_set_up(with_support(set_up_schools(actor), actor), actor, now)


def _with_set_up(schools: ScopedQuerySet[Any], actor: Actor, now: datetime) -> Any:
    """Adds what the checklist asks: is there a calendar, a scale, the lists; who has no login, who is invited."""
    mine = Q(school=OuterRef("pk")) | Q(school__isnull=True)
    here = Post.objects.filter(running_on(actor.on), school=OuterRef("pk"))
    live = Invitation.objects.filter(
        person=OuterRef("pk"), used_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=now
    )
    trust = {"trust": OuterRef("trust")}
    return schools.annotate(
        has_calendar=Exists(Calendar.objects.filter(mine, running_on(actor.on), **trust)),
        has_scale=Exists(ScaleVersion.objects.filter(mine, **trust)),
        has_lists=Exists(Expectation.objects.filter(mine, retired_on__isnull=True, **trust)),
        has_chosen=Exists(SchoolStages.objects.filter(school=OuterRef("pk"))),
        has_staff=Exists(here),
        without_login=_persons_here(actor, user__isnull=True),
        invited=_persons_here(actor, Exists(live), user__isnull=True),
    )


def _persons_here(actor: Actor, *conditions: Any, **facts: Any) -> Any:
    """How many persons belong to the school, as `belongs_to` says it: by a post; by a role alone; as a guest alone.

    Each part begins with the school's own few rows: the other way round, every person of the installation is looked at.
    """
    on = actor.on
    posts, grants = (table.objects.filter(running_on(on), school=OuterRef("pk")) for table in (Post, RoleGrant))
    guests = Partnership.objects.filter(running_on(on), post__school=OuterRef("pk"), partner__is_guest=True)

    def is_meant(person: str) -> Exists:
        meant = Person.objects.filter(may_be_invited(actor), *conditions, pk=OuterRef(person), **facts)
        return Exists(meant)

    def is_in(table: type[Post] | type[RoleGrant], person: str, school: str) -> Exists:
        return Exists(table.objects.filter(running_on(on), person=OuterRef(person), school=OuterRef(school)))

    by_role = grants.filter(is_meant("person"), ~is_in(Post, "person", "school"))
    as_guest = guests.filter(is_meant("partner"), ~is_in(Post, "partner", "post__school"))
    return (
        _number(posts.filter(is_meant("person")), "school", "person")
        + _number(by_role, "school", "person")
        + _number(as_guest.filter(~is_in(RoleGrant, "partner", "post__school")), "post__school", "partner")
    )


def partner_of(actor: Actor, *kinds: str) -> Exists:
    return Exists(Partnership.objects.filter(running_on(actor.on), post=OuterRef("pk"), kind__in=kinds))


def _number(rows: QuerySet[Any], group: str, counted: str = "pk") -> Any:
    """How many rows, as a column: `group` is the path that the rows were narrowed to one value of."""
    numbers = rows.order_by().values(group).annotate(number=Count(counted, distinct=True)).values("number")
    return Coalesce(Subquery(numbers), Value(0))
