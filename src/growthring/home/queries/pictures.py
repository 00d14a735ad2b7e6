"""The open pictures: one release of each closed checkpoint, the same for everybody who works here."""

from collections.abc import Iterable

from growthring.core.access import Actor
from growthring.core.scoping import ScopedQuerySet
from growthring.core.wordings import worded
from growthring.people.models import School
from growthring.stages.models import OpenRelease
from growthring.stages.queries.pictures import latest


def open_pictures(actor: Actor, school: School) -> list[OpenRelease]:
    """The school's releases, newest first. One query."""
    return _of(actor, school=school.pk)


@worded
def _of(actor: Actor, *, school: int) -> ScopedQuerySet[OpenRelease]:
    return OpenRelease.objects.visible_to(actor).filter(school=school).order_by("-on")


def latest_of_each(actor: Actor, schools: Iterable[int]) -> dict[int | None, OpenRelease]:
    """By school, and None for the whole trust, the newest release. Two queries."""
    rows = [*_latest(actor, schools=list(schools)), *_whole(actor)]
    return {row.school_id: row for row in rows}


@worded
def _latest(actor: Actor, *, schools: list[int]) -> ScopedQuerySet[OpenRelease]:
    return latest(OpenRelease.objects.visible_to(actor).filter(school__in=schools))


@worded
def _whole(actor: Actor) -> ScopedQuerySet[OpenRelease]:
    return OpenRelease.objects.visible_to(actor).filter(school__isnull=True).order_by("-on")[:1]
