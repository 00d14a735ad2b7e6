"""The open pictures: one release of each closed checkpoint, the same for everybody who works here."""

from growthring.core.access import Actor
from growthring.people.models import School
from growthring.stages.models import OpenRelease


def open_pictures(actor: Actor, school: School) -> list[OpenRelease]:
    """The school's releases, newest first. One query."""
    return list(OpenRelease.objects.visible_to(actor).filter(school=school).order_by("-on"))


def latest_of_each(actor: Actor) -> dict[int | None, OpenRelease]:
    """By school, and None for the whole trust, the newest release. One query."""
    rows = OpenRelease.objects.visible_to(actor).order_by("on", "pk")
    return {row.school_id: row for row in rows}
