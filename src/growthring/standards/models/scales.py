"""The stage scale: set by the trust, adapted by a school, kept in versions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from growthring.core.records import Record, Sensitivity
from growthring.people.models import School, TrustOwned

SET_UP = "Set-up (calendar; scale; expectations; questions; settings)"


class StageMode(models.TextChoices):
    """How far a school goes with stages. Everything but the profile works with stages off."""

    OFF = "off", _("Off")
    ASSURANCE = "assurance", _("Assurance of newcomers only")
    SELF_PLACED = "self_placed", _("Self-placed")
    AGREED = "agreed", _("Agreed in dialogue")


class SchoolStages(TrustOwned):
    """A school's own choice about stages."""

    school = models.OneToOneField(School, on_delete=models.CASCADE, related_name="stages")
    mode = models.CharField(_("how we use stages"), max_length=12, choices=StageMode, default=StageMode.AGREED)

    record = Record(
        SET_UP,
        None,
        Sensitivity.OPEN,
        "as long as the school uses Growthring",
        "nothing: it is about no person",
    )

    def __str__(self) -> str:
        return str(self.get_mode_display())


class ScaleVersion(TrustOwned):
    """One wording of the scale. A year's data keeps the version it was made with: versions are added, never edited.

    `school` None is the trust's own. The version in force for a school on a day is its own newest by then, else the
    trust's newest by then. With a version marked `back_to_trust` a school that had adapted the scale gave its own up.
    """

    school = models.ForeignKey(School, on_delete=models.CASCADE, null=True, blank=True, related_name="scale_versions")
    number = models.PositiveIntegerField()
    in_force_from = models.DateField(_("in force from"))
    note = models.CharField(_("what changed and why"), max_length=300, blank=True)
    back_to_trust = models.BooleanField(default=False, editable=False)  # has no stages of its own

    record = Record(
        SET_UP, None, Sensitivity.OPEN, "as long as the school uses Growthring", "nothing: it is about no person"
    )

    class Meta:
        ordering = ["in_force_from", "number"]
        constraints = [
            models.UniqueConstraint(fields=["trust", "number"], name="one_scale_version_a_number"),
        ]

    def __str__(self) -> str:
        return f"{self.number}"


class Stage(TrustOwned):
    """One stage of one version. `position` counts from one; two stages make a phase."""

    scale = models.ForeignKey(ScaleVersion, on_delete=models.CASCADE, related_name="stages")
    position = models.PositiveSmallIntegerField()
    phase = models.PositiveSmallIntegerField()
    phase_name = models.CharField(_("phase"), max_length=80)
    name = models.CharField(_("name"), max_length=80)
    description = models.TextField(_("what it means"), blank=True)
    direction = models.TextField(_("direction: what we ask and show"), blank=True)
    support = models.TextField(_("support: what we give"), blank=True)

    record = Record(SET_UP, None, Sensitivity.OPEN, "with its version", "nothing: it is about no person")

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["scale", "position"], name="one_stage_a_position")]

    def __str__(self) -> str:
        return self.name
