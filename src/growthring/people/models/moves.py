"""What a school was before: under another number, in another trust."""

from django.db import models

from growthring.core.records import Record, Sensitivity
from growthring.people.models.bodies import School, Trust, TrustOwned

SET_UP = "Set-up (calendar; scale; expectations; questions; settings)"


class FormerNumber(TrustOwned):
    """A URN the school had until a day: becoming an academy gives the same school a new one."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="former_numbers")
    urn = models.CharField(max_length=20)
    until = models.DateField(null=True, blank=True)  # the first day with the new one, where the register says

    record = Record(
        SET_UP, None, Sensitivity.OPEN, "as long as the school uses Growthring", "nothing: it is about no person"
    )

    class Meta:
        ordering = ["until", "pk"]
        constraints = [models.UniqueConstraint(fields=["school", "urn"], name="one_former_number_a_school")]

    def __str__(self) -> str:
        return self.urn


class SchoolMove(TrustOwned):
    """The school came into this trust from another on a day, with its history. `counts` has numbers only."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="moves")
    from_trust = models.ForeignKey(Trust, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    made_at = models.DateTimeField()
    counts = models.JSONField(default=dict)  # model label -> rows carried over

    record = Record(
        SET_UP, None, Sensitivity.OPEN, "as long as the school uses Growthring", "nothing: it is about no person"
    )

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.on:%Y-%m-%d}"
