"""The record of events: what happened and who looked. Rows are only ever added."""

from typing import Any, NoReturn

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from growthring.core.models import Private
from growthring.core.records import Record, Sensitivity


class Event(Private):
    """One change, or one view of a page; never a word that somebody wrote.

    People, trusts and schools are kept as plain numbers, so that the record outlives what it tells of. A view of a page
    about many people names the group it showed (a school, a team, or somebody's caseload) in place of a subject.
    """

    class Verb(models.TextChoices):
        LOOKED = "looked", _("looked")
        ADDED = "added", _("added")
        CHANGED = "changed", _("changed")
        ENDED = "ended", _("ended")
        EXPORTED = "exported", _("took a copy")
        SIGNED_IN = "signed_in", _("signed in")
        UNDONE = "undone", _("undid")

    at = models.DateTimeField()
    trust_id = models.BigIntegerField(null=True)
    actor_id = models.BigIntegerField(null=True)  # a person; None for the installation itself
    acting_as = models.CharField(max_length=12, blank=True)  # a role of the matrix
    verb = models.CharField(max_length=12, choices=Verb)
    kind = models.CharField(max_length=80)  # a row of the matrix
    where = models.CharField(max_length=80, blank=True)  # the page or command, in words
    subject_id = models.BigIntegerField(null=True)
    school_id = models.BigIntegerField(null=True)
    team_id = models.BigIntegerField(null=True)
    caseload_of = models.BigIntegerField(null=True)
    count = models.PositiveIntegerField(default=1)

    record = Record(
        "Record of events",
        None,
        Sensitivity.PERSONAL,
        "six years",
        "every event about the person, and who caused it",
    )

    class Meta:
        indexes = [
            models.Index(fields=["subject_id", "at"]),
            models.Index(fields=["school_id", "at"]),
            models.Index(fields=["trust_id", "at"]),
            models.Index(fields=["actor_id", "at"]),
            models.Index(fields=["team_id", "at"], condition=Q(team_id__isnull=False), name="events_of_a_team"),
            models.Index(
                fields=["caseload_of", "at"], condition=Q(caseload_of__isnull=False), name="events_of_a_caseload"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.kind}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("the record of events is only added to")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("the record of events is only added to")
