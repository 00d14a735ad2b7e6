from django.db import models

from growthring.core import clock
from growthring.core.records import Record, Sensitivity
from growthring.people.models import Person, TrustOwned

KIND = "Conversation preparation; reflection draft; any unsent draft"


class Draft(TrustOwned):
    """What somebody is writing in one form, as far as they have come; nobody else's to read.

    `place` names the form, as in ``conversations_prepare:KEY``: a name of an address and what stands in it.
    """

    writer = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    about = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    place = models.CharField(max_length=160)
    fields = models.JSONField(default=dict)  # name of the box: text
    saved_at = models.DateTimeField(default=clock.now)

    record = Record(
        KIND,
        "writer",
        Sensitivity.PRIVATE,
        "until it is sent or thrown away; about somebody else 30 days, one's own 12 months after the last word",
        "every word of it",
    )

    class Meta:
        ordering = ["-saved_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["writer", "place"], name="one_draft_a_place")]
        indexes = [models.Index(fields=["saved_at"])]

    def __str__(self) -> str:
        return self.place
