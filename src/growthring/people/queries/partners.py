"""Whom I support, and who supports me."""

from django.db.models import QuerySet

from growthring.core.access import Actor
from growthring.core.periods import running_on
from growthring.people.models import Partnership


def caseload(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships I hold today, with post and person; for a guest without the school, which they do not see."""
    around = [] if actor.is_guest else ["post__school", "post__team"]
    held = Partnership.objects.visible_to(actor).filter(running_on(actor.on), partner_id=actor.person_id)
    rows = held.filter(running_on(actor.on, path="post")).select_related("post__person", *around)
    return rows.order_by("post__person__family_name", "post__person__given_name", "pk")


def my_partners(actor: Actor) -> QuerySet[Partnership]:
    """Who supports me today, in each of my posts."""
    mine = Partnership.objects.visible_to(actor).filter(running_on(actor.on), post__person_id=actor.person_id)
    return mine.select_related("partner", "post__school").order_by("post_id", "kind", "pk")
