"""What both sign: the record as it stood, edition by edition."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from growthring.conversations.models.meetings import KIND, Conversation
from growthring.conversations.models.words import LEARNER, WITH
from growthring.core.records import Record, Sensitivity
from growthring.people.models import Person, TrustOwned


class Edition(TrustOwned):
    """The whole record but wellbeing. `content` is frozen with the first signature; its shape: `services.editions`.

    The first edition is opened when the meeting ends; each further one with a reason. The one in force is the newest
    that everybody has signed.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    content = models.JSONField(default=dict)
    reason = models.CharField(_("why it is changed"), max_length=300, blank=True)
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True, blank=True)  # by everybody who is to sign

    record = Record(KIND, LEARNER, Sensitivity.PRIVATE, WITH, "every edition, with who signed it")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["conversation", "number"], name="one_edition_a_number")]

    def __str__(self) -> str:
        return f"{self.number}"


class Signature(TrustOwned):
    """One party's. A disagreement is in the words of whoever signs, and nobody else's to change."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="signatures")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()
    disagreement = models.TextField(_("where I see it differently"), max_length=2000, blank=True)

    record = Record(KIND, "edition__conversation__post__person", Sensitivity.PRIVATE, WITH, "every word")

    class Meta:
        ordering = ["signed_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["edition", "person"], name="one_signature_a_person")]
