"""Schools with what is still to be arranged in them, counted in one query for one school or for all."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from growthring.core.access import Actor, Role
from growthring.core.periods import running_on
from growthring.core.scoping import ScopedQuerySet
from growthring.core.wordings import worded
from growthring.home.queries.invitations import belongs_to
from growthring.people.models import Invitation, PartnerKind, Partnership, Person, Post, School
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
    return with_waiting(with_gaps(my_schools(actor), actor), actor).filter(key=key)


def my_school(actor: Actor, key: str) -> School | None:
    return next(iter(_mine(actor, key=key)), None)


def my_school_counted(actor: Actor, key: str) -> Counted | None:
    """With what is missing and what waits."""
    return next(iter(_led(actor, key=key)), None)


def set_up_schools(actor: Actor) -> ScopedQuerySet[School]:
    """Schools whose set-up the actor looks after."""
    seen = School.objects.visible_to(actor).select_related("stages")
    return seen if actor.trust_wide(*SET_UP_BY) else seen.filter(pk__in=actor.schools_as(*SET_UP_BY))


def leads(actor: Actor, school: School) -> bool:
    return any(actor.holds(role, school.pk) for role in LED_BY)


def with_gaps(schools: ScopedQuerySet[Any], actor: Actor) -> Any:
    """Adds `post_count`, `no_line_manager`, `no_coach`, `newcomers`, `overdue`: running posts of the school."""
    posts = Post.objects.filter(running_on(actor.on), school=OuterRef("pk"))
    items = AssuranceItem.objects.filter(
        running_on(actor.on, path="assurance__post"), assurance__post__school=OuterRef("pk"), assured_on__isnull=True
    )
    late = Q(due_on__lt=actor.on) & (Q(review_on__isnull=True) | Q(review_on__lt=actor.on))
    return schools.annotate(
        post_count=_number(posts, "school"),
        no_line_manager=_number(posts.filter(~_partner(actor, PartnerKind.LINE_MANAGER)), "school"),
        no_coach=_number(posts.filter(~_partner(actor, *COACHING)), "school"),
        newcomers=_number(items, "assurance__post__school", "assurance"),
        overdue=_number(items.filter(late), "assurance__post__school"),
    )


def seen_by_name(actor: Actor) -> list[int]:
    """Keys of the schools somebody sees, in the order of their names."""
    return _names(actor)


@worded
def _names(actor: Actor) -> Any:
    return School.objects.visible_to(actor).order_by("name", "pk").values_list("pk", flat=True)


@worded
def with_their_gaps(actor: Actor, *, schools: list[int]) -> Any:
    seen = School.objects.visible_to(actor).order_by("name", "pk").select_related("stages")
    return with_gaps(seen.filter(pk__in=schools), actor)


def posts_in(actor: Actor) -> int:
    """Running posts in the trust's schools, for those who lead the trust."""
    return sum(_posts(actor))


@worded
def _posts(actor: Actor) -> Any:
    rows = Post.objects.visible_to(actor).filter(running_on(actor.on), school__isnull=False)
    return rows.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk")).values_list("n", flat=True)


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
    return _with_set_up(with_gaps(set_up_schools(actor), actor), actor, now)


def _with_set_up(schools: ScopedQuerySet[Any], actor: Actor, now: datetime) -> Any:
    """Adds what the checklist asks: is there a calendar, a scale, the lists; who has no login, who is invited."""
    mine = Q(school=OuterRef("pk")) | Q(school__isnull=True)
    here = Post.objects.filter(running_on(actor.on), school=OuterRef("pk"))
    without = Person.objects.filter(belongs_to(actor, OuterRef(OuterRef("pk"))), user__isnull=True)
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
        without_login=_number(without, "trust"),
        invited=_number(without.filter(Exists(live)), "trust"),
    )


def _partner(actor: Actor, *kinds: str) -> Exists:
    return Exists(Partnership.objects.filter(running_on(actor.on), post=OuterRef("pk"), kind__in=kinds))


def _number(rows: QuerySet[Any], group: str, counted: str = "pk") -> Any:
    """How many rows, as a column: `group` is the path that the rows were narrowed to one value of."""
    numbers = rows.order_by().values(group).annotate(number=Count(counted, distinct=True)).values("number")
    return Coalesce(Subquery(numbers), Value(0))
