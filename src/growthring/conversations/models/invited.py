"""Who was told of a meeting in their own calendar, and what of it they know."""

from django.db import models

from growthring.conversations.models.meetings import KIND, Conversation
from growthring.core.records import Record, Sensitivity
from growthring.people.models import Person, TrustOwned


class Invited(TrustOwned):
    """One person's calendar and one meeting. `sequence` counts what went to this calendar; `told` is the meeting's own
    `sequence` at that time, so that whoever knows an older one is told again."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="invited")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    sequence = models.PositiveIntegerField(default=0)
    told = models.PositiveIntegerField(default=0)
    starts_at = models.DateTimeField()  # as that calendar has it
    is_cancelled = models.BooleanField(default=False)

    record = Record(KIND, "person", Sensitivity.TECHNICAL, "with its conversation", "that a calendar was told")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "person"], name="one_calendar_a_person")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.sequence}"
