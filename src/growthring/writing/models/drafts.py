from datetime import date, timedelta

from django.db import models
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from growthring.core import clock
from growthring.core.records import Record, Sensitivity
from growthring.people.models import Person
from growthring.writing.models.bins import IN_USE, Binned

ABOUT_OTHERS = timedelta(days=30)
ONES_OWN = timedelta(days=365)
BESIDE = {"seen"}  # boxes without words that have to come back with them: the version a text was written over
KIND = "Conversation preparation; reflection draft; any unsent draft"


def is_beside(name: str) -> bool:
    return name.rpartition("-")[2] in BESIDE


class Draft(Binned):
    """What somebody is writing in one form, as far as they have come; nobody else's to read.

    `place` names the form, as in ``conversations_prepare:KEY``: a name of an address and what stands in it.
    """

    writer = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    about = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    place = models.CharField(max_length=160)
    fields = models.JSONField(default=dict)  # name of the box: text; or a list of what was chosen there
    saved_at = models.DateTimeField(default=clock.now)

    record = Record(
        KIND,
        "writer",
        Sensitivity.PRIVATE,
        "until it is sent, or 30 days after it is thrown away; about somebody else 30 days, one's own 12 months idle;"
        " a box on wellbeing until the end of the school year",
        "every word of it",
    )

    class Meta:
        ordering = ["-saved_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["writer", "place"], condition=IN_USE, name="one_draft_a_place")]
        indexes = [models.Index(fields=["saved_at"])]

    def __str__(self) -> str:
        return self.place

    def words(self) -> str:
        """All that is written in it, box after box."""
        return "\n\n".join(text.strip() for name, text in self.texts.items() if text.strip() and not is_beside(name))

    @property
    def texts(self) -> dict[str, str]:
        return {name: each for name, each in self.fields.items() if isinstance(each, str)}

    @property
    def choices(self) -> dict[str, list[str]]:
        """Of the boxes where something else was chosen than the page began with."""
        return {name: each for name, each in self.fields.items() if isinstance(each, list)}

    def told(self) -> str:
        """For its writer to know it by."""
        return self.words() or _("A day or a choice, without words yet")

    @property
    def goes(self) -> date:
        """The day it is forgotten unless its writer goes on with it."""
        return localtime(self.saved_at + (ABOUT_OTHERS if self.about_id else ONES_OWN)).date()
