"""A legal hold stops every clock of retention for one person, while a case is open."""

from django.db import models
from django.db.models import Q

from growthring.core.records import Record, Sensitivity
from growthring.people.models.bodies import TrustOwned
from growthring.people.models.persons import Person


class LegalHold(TrustOwned):
    """Nothing about the person is forgotten until it ends. Placed by two people, ended by two.

    The four stand as plain numbers of persons, so that it outlives their entries.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="legal_holds")
    case = models.CharField(max_length=80)  # a reference, as a solicitor or the data protection officer writes it
    begun_at = models.DateTimeField()
    begun_by = models.BigIntegerField()
    begun_with = models.BigIntegerField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.BigIntegerField(null=True, blank=True)
    ended_with = models.BigIntegerField(null=True, blank=True)

    record = Record(
        "Person and directory entry",
        "person",
        Sensitivity.PERSONAL,
        "six years after it ended",
        "that there is one, since when, and its reference",
    )

    class Meta:
        ordering = ["begun_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_at__isnull=True), name="one_open_legal_hold_a_person"
            )
        ]

    def __str__(self) -> str:
        return self.case
