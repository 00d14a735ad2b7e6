"""What workers tell one another, in the database they share."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from growthring.core.records import Record, Sensitivity


class Worker(models.Model):
    """A worker that is at work. One that has not been seen for a while was killed, and its task is taken up again."""

    name = models.CharField(max_length=32, unique=True)
    host = models.CharField(max_length=255)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    record = Record(None, None, Sensitivity.TECHNICAL, "a day after it was last seen", "nothing")

    class Meta:
        verbose_name = _("worker")

    def __str__(self) -> str:
        return f"{self.name} on {self.host}"


class Occasion(models.Model):
    """One time at which regular work was due. Whoever adds the row asks for the work: nobody else can."""

    name = models.CharField(max_length=200)  # of the regular work: package.module.function
    due = models.DateTimeField()
    task_id = models.UUIDField(null=True)  # the task's result, as long as it is kept

    record = Record(None, None, Sensitivity.TECHNICAL, "thirty days", "nothing")

    class Meta:
        verbose_name = _("occasion")
        constraints = [models.UniqueConstraint(fields=["name", "due"], name="work_is_asked_for_once")]

    def __str__(self) -> str:
        return f"{self.name} {self.due:%Y-%m-%d %H:%M}"
