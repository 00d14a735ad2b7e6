"""Persons and their posts."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from growthring.core.models import Dated
from growthring.core.records import Record, Sensitivity
from growthring.people.models.bodies import School, Team, TrustOwned


class Person(TrustOwned):
    """Somebody in a trust. The login is global: a guest has a person in the host trust, one at home, and one login."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="persons"
    )
    given_name = models.CharField(_("given name"), max_length=80)
    family_name = models.CharField(_("family name"), max_length=80)
    preferred_name = models.CharField(_("known as"), max_length=80, blank=True)
    email = models.EmailField(_("work e-mail"), blank=True)
    staff_id = models.CharField(_("staff number"), max_length=80, blank=True)
    is_guest = models.BooleanField(default=False, editable=False)
    home_body = models.CharField(_("school or agency they come from"), max_length=200, blank=True)
    coach_capacity = models.PositiveSmallIntegerField(_("people they can coach"), null=True, blank=True)
    joined_on = models.DateField(editable=False)
    left_on = models.DateField(null=True, blank=True, editable=False)

    record = Record(
        "Person and directory entry",
        "",
        Sensitivity.DIRECTORY,
        "access ends with leaving; the entry goes with the last record that needs it, after a year at the soonest",
        "every field",
    )

    class Meta:
        ordering = ["family_name", "given_name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["trust", "email"], condition=~Q(email=""), name="one_person_an_email"),
            models.UniqueConstraint(
                fields=["trust", "staff_id"], condition=~Q(staff_id=""), name="one_person_a_staff_id"
            ),
            models.UniqueConstraint(fields=["trust", "user"], name="one_person_a_login_in_a_trust"),
        ]

    def __str__(self) -> str:
        return f"{self.preferred_name or self.given_name} {self.family_name}"


class PostKind(models.TextChoices):
    TEACHER = "teacher", _("Teacher")
    LEADER = "leader", _("Leader")
    TEACHING_ASSISTANT = "teaching_assistant", _("Teaching assistant")
    PASTORAL = "pastoral", _("Pastoral")
    TECHNICIAN = "technician", _("Technician")
    SITE = "site", _("Site")
    OFFICE = "office", _("Office")
    CATERING = "catering", _("Catering")
    PARTNER_AGENCY = "partner_agency", _("Partner agency")
    OTHER = "other", _("Other")


class Post(TrustOwned, Dated):
    """A role in a school, or in the trust when it has no school; a person may hold several."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="posts")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="posts", null=True, blank=True)
    team = models.ForeignKey(Team, on_delete=models.SET_NULL, related_name="posts", null=True, blank=True)
    kind = models.CharField(_("kind of post"), max_length=20, choices=PostKind)
    title = models.CharField(_("job title"), max_length=120, blank=True)
    early_career = models.BooleanField(_("early-career teacher"), default=False)

    record = Record(
        "Person and directory entry",
        "person",
        Sensitivity.DIRECTORY,
        "with the person",
        "every post with its dates",
    )

    class Meta:
        ordering = ["person__family_name", "person__given_name", "starts_on", "pk"]
        indexes = [models.Index(fields=["school", "starts_on", "ends_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="post_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return self.title or str(self.get_kind_display())


class Contract(TrustOwned):
    """What is needed to plan fairly round a post, and is not for colleagues or coaches."""

    post = models.OneToOneField(Post, on_delete=models.CASCADE, related_name="contract")
    part_time = models.BooleanField(_("part time"), default=False)
    fte = models.DecimalField(_("share of full time"), max_digits=4, decimal_places=3, null=True, blank=True)
    fixed_term_until = models.DateField(_("fixed term until"), null=True, blank=True)
    absent_from = models.DateField(_("absent from"), null=True, blank=True)
    absent_until = models.DateField(_("absent until"), null=True, blank=True)

    record = Record(
        "Contract facts (part time; end date; absence)",
        "post__person",
        Sensitivity.PERSONAL,
        "current year and six",
        "every field",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(fte__isnull=True) | (Q(fte__gt=0) & Q(fte__lte=1)), name="fte_is_a_share_or_not_known"
            )
        ]

    def __str__(self) -> str:
        return str(_("part time") if self.part_time else _("full time"))
