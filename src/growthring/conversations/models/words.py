"""What is written for and in a meeting: each one's words, the agreed lines, evidence, and the section on wellbeing."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from growthring.commitments.models import Action, Promise
from growthring.conversations.models.meetings import KIND, PREPARATION, Conversation
from growthring.conversations.models.questions import Question
from growthring.core.records import Record, Sensitivity
from growthring.people.models import Person, TrustOwned
from growthring.writing.models import Binned, TextVersion, Versioned

WITH = "with its conversation"
LEARNER = "conversation__post__person"
LONGEST = 4000


class Words(TrustOwned):
    """One person's words to one question: theirs alone until they share them or the meeting begins."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="words")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=LONGEST)
    written_at = models.DateTimeField()

    record = Record(PREPARATION, "person", Sensitivity.PRIVATE, WITH, "every word, preparation included")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "question", "person"], name="one_word_a_person_a_question")
        ]

    def __str__(self) -> str:
        return self.text[:40]


class Line(Versioned):
    """What they agreed on, for one question: one line, written by one pen at a time."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="lines")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=LONGEST, blank=True)

    record = Record(KIND, LEARNER, Sensitivity.PRIVATE, WITH, "every line")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "question"], name="one_line_a_question")]

    def __str__(self) -> str:
        return self.text[:40]


class LineVersion(TextVersion):
    """Every text an agreed line has had."""

    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="versions")

    record = Record(KIND, "line__conversation__post__person", Sensitivity.PRIVATE, WITH, "every text of every line")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["line", "number"], name="one_line_version_a_number")]


class Evidence(Binned):
    """What somebody brings to the meeting: a short note, a link, or both. Few."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="evidence")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(_("what it shows"), max_length=300)
    link = models.URLField(_("link"), max_length=500, blank=True)
    added_at = models.DateTimeField()

    record = Record(KIND, LEARNER, Sensitivity.PRIVATE, WITH, "every piece")

    class Meta:
        ordering = ["added_at", "pk"]

    def __str__(self) -> str:
        return self.note


class Wellbeing(TrustOwned):
    """How one of the two is, in their words: for the learner and the line manager of that meeting, nobody else."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="wellbeing")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=LONGEST)
    written_at = models.DateTimeField()

    record = Record(KIND, "person", Sensitivity.PRIVATE, "until the end of the school year", "one's own words")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "person"], name="one_wellbeing_a_person")]


class Arisen(TrustOwned):
    """An action or a promise that came out of a conversation."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="arisen")
    action = models.ForeignKey(Action, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, null=True, blank=True, related_name="+")

    record = Record(KIND, LEARNER, Sensitivity.PRIVATE, WITH, "which came out of which")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(action__isnull=False) ^ models.Q(promise__isnull=False), name="arisen_is_one_of_two"
            )
        ]
