"""Learning partnerships: who supports whom, from when to when. They carry access."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from growthring.core.models import Dated
from growthring.core.records import Record, Sensitivity
from growthring.people.models.bodies import TrustOwned
from growthring.people.models.persons import Person, Post


class PartnerKind(models.TextChoices):
    LINE_MANAGER = "line_manager", _("Line manager")
    COACH = "coach", _("Coach")
    MENTOR = "mentor", _("Mentor")
    INDUCTION_TUTOR = "induction_tutor", _("Induction tutor")


class SupportMode(models.TextChoices):
    MENTORING = "mentoring", _("Mentoring")
    COACHING = "coaching", _("Coaching")


class Partnership(TrustOwned, Dated):
    """A learner's post and one partner. Mentoring turns into coaching on the date it shifted.

    `entered_on` is kept where that was later than the beginning: nothing from before that day opens to the partner.
    """

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="partnerships")
    partner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="partnerships_held")
    kind = models.CharField(_("kind"), max_length=16, choices=PartnerKind)
    mode = models.CharField(_("way of support"), max_length=10, choices=SupportMode, blank=True)
    coaching_since = models.DateField(_("coaching since"), null=True, blank=True)
    entered_on = models.DateField(null=True, editable=False)

    record = Record(
        "Partnership",
        "post__person",
        Sensitivity.PERSONAL,
        "with the post",
        "every partnership, as learner and as partner",
    )

    class Meta:
        ordering = ["starts_on", "pk"]
        indexes = [
            models.Index(fields=["partner", "kind", "ends_on"]),
            models.Index(fields=["post", "kind", "starts_on", "ends_on"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="partnership_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["post"],
                condition=Q(kind="line_manager", ends_on__isnull=True),
                name="one_open_line_manager_a_post",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.starts_on}"


class Share(TrustOwned):
    """What a learner opens to one partner: a kind of record, until it is withdrawn. Only the learner makes one."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="shares")
    record_kind = models.CharField(max_length=80)  # a row of the matrix whose cell says S*
    shared_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    record = Record(
        "Partnership", "partnership__post__person", Sensitivity.PERSONAL, "with the partnership", "every row"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "record_kind"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_live_share_a_kind",
            )
        ]

    def __str__(self) -> str:
        return self.record_kind
