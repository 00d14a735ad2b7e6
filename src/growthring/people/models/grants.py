"""Roles people are given for a time, and the invitations that open their accounts."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from growthring.core.access import GRANTED, Role
from growthring.core.models import Dated
from growthring.core.records import Record, Sensitivity
from growthring.people.models.bodies import School, TrustOwned
from growthring.people.models.persons import Person

ROLE_NAMES = {
    Role.PDL: _("PD lead"),
    Role.HD: _("Headteacher"),
    Role.GOV: _("Governor"),
    Role.TPD: _("Trust PD director"),
    Role.CEO: _("Trust leader"),
    Role.OFF: _("Office or IT"),
    Role.HR: _("Human resources"),
    Role.DPO: _("Data protection officer"),
}


class RoleGrant(TrustOwned, Dated):
    """A role for one school, or for the whole trust when no school is named. The person always sees it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="role_grants")
    role = models.CharField(_("role"), max_length=4, choices=[(role.value, ROLE_NAMES[role]) for role in GRANTED])
    school = models.ForeignKey(School, on_delete=models.CASCADE, null=True, blank=True, related_name="role_grants")
    granted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    record = Record(
        "Role grant and sign-in account",
        "person",
        Sensitivity.PERSONAL,
        "six years after its end",
        "every grant, its dates and who gave it",
    )

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "role", "school"],
                condition=Q(ends_on__isnull=True),
                name="one_open_grant_a_school",
            ),
            models.UniqueConstraint(
                fields=["person", "role"],
                condition=Q(ends_on__isnull=True, school__isnull=True),
                name="one_open_grant_for_the_trust",
            ),
        ]

    def __str__(self) -> str:
        return str(ROLE_NAMES[Role(self.role)])


class Invitation(TrustOwned):
    """A link, sent once, that lets a person make or join a login. Only the digest of its token is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="invitations")
    token_digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    record = Record(
        "Role grant and sign-in account",
        "person",
        Sensitivity.PERSONAL,
        "thirty days after it expires",
        "that it was made",
    )

    def __str__(self) -> str:
        return f"until {self.expires_at:%Y-%m-%d}"
