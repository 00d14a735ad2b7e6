"""What a person has chosen about mail, and their own calendar feed."""

from datetime import time

from django.db import models
from django.utils.translation import gettext_lazy as _

from growthring.core.records import Record, Sensitivity
from growthring.people.models import Person, TrustOwned

EVERY_DAY = 7  # after the weekdays, of which Monday is 0
MORNING = time(7, 45)


class MailWishes(TrustOwned):
    """About the one mail a day. Made with these defaults the first time a person's day is looked at."""

    class Day(models.IntegerChoices):
        EVERY = EVERY_DAY, _("Every day on which there is something")
        MONDAY = 0, _("Mondays")
        TUESDAY = 1, _("Tuesdays")
        WEDNESDAY = 2, _("Wednesdays")
        THURSDAY = 3, _("Thursdays")
        FRIDAY = 4, _("Fridays")

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="mail_wishes")
    wants_digest = models.BooleanField(_("send me a mail about what waits for me"), default=True)
    on_day = models.PositiveSmallIntegerField(_("how often"), choices=Day, default=EVERY_DAY)
    at = models.TimeField(_("at"), default=MORNING)
    holidays_too = models.BooleanField(_("also in the evening, at weekends and in school holidays"), default=False)
    language = models.CharField(max_length=16, blank=True, editable=False)
    looked_at_on = models.DateField(null=True, editable=False)  # the last day whose mail was made, or found to be empty

    record = Record(
        None,
        "person",
        Sensitivity.PERSONAL,
        "with the person",
        "what they have chosen about mail",
    )

    def __str__(self) -> str:
        return str(self.person_id)


class CalendarFeed(TrustOwned):
    """A person's meetings under an address that only they know; of its key, only the digest is kept."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="calendar_feed")
    key_digest = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(editable=False)
    fetched_on = models.DateField(null=True, editable=False)

    record = Record(
        None,
        "person",
        Sensitivity.PERSONAL,
        "until its owner takes it away, or with the person",
        "that there is one, since when, and on which day it was last fetched",
    )

    def __str__(self) -> str:
        return str(self.person_id)


class Told(TrustOwned):
    """A thing a digest has spoken of, so that it does not say the same every day."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    line = models.CharField(max_length=64)  # digest of the line's key
    told_on = models.DateField()

    record = Record(None, "person", Sensitivity.PERSONAL, "two weeks", "nothing: a mark that says what of nobody")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "line"], name="one_mark_a_line_told")]

    def __str__(self) -> str:
        return self.line
