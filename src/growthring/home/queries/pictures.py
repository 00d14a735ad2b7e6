"""The open pictures: one release of each closed checkpoint, the same for everybody who works here."""

from collections.abc import Iterable

from growthring.core.access import Actor
from growthring.people.models import School
from growthring.stages.models import OpenRelease
from growthring.stages.queries.pictures import latest


def open_pictures(actor: Actor, school: School) -> list[OpenRelease]:
    """The school's releases, newest first. One query."""
    return list(OpenRelease.objects.visible_to(actor).filter(school=school).order_by("-on"))


def latest_of_each(actor: Actor, schools: Iterable[School]) -> dict[int | None, OpenRelease]:
    """By school, and None for the whole trust, the newest release. Two queries."""
    seen = OpenRelease.objects.visible_to(actor)
    found: dict[int | None, OpenRelease] = {row.school_id: row for row in latest(seen.filter(school__in=list(schools)))}
    whole = seen.filter(school__isnull=True).order_by("-on").first()
    return {**found, None: whole} if whole else found
