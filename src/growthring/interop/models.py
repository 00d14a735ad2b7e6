"""Imports: what each batch was going to do, what it did, and so how it can be undone."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from growthring.core.records import Record, Sensitivity
from growthring.interop.mapping.models import ColumnMapping
from growthring.people.models import Person, TrustOwned

MARK = 16  # letters of a row's mark


class ImportBatch(TrustOwned):
    """One roster, from its preview on. The upload itself is gone by then; `roster` holds its staff rows until applied.

    `shown` is what the preview shows; once applied, only the rows that were not taken. Both are emptied when the batch
    is dropped, undone or a day old. `summary` has counts only, and stays.
    """

    class State(models.TextChoices):
        READING = "reading", _("Being read")
        UNREAD = "unread", _("Could not be read")
        PREVIEWED = "previewed", _("Waiting for you to apply it")
        APPLYING = "applying", _("Being brought in")
        APPLIED = "applied", _("Applied")
        UNDOING = "undoing", _("Being taken back")
        UNDONE = "undone", _("Undone")
        DROPPED = "dropped", _("Dropped")

    WAITING = (State.PREVIEWED, State.APPLYING)
    UNDER_WAY = (State.READING, State.APPLYING, State.UNDOING)

    class Stopped(models.TextChoices):
        """Why nothing was written when it was applied last."""

        CANCELLED = "cancelled", _("Somebody stopped it")
        OUTDATED = "outdated", _("Something had changed since the preview")
        REFUSED = "refused", _("Whoever began it brings nobody in any more")
        BROKEN = "broken", _("Something went wrong on our side")
        BUILT_ON = "built_on", _("Somebody has built on it since")

    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    on = models.DateField()
    file_name = models.CharField(max_length=120)
    format = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=State, default=State.PREVIEWED)
    started_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    started_at = models.DateTimeField(null=True, blank=True)
    stopped = models.CharField(max_length=10, choices=Stopped, blank=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    roster = models.JSONField(null=True, blank=True)
    shown = models.JSONField(null=True, blank=True)  # see `interop.showing`
    digest = models.CharField(max_length=64, blank=True)  # of what the preview showed
    summary = models.JSONField(default=dict)
    opening = models.JSONField(null=True, blank=True)  # keys of posts whose newcomers' lists are still to be opened
    mapping = models.ForeignKey(ColumnMapping, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    record = Record(
        "Import batch",
        "made_by",
        Sensitivity.PERSONAL,
        "staff rows until applied, a day at most; counts for two years",
        "that the person made it",
    )

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.file_name} {self.made_at:%Y-%m-%d %H:%M}"

    @property
    def size(self) -> int:
        """People of the file."""
        return sum(self.summary.get(name, 0) for name in ("joins", "changes", "unchanged", "refused"))

    @property
    def is_undoable(self) -> bool:
        """It was applied, and nobody has taken it back; somebody may have begun to."""
        return self.state in (self.State.APPLIED, self.State.UNDOING)

    @property
    def waits(self) -> bool:
        """It can still be applied: nobody has decided yet, or it was begun and has not come to its end."""
        return self.state in self.WAITING


class ImportChange(TrustOwned):
    """One row a batch changed: enough to take it back, and to see that nobody has changed it since."""

    class Action(models.TextChoices):
        ADDED = "added", _("added")
        CHANGED = "changed", _("changed")

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="changes")
    action = models.CharField(max_length=8, choices=Action)
    model = models.CharField(max_length=40)  # app_label.ModelName
    row_id = models.BigIntegerField()
    before = models.JSONField(default=dict)  # field -> value, of changed fields
    after = models.JSONField(default=dict)

    record = Record(
        "Import batch", None, Sensitivity.PERSONAL, "as long as the batch can be undone: 90 days", "nothing"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["batch", "model", "row_id"], name="one_change_a_row_in_a_batch")]

    def __str__(self) -> str:
        return f"{self.action} {self.model}"


class ImportAddition(TrustOwned):
    """Rows of one model that a batch added: enough to take them back, and to see that nobody has changed them since."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="additions")
    model = models.CharField(max_length=40)  # app_label.ModelName
    columns = models.JSONField()  # what the marks are made of
    ids = models.JSONField()
    marks = models.TextField()  # one after another: see `interop.marking`

    record = Record(
        "Import batch", None, Sensitivity.PERSONAL, "as long as the batch can be undone: 90 days", "nothing"
    )

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"added {self.model}"

    @property
    def pairs(self) -> dict[int, str]:
        """The mark of each row, by its number."""
        return {pk: self.marks[at * MARK : at * MARK + MARK] for at, pk in enumerate(self.ids)}

    def hold(self, pairs: dict[int, str]) -> None:
        self.ids, self.marks = list(pairs), "".join(pairs.values())


class ImportProgress(models.Model):
    """How far a running import is, told beside its transaction; on SQLite a file is used instead."""

    batch_key = models.CharField(max_length=16, unique=True)
    what = models.CharField(max_length=20)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    told_at = models.DateTimeField()
    is_to_stop = models.BooleanField(default=False)

    record = Record(None, None, Sensitivity.TECHNICAL, "while an import runs", "nothing")

    def __str__(self) -> str:
        return f"{self.what} {self.done}/{self.total}"


class LeaverProposal(TrustOwned):
    """Somebody an applied roster no longer names: proposed, for the office to decide; never ended by the import."""

    class Answer(models.TextChoices):
        OPEN = "open", _("To decide")
        LEFT = "left", _("Has left")
        STAYS = "stays", _("Stays")

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="leavers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    why = models.CharField(max_length=12)  # missing, inactive
    answer = models.CharField(max_length=6, choices=Answer, default=Answer.OPEN)
    answered_at = models.DateTimeField(null=True, blank=True)

    record = Record("Import batch", "person", Sensitivity.PERSONAL, "with its batch", "that it was proposed")

    class Meta:
        ordering = ["person__family_name", "person__given_name", "pk"]
        constraints = [models.UniqueConstraint(fields=["batch", "person"], name="one_proposal_a_person")]

    def __str__(self) -> str:
        return str(self.get_answer_display())
