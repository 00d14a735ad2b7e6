"""Releases of the open picture."""

from django.db.models import OuterRef, Subquery

from growthring.core.scoping import ScopedQuerySet
from growthring.stages.models import OpenRelease


def latest(seen: ScopedQuerySet[OpenRelease]) -> ScopedQuerySet[OpenRelease]:
    """Of each school the newest, out of those somebody sees."""
    newest = OpenRelease.objects.filter(school=OuterRef("school")).order_by("-on").values("on")
    return seen.filter(school__isnull=False, on=Subquery(newest[:1]))
