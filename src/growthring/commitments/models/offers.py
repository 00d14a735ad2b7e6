"""What somebody offers to their colleagues' learning, in their own words, for as long as they like."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from growthring.core.records import Record, Sensitivity
from growthring.people.models import Person, TrustOwned


class Offer(TrustOwned):
    """Made by its giver alone: what a conversation brings up is theirs until they say so here."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="offers")
    text = models.CharField(_("what I can help with"), max_length=200)
    offered_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)

    record = Record(
        "Offer; resource; showcase", "person", Sensitivity.OPEN, "a year after it was withdrawn", "every offer"
    )

    class Meta:
        ordering = ["offered_on", "pk"]
        indexes = [
            models.Index(fields=["person"], condition=Q(withdrawn_on__isnull=True), name="offers_that_stand"),
        ]

    def __str__(self) -> str:
        return self.text
