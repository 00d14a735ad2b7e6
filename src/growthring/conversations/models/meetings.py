"""Conversations from the day they are planned to the day the next one is, and who sits in them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from growthring.conversations.models.questions import Purpose, QuestionSet
from growthring.core.records import Record, Sensitivity
from growthring.people.models import Partnership, Person, Post, TrustOwned

KIND = "Conversation record"
PREPARATION = "Conversation preparation; reflection draft; any unsent draft"
KEPT = "current school year and six; a section on wellbeing the current year alone"


class Conversation(TrustOwned):
    """One meeting about one post: the learner with the line manager, another partner, or both of them.

    While it has not begun, the line manager's seat is whoever's the running partnership is. See ADR 18.
    """

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        BEGUN = "begun", _("Being held")
        RECORDED = "recorded", _("Waits to be signed")
        SIGNED = "signed", _("Signed")
        CALLED_OFF = "called_off", _("Called off")

    class Degree(models.TextChoices):
        """How much direction the learner gets next: the less somebody can do it yet, the more."""

        INSTRUCT = "instruct", pgettext_lazy("what a partner does", "Instruct")
        MENTOR = "mentor", pgettext_lazy("what a partner does", "Mentor")
        COACH = "coach", pgettext_lazy("what a partner does", "Coach")
        SUPPORT = "support", pgettext_lazy("what a partner does", "Support")
        DELEGATE = "delegate", pgettext_lazy("what a partner does", "Delegate")

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="conversations")
    purpose = models.CharField(_("what it is for"), max_length=10, choices=Purpose, default=Purpose.FIVE)
    questions = models.ForeignKey(QuestionSet, on_delete=models.PROTECT, related_name="conversations")
    with_manager = models.BooleanField(_("with the line manager"), default=True)
    other = models.ForeignKey(  # a coach, mentor, induction tutor or guest
        Partnership, on_delete=models.SET_NULL, null=True, blank=True, related_name="conversations"
    )
    starts_at = models.DateTimeField(_("when"))
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=45)
    where = models.CharField(_("where"), max_length=120, blank=True)
    sequence = models.PositiveIntegerField(default=0)  # of the calendar invitation: one more each time it changes
    planned_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    sent_at = models.DateTimeField(null=True, blank=True)  # the questions, ahead of the meeting
    begun_at = models.DateTimeField(null=True, blank=True)
    held_on = models.DateField(_("held on"), null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    degree = models.CharField(_("how much direction"), max_length=10, choices=Degree, blank=True)
    next_on = models.DateField(_("we meet again on"), null=True, blank=True)
    has_wellbeing = models.BooleanField(default=False)

    record = Record(KIND, "post__person", Sensitivity.PRIVATE, KEPT, "every conversation")

    class Meta:
        ordering = ["starts_at", "pk"]
        indexes = [
            models.Index(fields=["post", "starts_at"]),
            models.Index(fields=["trust", "state", "starts_at"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(with_manager=True) | Q(other__isnull=False) | ~Q(state="planned"),
                name="a_planned_conversation_has_a_partner",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} {self.starts_at:%Y-%m-%d}"


class Party(TrustOwned):
    """A person in a conversation, from the first thing they do there. The learner's has no partnership.

    `sat_at`: was in the meeting, so that words and lines are open between them. A partner whose partnership has ended
    is a party no longer.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="parties")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    partnership = models.ForeignKey(Partnership, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    joined_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True, blank=True)  # says so themself: prepared
    shared_at = models.DateTimeField(null=True, blank=True)  # opened their preparation to the parties of that moment
    sat_at = models.DateTimeField(null=True, blank=True)

    record = Record(KIND, "person", Sensitivity.PRIVATE, "with its conversation", "that the person was to be there")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "person"], name="one_party_a_person")]

    def __str__(self) -> str:
        return f"{self.person_id}"


class Change(TrustOwned):
    """A meeting moved, called off or reopened, with a word to the other; only ever added."""

    class Act(models.TextChoices):
        MOVED = "moved", _("moved it")
        CALLED_OFF = "called_off", _("called it off")
        REOPENED = "reopened", _("reopened it")

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="changes")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    act = models.CharField(max_length=10, choices=Act)
    at = models.DateTimeField()
    word = models.CharField(_("a word to the other"), max_length=300, blank=True)
    was_at = models.DateTimeField(null=True, blank=True)  # a moved meeting: when it was to be

    record = Record(KIND, "conversation__post__person", Sensitivity.PRIVATE, "with its conversation", "every word")

    class Meta:
        ordering = ["at", "pk"]


class Rhythm(TrustOwned):
    """How often the two have agreed to meet, in place of the school's own weeks."""

    partnership = models.OneToOneField(Partnership, on_delete=models.CASCADE, related_name="rhythm")
    weeks = models.PositiveSmallIntegerField(_("weeks from one meeting to the next"))
    agreed_on = models.DateField()
    agreed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    record = Record(
        "Partnership", "partnership__post__person", Sensitivity.PERSONAL, "with the partnership", "the weeks agreed"
    )


class WayReview(TrustOwned):
    """Whether mentoring is to turn into coaching: asked at a date, decided by the two."""

    class Answer(models.TextChoices):
        COACHING = "coaching", _("Coaching now")
        MENTORING = "mentoring", _("Mentoring for now")

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="way_reviews")
    ask_on = models.DateField(_("ask again on"))
    learner_says = models.CharField(max_length=10, choices=Answer, blank=True)
    learner_said_at = models.DateTimeField(null=True, blank=True)
    partner_says = models.CharField(max_length=10, choices=Answer, blank=True)
    partner_said_at = models.DateTimeField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)

    record = Record(
        "Partnership", "partnership__post__person", Sensitivity.PERSONAL, "with the partnership", "what each said"
    )

    class Meta:
        ordering = ["ask_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership"], condition=Q(decided_on__isnull=True), name="one_open_way_review"
            )
        ]
