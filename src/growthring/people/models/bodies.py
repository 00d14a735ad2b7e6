"""Trusts, their schools and the teams in them."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from growthring.core.models import Keyed, Private
from growthring.core.records import Record, Sensitivity


class Trust(Keyed):
    """A body that owns its data: nothing is ever shared between two of them but a guest's one partnership."""

    class Kind(models.TextChoices):
        TRUST = "trust", _("Trust")
        FEDERATION = "federation", _("Federation")
        AUTHORITY = "authority", _("Local authority group")
        LONE = "lone", _("School on its own")

    class NeedsSecondFactor(models.TextChoices):
        NOBODY = "nobody", _("Nobody has to; everybody may")
        READERS = "readers", _("Those who read private records")
        ALL = "all", _("Everybody")

    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(_("short name"), unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.TRUST)
    group_uid = models.CharField(_("Group UID"), max_length=12, blank=True, editable=False)  # as GIAS numbers groups
    closed_on = models.DateField(_("closed on"), null=True, blank=True, editable=False)
    second_factor = models.CharField(
        _("who needs a second factor"), max_length=8, choices=NeedsSecondFactor, default=NeedsSecondFactor.NOBODY
    )
    second_factor_from = models.DateField(_("from"), null=True, blank=True)
    register = models.JSONField(default=dict, editable=False)  # what GIAS last said: see `interop.establishments`

    record = Record(
        "Set-up (calendar; scale; expectations; questions; settings)",
        None,
        Sensitivity.OPEN,
        "as long as the trust uses Growthring",
        "nothing: it is about no person",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group_uid"], condition=~Q(group_uid=""), name="one_trust_a_group_uid"),
        ]

    def __str__(self) -> str:
        return self.name


class TrustOwned(Private):
    """A row of one trust. Every key from it to another such row stays inside the trust."""

    trust = models.ForeignKey(Trust, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        for field in self._meta.concrete_fields:
            related = self._state.fields_cache.get(field.name)
            if isinstance(related, TrustOwned) and related.trust_id != self.trust_id:
                raise ValueError(f"{self._meta.label}.{field.name} leads into another trust")
        super().save(*args, **kwargs)


class School(TrustOwned):
    class Phase(models.TextChoices):
        NURSERY = "nursery", _("Nursery")
        PRIMARY = "primary", _("Primary")
        SECONDARY = "secondary", _("Secondary")
        ALL_THROUGH = "all_through", _("All-through")
        SPECIAL = "special", _("Special")
        ALTERNATIVE = "alternative", _("Alternative provision")
        COLLEGE = "college", _("College")
        OTHER = "other", _("Other")

    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(_("short name"))
    phase = models.CharField(_("phase"), max_length=12, choices=Phase, default=Phase.OTHER)
    urn = models.CharField(_("URN or other number"), max_length=20, blank=True)
    source_id = models.CharField(max_length=80, blank=True, editable=False)  # as rosters name it
    opened_on = models.DateField(_("opened on"), null=True, blank=True, editable=False)
    closed_on = models.DateField(_("closed on"), null=True, blank=True, editable=False)  # the first day without it
    register = models.JSONField(default=dict, editable=False)  # what GIAS last said: see `interop.establishments`
    one_partner_for_both = models.BooleanField(
        _("a coach may also be the line manager"),
        default=False,
        help_text=_("In small schools one person may have to be both. The person supported is told."),
    )
    coach_capacity = models.PositiveSmallIntegerField(_("people one coach can support"), default=6)

    record = Record(
        "Set-up (calendar; scale; expectations; questions; settings)",
        None,
        Sensitivity.OPEN,
        "as long as the trust uses Growthring",
        "nothing: it is about no person",
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["trust", "slug"], name="one_school_a_slug_in_a_trust"),
            models.UniqueConstraint(
                fields=["trust", "source_id"],
                condition=~Q(source_id=""),
                name="one_school_a_source_id_in_a_trust",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Team(TrustOwned):
    """A department, key stage or crew inside a school."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="teams")
    name = models.CharField(_("name"), max_length=120)

    record = Record(
        "Set-up (calendar; scale; expectations; questions; settings)",
        None,
        Sensitivity.OPEN,
        "as long as the school uses Growthring",
        "nothing: it is about no person",
    )

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["school", "name"], name="one_team_a_name_in_a_school")]

    def __str__(self) -> str:
        return self.name
