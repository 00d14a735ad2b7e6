"""Placements at a stage: the outcome of a dialogue, appended, voided when made in error, never overwritten."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from growthring.core.records import Record, Sensitivity
from growthring.people.models import Person, Post, TrustOwned
from growthring.standards.models import ScaleVersion, Stage


class State(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")  # one side has spoken
    AGREED = "agreed", _("Agreed")
    CONTESTED = "contested", _("Contested")  # the two differ; the head moderates


class Basis(models.TextChoices):
    """What a placement rests on."""

    DIALOGUE = "dialogue", _("Agreed in dialogue")
    SELF = "self", _("Self-placed")
    MODERATED = "moderated", _("Moderated by the head")
    ASSURANCE = "assurance", _("Follows from a newcomer's assurance")


class Placement(TrustOwned):
    """One placement of one post.

    `stage` is the one that stands: while proposed, the one on the table; once agreed, the outcome. What each side said
    is kept in `Voice`. `effective_on` is the day it counts from, `recorded_at` when it was first written down,
    `settled_at` when it was agreed. `scale` is the version it was made with.
    """

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="placements")
    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="placements")
    scale = models.ForeignKey(ScaleVersion, on_delete=models.PROTECT, related_name="placements")
    effective_on = models.DateField(_("takes effect on"))
    recorded_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State)
    basis = models.CharField(max_length=10, choices=Basis, default=Basis.DIALOGUE)
    settled_at = models.DateTimeField(null=True, blank=True)
    voided_at = models.DateTimeField(null=True, blank=True)
    voided_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    void_reason = models.CharField(_("why it was an error"), max_length=300, blank=True)

    record = Record(
        "Stage placement",
        "post__person",
        Sensitivity.PRIVATE,
        "current school year and three after another took its place; the one in force stays",
        "every placement with what each side said",
    )

    class Meta:
        ordering = ["effective_on", "recorded_at", "pk"]
        indexes = [models.Index(fields=["post", "effective_on"])]
        constraints = [
            models.UniqueConstraint(
                fields=["post"],
                condition=Q(state__in=["proposed", "contested"], voided_at__isnull=True),
                name="one_open_placement_a_post",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()} {self.effective_on}"


class Voice(TrustOwned):
    """What one side said in a placement's dialogue; only ever added."""

    class Part(models.TextChoices):
        LEARNER = "learner", _("The person placed")
        LINE_MANAGER = "line_manager", _("Line manager")
        HEAD = "head", _("Headteacher")

    class Act(models.TextChoices):
        PLACES = "places", _("places")
        AGREES = "agrees", _("agrees")
        CONTESTS = "contests", _("sees it differently")
        MODERATES = "moderates", _("settles")

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="voices")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=12, choices=Part)
    act = models.CharField(max_length=10, choices=Act)
    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="+")
    sentence = models.CharField(_("in a sentence"), max_length=500, blank=True)
    said_at = models.DateTimeField()

    record = Record(
        "Stage placement",
        "placement__post__person",
        Sensitivity.PRIVATE,
        "with its placement",
        "every sentence said",
    )

    class Meta:
        ordering = ["said_at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_part_display()} {self.get_act_display()}"
