"""A newcomer's assurance: each item by its own date, assured by the line manager, answered by the newcomer."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from growthring.core.records import Record, Sensitivity
from growthring.people.models import Person, Post, TrustOwned
from growthring.standards.models import Expectation, Gate

KIND = "Assurance item (mandatory; non-negotiable)"


class Assurance(TrustOwned):
    """One newcomer's two lists. The days they were met are set when the last item of each is assured."""

    post = models.OneToOneField(Post, on_delete=models.CASCADE, related_name="assurance")
    started_on = models.DateField()
    mandatory_met_on = models.DateField(null=True, blank=True)
    non_negotiables_met_on = models.DateField(null=True, blank=True)

    record = Record(
        KIND,
        "post__person",
        Sensitivity.PERSONAL,
        "current school year and three after both lists were met",
        "both lists with their dates",
    )

    def __str__(self) -> str:
        return f"from {self.started_on}"


class AssuranceItem(TrustOwned):
    """One expectation of one newcomer. A non-negotiable open past its due date is looked at again on `review_on`."""

    assurance = models.ForeignKey(Assurance, on_delete=models.CASCADE, related_name="items")
    expectation = models.ForeignKey(Expectation, on_delete=models.PROTECT, related_name="items")
    gate = models.CharField(max_length=14, choices=Gate)
    due_on = models.DateField()
    review_on = models.DateField(_("look at it again on"), null=True, blank=True)
    assured_on = models.DateField(_("assured on"), null=True, blank=True)
    assured_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    note = models.CharField(_("what was seen"), max_length=300, blank=True)
    answer = models.CharField(_("the newcomer's answer"), max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    record = Record(
        KIND,
        "assurance__post__person",
        Sensitivity.PERSONAL,
        "with the assurance",
        "every item and both notes",
    )

    class Meta:
        ordering = ["gate", "due_on", "expectation__position", "pk"]
        indexes = [
            models.Index(fields=["trust", "due_on"], condition=Q(assured_on__isnull=True), name="open_items_by_day"),
            models.Index(fields=["assurance"], condition=Q(assured_on__isnull=True), name="open_items_by_list"),
        ]
        constraints = [models.UniqueConstraint(fields=["assurance", "expectation"], name="one_item_an_expectation")]

    def __str__(self) -> str:
        return f"due {self.due_on}"
