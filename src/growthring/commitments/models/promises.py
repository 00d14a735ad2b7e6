"""Promises of support: what the school owes somebody, who sees to it, and by when.

What was promised and why are two tables: whoever may see the one and not the other never loads the other.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from growthring.commitments.models.actions import KIND
from growthring.core.records import Record, Sensitivity
from growthring.people.models import Person, Post, TrustOwned
from growthring.writing.models import Binned


class Promise(Binned):
    """Owed to the person of `post`. `shared_at`: since when its learner lets the school see what and by when."""

    class Kind(models.TextChoices):
        TIME = "time", _("Time")
        COVER = "cover", _("Cover")
        VISIT = "visit", _("A visit")
        READING = "reading", _("Reading")
        COURSE = "course", _("A course")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        ASKED = "asked", _("Another day was asked for")  # whoever owes it asks the learner
        KEPT = "kept", _("Kept")
        DECLINED = "declined", _("Declined")

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="promises")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    what = models.CharField(_("what is promised"), max_length=200)
    owed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="promises_owed")
    due_on = models.DateField(_("by"))
    promised_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    promised_on = models.DateField()
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    settled_on = models.DateField(null=True, blank=True)
    shared_at = models.DateTimeField(null=True, blank=True)

    record = Record(
        KIND,
        "post__person",
        Sensitivity.PRIVATE,
        "current school year and six after it was settled or its post ended",
        "every promise, with why and what was said about it",
    )

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["post", "state"]),
            models.Index(fields=["owed_by", "state"]),
            models.Index(
                fields=["trust", "due_on"],
                condition=Q(shared_at__isnull=False, state__in=["open", "asked"]),
                name="open_promises_shared",
            ),
        ]

    def __str__(self) -> str:
        return self.what


class PromiseReason(TrustOwned):
    """Why it was promised: for the learner and those who support them, never for the school."""

    promise = models.OneToOneField(Promise, on_delete=models.CASCADE, related_name="reason")
    text = models.TextField(_("why"), max_length=1000)

    record = Record(KIND, "promise__post__person", Sensitivity.PRIVATE, "with its promise", "every word")

    def __str__(self) -> str:
        return self.text[:40]


class PromiseStep(TrustOwned):
    """What became of a promise, step by step; only ever added. `word` is said to the other side of it."""

    class Act(models.TextChoices):
        MADE = "made", _("promised")
        SHARED = "shared", _("shared it with the school")
        TAKEN_BACK = "taken_back", _("no longer shares it with the school")
        ASKED = "asked", _("asks for another day")
        AGREED = "agreed", _("agrees to another day")
        REFUSED = "refused", _("keeps to the day that was promised")
        KEPT = "kept", _("kept it")
        NOT_KEPT = "not_kept", _("says it has not happened")  # the learner answers "kept"
        DECLINED = "declined", _("declined it")

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="steps")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    act = models.CharField(max_length=10, choices=Act)
    word = models.CharField(_("in a sentence"), max_length=300, blank=True)
    due_on = models.DateField(null=True, blank=True)  # the day promised, asked for or agreed to
    at = models.DateTimeField()

    record = Record(KIND, "promise__post__person", Sensitivity.PRIVATE, "with its promise", "every step")

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return str(self.get_act_display())
