"""A school by the name in its address."""

from growthring.core.access import Actor
from growthring.core.scoping import ScopedQuerySet
from growthring.core.wordings import worded
from growthring.people.models import School


def school_called(actor: Actor, slug: str) -> School | None:
    return next(iter(_called(actor, slug=slug)), None)


@worded
def _called(actor: Actor, *, slug: str) -> ScopedQuerySet[School]:
    return School.objects.visible_to(actor).defer("register").filter(slug=slug)
