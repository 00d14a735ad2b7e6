"""Changes of many things at once: previewed, applied in one go, undone as one."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from growthring.core.records import Record, Sensitivity
from growthring.people.models.bodies import School, TrustOwned
from growthring.people.models.persons import Person


class BulkChange(TrustOwned):
    """One change of many rows.

    `plan` holds the partnerships it proposes (see `services.bulk.Line`), until it is applied and after; `unread` the
    lines of a file that could not be understood. What it made, altered and took away stands in its rows.
    """

    class What(models.TextChoices):
        ASSIGNED = "assigned", _("Partners assigned")
        HANDED_OVER = "handed_over", _("Handed over")
        LEFT = "left", _("Left")
        POST_ENDED = "post_ended", _("Post ended")

    what = models.CharField(max_length=12, choices=What, default=What.ASSIGNED)
    title = models.CharField(max_length=200)  # what it does, in words
    school = models.ForeignKey(School, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    plan = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    unread = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    applied_at = models.DateTimeField(null=True, blank=True)
    applied_count = models.PositiveIntegerField(default=0)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    record = Record(
        "Partnership",
        None,
        Sensitivity.PERSONAL,
        "a plan that was not applied for a week; an applied one for a year",
        "nothing of its own: its rows tell",
    )

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.title


class BulkChangeRow(TrustOwned):
    """One row of a table as it was and as the change left it; `before` null: made, `after` null: taken away."""

    change = models.ForeignKey(BulkChange, on_delete=models.CASCADE, related_name="rows")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    table = models.CharField(max_length=20)  # a model of this package, in lower case
    row_id = models.BigIntegerField()
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(null=True, encoder=DjangoJSONEncoder)

    record = Record("Partnership", "person", Sensitivity.PERSONAL, "with the change", "every row about the person")

    class Meta:
        ordering = ["pk"]
