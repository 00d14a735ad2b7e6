from django.db import models

from growthring.core import clock
from growthring.core.records import Record, Sensitivity
from growthring.people.models import Person, TrustOwned


class SentOnce(TrustOwned):
    """A form that was taken: the second time it comes, it gets the answer of the first.

    `body_digest` is keyed with the installation's secret, so that nobody can try texts against it.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    repeat_key = models.UUIDField()
    place = models.CharField(max_length=500)  # the address it was sent to
    body_digest = models.CharField(max_length=64)
    answer = models.CharField(max_length=2000, blank=True)  # where the browser was sent next
    sent_at = models.DateTimeField(default=clock.now)

    record = Record(None, "person", Sensitivity.TECHNICAL, "seven days", "nothing: digests and addresses only")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "repeat_key"], name="each_form_is_taken_once")]
        indexes = [models.Index(fields=["sent_at"])]

    def __str__(self) -> str:
        return self.place
