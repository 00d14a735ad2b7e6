"""What is expected of newcomers, by kind of post: the mandatory list (stage one), the non-negotiables (two)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from growthring.core.records import Record, Sensitivity
from growthring.people.models import PostKind, School, TrustOwned
from growthring.standards.models.scales import SET_UP


class Gate(models.TextChoices):
    MANDATORY = "mandatory", _("Mandatory")
    NON_NEGOTIABLE = "non_negotiable", _("Non-negotiable")


class DueTime(models.TextChoices):
    """When an item is due, counted in school weeks from the first day of the post."""

    DAY_ONE = "day_one", _("Day one")
    WEEK_TWO = "week_two", _("End of week two")
    WEEK_SIX = "week_six", _("End of week six")


class Expectation(TrustOwned):
    """One item. An edit retires it and adds its successor, so that what was assured keeps its words.

    `school` None is the trust's own; an empty `post_kind` holds for every kind of post.
    """

    school = models.ForeignKey(School, on_delete=models.CASCADE, null=True, blank=True, related_name="expectations")
    gate = models.CharField(_("list"), max_length=14, choices=Gate)
    post_kind = models.CharField(_("kind of post"), max_length=20, choices=PostKind, blank=True)
    text = models.CharField(_("what is expected"), max_length=200)
    guidance = models.TextField(_("how we show it and check it"), blank=True)
    due = models.CharField(_("due"), max_length=10, choices=DueTime, default=DueTime.WEEK_SIX)
    position = models.PositiveSmallIntegerField(default=0)
    retired_on = models.DateField(null=True, blank=True)
    replaces = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    record = Record(
        SET_UP, None, Sensitivity.OPEN, "as long as the school uses Growthring", "nothing: it is about no person"
    )

    class Meta:
        ordering = ["gate", "position", "pk"]

    def __str__(self) -> str:
        return self.text
