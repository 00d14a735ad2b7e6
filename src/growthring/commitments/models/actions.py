"""Actions: what somebody in a learning partnership will learn, do or share, and by when."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from growthring.core.records import Record, Sensitivity
from growthring.people.models import Person, Post
from growthring.writing.models import Binned

KIND = "Action and promise of support"


class Action(Binned):
    """Stands on the learner's journey (`post`), whoever of the partnership owns it; open until it is ticked."""

    class Kind(models.TextChoices):
        LEARN = "learn", _("Learn")
        DO = "do", _("Do")
        SHARE = "share", _("Share")

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="actions")
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="actions_owned")
    kind = models.CharField(_("kind"), max_length=6, choices=Kind)
    text = models.CharField(_("what"), max_length=300)
    due_on = models.DateField(_("by"), null=True, blank=True)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    added_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    note = models.CharField(_("what came of it"), max_length=300, blank=True)

    record = Record(
        KIND,
        "post__person",
        Sensitivity.PRIVATE,
        "current school year and six after it was done or its post ended",
        "every action, whoever owns it",
    )

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["post", "done_on"]), models.Index(fields=["owner", "done_on"])]

    def __str__(self) -> str:
        return self.text
