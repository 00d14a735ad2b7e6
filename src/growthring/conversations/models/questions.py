"""The questions a conversation asks: set by the trust, adapted by a school, kept in versions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from growthring.core.records import Record, Sensitivity
from growthring.people.models import School, TrustOwned

SET_UP = "Set-up (calendar; scale; expectations; questions; settings)"
KEPT = "as long as the school uses Growthring"
NOBODY = "nothing: it is about no person"


class Purpose(models.TextChoices):
    """What a conversation is for; each has its own questions."""

    FIVE = "five", _("Professional conversation")
    OPENING = "opening", _("Opening of the year")
    MID_YEAR = "mid_year", _("Mid-year")
    REVIEW = "review", _("Review of the year")
    NEWCOMER = "newcomer", _("First six weeks")
    CHECK_IN = "check_in", _("Short check-in")


class QuestionSet(TrustOwned):
    """One wording of the questions for one purpose. A conversation keeps the version it was planned with.

    `school` None is the trust's own. The version in force on a day is the school's own newest by then, else the trust's
    newest by then. With a version marked `back_to_trust` a school that had adapted it gave its own up.
    """

    school = models.ForeignKey(School, on_delete=models.CASCADE, null=True, blank=True, related_name="question_sets")
    purpose = models.CharField(max_length=10, choices=Purpose)
    number = models.PositiveIntegerField()
    name = models.CharField(_("name"), max_length=80)
    introduction = models.TextField(_("what to say beforehand"), blank=True)
    in_force_from = models.DateField(_("in force from"))
    note = models.CharField(_("what changed and why"), max_length=300, blank=True)
    back_to_trust = models.BooleanField(default=False, editable=False)  # has no questions of its own

    record = Record(SET_UP, None, Sensitivity.OPEN, KEPT, NOBODY)

    class Meta:
        ordering = ["in_force_from", "number"]
        constraints = [
            models.UniqueConstraint(fields=["trust", "purpose", "number"], name="one_question_set_a_number"),
        ]

    def __str__(self) -> str:
        return self.name


class Question(TrustOwned):
    """One question with a part for each partner. `code`: what its agreed line stands for in the record, if anything."""

    class Code(models.TextChoices):
        B = "b", _("Where I want to be")
        A = "a", _("Where I am")
        LEARNT = "learnt", _("What I learnt about my actions")
        LEARN = "learn", _("What I must learn")
        GIVE = "give", _("What I can give")

    version = models.ForeignKey(QuestionSet, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(_("stands for"), max_length=6, choices=Code, blank=True)
    text = models.CharField(_("question"), max_length=300)
    purpose = models.TextField(_("what it is for"), blank=True)
    learner_prompt = models.TextField(_("for the learner"), blank=True)
    partner_prompt = models.TextField(_("for the partner"), blank=True)

    record = Record(SET_UP, None, Sensitivity.OPEN, "with its version", NOBODY)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["version", "position"], name="one_question_a_position")]

    def __str__(self) -> str:
        return self.text


class MeetingRules(TrustOwned):
    """How a trust, or a school of it, holds conversations. `school` None is the trust's."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, null=True, blank=True, related_name="meeting_rules")
    weeks = models.PositiveSmallIntegerField(_("weeks from one meeting to the next"), default=12)
    minutes = models.PositiveSmallIntegerField(_("minutes a meeting"), default=45)
    sent_before = models.PositiveSmallIntegerField(_("days before, the questions are sent"), default=7)
    wellbeing = models.BooleanField(_("offer a section on wellbeing"), default=True)
    wellbeing_prompt = models.CharField(_("what the section on wellbeing asks"), max_length=300, blank=True)

    record = Record(SET_UP, None, Sensitivity.OPEN, KEPT, NOBODY)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["trust", "school"], name="one_set_of_meeting_rules_a_school"),
            models.UniqueConstraint(
                fields=["trust"], condition=models.Q(school__isnull=True), name="one_set_of_meeting_rules_a_trust"
            ),
        ]
