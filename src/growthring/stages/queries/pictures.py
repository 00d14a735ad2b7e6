"""Releases of the open picture, and the notes that leaders opened beside it."""

from typing import Any

from django.db.models import OuterRef, Subquery

from growthring.core.access import Actor
from growthring.core.scoping import ScopedQuerySet
from growthring.core.wordings import worded
from growthring.people.models import School
from growthring.stages.models import OpenRelease, ProfileNote
from growthring.stages.policy import open_schools


def latest(seen: ScopedQuerySet[OpenRelease]) -> ScopedQuerySet[OpenRelease]:
    """Of each school the newest, out of those somebody sees."""
    newest = OpenRelease.objects.filter(school=OuterRef("school")).order_by("-on").values("on")
    return seen.filter(school__isnull=False, on=Subquery(newest[:1]))


@worded
def schools_at(actor: Actor, *, slug: str) -> Any:
    """The one at this address, if its open picture is for the actor."""
    rows = School.objects.visible_to(actor).filter(open_schools(actor, path="pk"), slug=slug)
    return rows.select_related("stages")


@worded
def own_schools(actor: Actor) -> Any:
    return School.objects.visible_to(actor).filter(pk__in=actor.school_ids).select_related("stages")


@worded
def releases_of(actor: Actor, *, school: int) -> Any:
    """Newest first."""
    return OpenRelease.objects.visible_to(actor).filter(school=school).order_by("-on")


@worded
def releases_of_trust(actor: Actor) -> Any:
    """Newest first."""
    return OpenRelease.objects.visible_to(actor).filter(school__isnull=True).order_by("-on")


@worded
def newest_of_schools(actor: Actor) -> Any:
    """The keys of each school's newest release, in the order of the schools' names."""
    rows = latest(OpenRelease.objects.visible_to(actor)).order_by("school__name", "pk")
    return rows.values_list("pk", flat=True)


@worded
def side_by_side(actor: Actor, *, releases: list[int]) -> Any:
    rows = OpenRelease.objects.visible_to(actor).filter(pk__in=releases).select_related("school")
    return rows.order_by("school__name", "pk")


@worded
def open_notes(actor: Actor, *, school: int) -> Any:
    """With their checkpoints."""
    rows = ProfileNote.objects.visible_to(actor).filter(is_open=True, checkpoint__school=school)
    return rows.select_related("checkpoint")
