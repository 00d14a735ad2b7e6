from django.db import models

from growthring.core import clock
from growthring.people.models import Person, TrustOwned


class Versioned(TrustOwned):
    """A text that two may edit. `version` counts what was saved: whoever saves says which one they had before them.

    The pen says who is writing just now. It is a courtesy: the version is what keeps every sentence.
    """

    version = models.PositiveIntegerField(default=0, editable=False)
    written_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    pen_holder = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    pen_until = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True


class TextVersion(TrustOwned):
    """One text as it was saved. A subclass adds the key to its row, its record, and who may see it."""

    number = models.PositiveIntegerField()
    text = models.TextField()
    writer = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        abstract = True
