"""Checkpoints: the profile as it was recorded when each closed, and the one open picture released from it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from growthring.core.records import Record, Sensitivity
from growthring.people.models import Person, Post, School, TrustOwned
from growthring.standards.models import Calendar


class Checkpoint(TrustOwned):
    """A school's checkpoint that has been closed. What it counted stays as it was recorded.

    `counted` has the numbers once its rows are past their time: {"places": {"3": posts, "not_placed": posts},
    "persons": persons}.
    """

    class Point(models.TextChoices):
        SIX_WEEKS = "six_weeks", _("First six weeks")
        TERM_1 = "term_1", _("End of first term")
        TERM_2 = "term_2", _("End of second term")
        TERM_3 = "term_3", _("End of third term")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="checkpoints")
    calendar = models.ForeignKey(Calendar, on_delete=models.PROTECT, related_name="checkpoints")
    point = models.CharField(max_length=9, choices=Point)
    on = models.DateField()
    closed_at = models.DateTimeField()
    counted = models.JSONField(null=True, blank=True)

    record = Record(
        "Profile exact",
        None,
        Sensitivity.PERSONAL,
        "as long as the school uses Growthring",
        "nothing by itself",
    )

    class Meta:
        ordering = ["on"]
        constraints = [models.UniqueConstraint(fields=["school", "calendar", "point"], name="one_checkpoint_a_point")]

    def __str__(self) -> str:
        return f"{self.get_point_display()} {self.on}"


class CheckpointRow(TrustOwned):
    """Where one post stood at a closed checkpoint: at a stage's position, or not placed, proposed or contested."""

    class Standing(models.TextChoices):
        PLACED = "placed", _("Placed")
        NOT_PLACED = "not_placed", _("Not placed")
        PROPOSED = "proposed", _("Proposed")
        CONTESTED = "contested", _("Contested")

    checkpoint = models.ForeignKey(Checkpoint, on_delete=models.CASCADE, related_name="rows")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="checkpoint_rows")
    post_kind = models.CharField(max_length=20)
    team_name = models.CharField(max_length=120, blank=True)
    standing = models.CharField(max_length=10, choices=Standing)
    stage_position = models.PositiveSmallIntegerField(null=True)

    record = Record(
        "Stage placement",
        "post__person",
        Sensitivity.PRIVATE,
        "current school year and three; counts stay",
        "every row",
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["checkpoint", "post"], name="one_row_a_post")]

    def __str__(self) -> str:
        return str(self.get_standing_display())


class ProfileNote(TrustOwned):
    """A leader's words that explain a change in the profile, such as many joiners in one term."""

    checkpoint = models.ForeignKey(Checkpoint, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("what explains the change"), max_length=2000)
    written_at = models.DateTimeField()
    is_open = models.BooleanField(_("show it beside the open picture too"), default=False)

    record = Record("Profile exact", "author", Sensitivity.PERSONAL, "with the checkpoint", "notes the person wrote")

    class Meta:
        ordering = ["written_at"]

    def __str__(self) -> str:
        return f"note of {self.written_at:%Y-%m-%d}"


class OpenRelease(TrustOwned):
    """The one open picture of a closed checkpoint, for a school or (school None) the trust: released once."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, null=True, blank=True, related_name="open_releases")
    calendar_name = models.CharField(max_length=20)
    point = models.CharField(max_length=9, choices=Checkpoint.Point)
    on = models.DateField()
    released_at = models.DateTimeField()
    persons = models.PositiveIntegerField(null=True)  # None when nothing could be shown
    bands = models.JSONField(default=list)  # [{"phase": name, "shown": "12"|"fewer than 5"|"", ...}] by core.disclosure
    withheld = models.CharField(max_length=20, blank=True)  # why nothing is shown: too_few, too_soon

    record = Record(
        "Profile open",
        None,
        Sensitivity.OPEN,
        "as long as the school uses Growthring",
        "nothing: counts only",
    )

    class Meta:
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(fields=["school", "on"], name="one_open_release_a_school"),
            models.UniqueConstraint(
                fields=["trust", "on"], condition=Q(school__isnull=True), name="one_open_release_a_trust"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_point_display()} {self.on}"
