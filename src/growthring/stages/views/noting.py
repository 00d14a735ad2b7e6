"""Leaders' notes beside closed checkpoints, as their page shows them."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict

from growthring.audit.services import Verb, record
from growthring.core.access import Actor, Forbidden, Role
from growthring.core.permissions import who_reads
from growthring.people.models import School
from growthring.stages.forms.profile import NoteForm
from growthring.stages.models import Checkpoint, ProfileNote
from growthring.stages.policy import PROFILE, ROW_ACCESS, has_row_access
from growthring.stages.views.scope import NO_ROWS, tabs_of


@dataclass(frozen=True)
class Notes:
    actor: Actor
    school: School

    def __post_init__(self) -> None:
        if not has_row_access(self.actor, self.school):
            raise Forbidden(NO_ROWS)

    @cached_property
    def checkpoints(self) -> list[Checkpoint]:
        """Newest first."""
        rows = Checkpoint.objects.visible_to(self.actor).filter(school=self.school)
        found = list(rows.select_related("calendar").order_by("-on"))
        for checkpoint in found:
            checkpoint.school = self.school
        return found

    @property
    def viewer(self) -> Role:
        return next(role for role in ROW_ACCESS if self.actor.holds(role, self.school.pk))

    def form(self, data: QueryDict | None = None) -> NoteForm:
        made = NoteForm(data, points=[(each.key, self.label(each)) for each in self.checkpoints])
        made.readers["text"] = who_reads(PROFILE, viewer=self.viewer)
        return made

    def checkpoint(self, said: dict[str, Any]) -> Checkpoint:
        return next(each for each in self.checkpoints if each.key == said["point"])

    def label(self, checkpoint: Checkpoint) -> str:
        return f"{checkpoint.get_point_display()} {checkpoint.calendar.name}"

    def shown(self, form: NoteForm) -> dict[str, Any]:
        rows = ProfileNote.objects.visible_to(self.actor).filter(checkpoint__school=self.school)
        labels = {each.pk: self.label(each) for each in self.checkpoints}
        found = rows.select_related("author").order_by("-written_at")
        return {
            "school": self.school,
            "form": form,
            "tabs": tabs_of(self.school, "_notes"),
            "notes": [(labels[row.checkpoint_id], row) for row in found],
            "who": who_reads(PROFILE, viewer=self.viewer),
        }

    def record_look(self) -> None:
        record(
            actor=self.actor,
            acting_as=self.viewer,
            verb=Verb.LOOKED,
            kind=PROFILE,
            where="notes beside the profile",
            school_id=self.school.pk,
        )
