from django.db import models
from django.db.models import Q

from growthring.core.access import Actor
from growthring.people.models import Person, TrustOwned

IN_USE = Q(binned_at__isnull=True)


def in_use_or_mine(actor: Actor) -> Q:
    """For a policy: what lies in a bin is seen by nobody but whoever put it there. Pages add `IN_USE`."""
    return IN_USE | Q(binned_by_id=actor.person_id)


class Binned(TrustOwned):
    """A row that can be put away: for thirty days it comes back as it was, then it is gone."""

    binned_at = models.DateTimeField(null=True, blank=True, editable=False)
    binned_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )

    class Meta:
        abstract = True
