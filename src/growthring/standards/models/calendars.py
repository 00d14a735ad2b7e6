"""The school year: terms, closures, and the checkpoints that follow from them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from growthring.core.records import Record, Sensitivity
from growthring.people.models import School, TrustOwned
from growthring.standards.models.scales import SET_UP


class Calendar(TrustOwned):
    """One school year, `[starts_on, ends_on)`. `school` None is the trust's; a school's own stands in its place."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, null=True, blank=True, related_name="calendars")
    name = models.CharField(_("name"), max_length=20)  # as in 2026/27
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("first day of the next year"))

    record = Record(
        SET_UP, None, Sensitivity.OPEN, "as long as the school uses Growthring", "nothing: it is about no person"
    )

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["trust", "school", "starts_on"], name="one_calendar_a_year"),
            models.UniqueConstraint(
                fields=["trust", "starts_on"],
                condition=Q(school__isnull=True),
                name="one_trust_calendar_a_year",
            ),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="calendar_ends_after_start"),
        ]

    def __str__(self) -> str:
        return self.name


class Term(TrustOwned):
    """A term from its first to its last day, both included."""

    calendar = models.ForeignKey(Calendar, on_delete=models.CASCADE, related_name="terms")
    name = models.CharField(_("name"), max_length=40)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))

    record = Record(SET_UP, None, Sensitivity.OPEN, "with its calendar", "nothing: it is about no person")

    class Meta:
        ordering = ["first_day"]
        constraints = [models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="term_ends_after_start")]

    def __str__(self) -> str:
        return self.name


class Closure(TrustOwned):
    """Days inside a term when the school is closed: half term, a bank holiday, both days included."""

    calendar = models.ForeignKey(Calendar, on_delete=models.CASCADE, related_name="closures")
    name = models.CharField(_("name"), max_length=80)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))

    record = Record(SET_UP, None, Sensitivity.OPEN, "with its calendar", "nothing: it is about no person")

    class Meta:
        ordering = ["first_day"]
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="closure_ends_after_start")
        ]

    def __str__(self) -> str:
        return self.name
