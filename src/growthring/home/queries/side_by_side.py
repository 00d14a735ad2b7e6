"""The schools of a trust side by side, for those who lead it: how each works, and what is still to be arranged."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from growthring.commitments.queries.school import numbers_by_school
from growthring.core.access import Actor
from growthring.core.periods import running_on
from growthring.core.wordings import worded
from growthring.home.queries.schools import number_of_newcomers, partner_of
from growthring.people.models import PartnerKind, Post, School
from growthring.people.queries.gaps import COACHING
from growthring.stages.queries.scales import USUAL_MODE
from growthring.standards.models import StageMode


@dataclass(frozen=True, slots=True)
class Line:
    """A school by name, with the posts that run there."""

    pk: int
    key: str
    slug: str
    name: str
    mode: StageMode
    post_count: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Posts without support, newcomers with open items, and promises that staff share with their school."""

    no_line_manager: int = 0
    no_coach: int = 0
    newcomers: int = 0
    promises_open: int = 0
    promises_kept: int = 0


def lines(actor: Actor) -> list[Line]:
    """All schools in the order of their names. One query."""
    return [
        Line(pk, key, slug, name, StageMode(mode or USUAL_MODE), posts)
        for pk, key, slug, name, mode, posts in _lines(actor)
    ]


def figures(actor: Actor, schools: Iterable[int]) -> dict[int, Figures]:
    """By school. Three queries."""
    wanted = list(schools)
    without = {school: (manager, coach) for school, manager, coach in _without(actor, schools=wanted)}
    newcomers = dict(_newcomers(actor, schools=wanted))
    promises = numbers_by_school(actor, wanted)
    return {
        school: Figures(*without.get(school, (0, 0)), newcomers[school], *promises.get(school, (0, 0)))
        for school in wanted
    }


@worded
def _lines(actor: Actor) -> Any:
    posts = Post.objects.filter(running_on(actor.on), school=OuterRef("pk")).order_by()
    number = Subquery(posts.values("school").annotate(number=Count("pk")).values("number"))
    seen = School.objects.visible_to(actor).order_by("name", "pk")
    return seen.values_list("pk", "key", "slug", "name", "stages__mode", Coalesce(number, Value(0)))


@worded
def _without(actor: Actor, *, schools: list[int]) -> Any:
    posts = Post.objects.visible_to(actor).filter(running_on(actor.on), school__in=schools)
    numbers = {
        "no_line_manager": Count("pk", filter=~partner_of(actor, PartnerKind.LINE_MANAGER)),
        "no_coach": Count("pk", filter=~partner_of(actor, *COACHING)),
    }
    return posts.order_by().values("school").annotate(**numbers).values_list("school", *numbers)


@worded
def _newcomers(actor: Actor, *, schools: list[int]) -> Any:
    seen = School.objects.visible_to(actor).filter(pk__in=schools)
    return seen.values_list("pk", number_of_newcomers(actor))
